import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, collide, type TextEdit } from './edit.ts';
import { bytesOfText, textOfBytes } from './source-text.ts';

/** A text, and edits of it that do not collide, in any order. */
const edited = fc
  .tuple(fc.string({ maxLength: 60 }), fc.array(fc.tuple(fc.nat(60), fc.nat(5), fc.string({ maxLength: 6 }))))
  .map(([source, raw]) => {
    const edits: TextEdit[] = [];
    for (const [at, length, text] of raw) {
      const start = Math.min(at, source.length);
      const edit = { start, end: Math.min(start + length, source.length), text };
      if (!edits.some((other) => collide(other, edit))) edits.push(edit);
    }
    return { source, edits };
  });

describe('edits', () => {
  test('change nothing outside of what they replace', () => {
    fc.assert(
      fc.property(edited, ({ source, edits }) => {
        const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
        let [rest, at] = [applyEdits(source, edits), 0];
        for (const { start, end, text } of ordered) {
          const before = source.slice(at, start) + text;
          expect(rest.startsWith(before)).toBe(true);
          rest = rest.slice(before.length);
          at = end;
        }
        expect(rest).toBe(source.slice(at));
      }),
    );
  });

  test('the order in which replacements come does not count', () => {
    fc.assert(
      fc.property(edited, ({ source, edits }) => {
        const replacements = edits.filter(({ start, end }) => start < end);
        expect(applyEdits(source, [...replacements].reverse())).toBe(applyEdits(source, replacements));
      }),
    );
  });

  test('that collide are refused', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), fc.nat(20), fc.nat(20), (a, b, c, d) => {
        const one = { start: Math.min(a, b), end: Math.max(a, b), text: 'x' };
        const other = { start: Math.min(c, d), end: Math.max(c, d), text: 'y' };
        expect(collide(one, other)).toBe(collide(other, one));
        const apply = () => applyEdits(' '.repeat(20), [one, other]);
        if (collide(one, other)) expect(apply).toThrow(RangeError);
        else expect(apply()).toHaveLength(22 - (one.end - one.start) - (other.end - other.start));
      }),
    );
  });

  test('keep bytes of any encoding', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect([...bytesOfText(applyEdits(textOfBytes(bytes), []))]).toEqual([...bytes]);
      }),
    );
  });

  test('outside of the text are refused', () => {
    expect(() => applyEdits('abc', [{ start: 2, end: 4, text: '' }])).toThrow(RangeError);
    expect(() => applyEdits('abc', [{ start: 2, end: 1, text: '' }])).toThrow(RangeError);
  });
});
