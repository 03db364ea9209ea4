import { expect, test } from 'vitest';
import { factsOf } from '../php/facts-of.ts';
import { type UnchangedFunctions, unchangedFunctions } from './unchanged-functions.ts';

const TEXT = `<?php
class A extends B {
  public function one() {
    return 1;
  }
  public function two() { return fn () => 2; }
}
function three() {
  return 3;
}
`;

function compared(before: string, now: string): UnchangedFunctions | undefined {
  const read = (text: string) => ({ text, facts: factsOf(Buffer.from(text)) });
  return unchangedFunctions(read(before), read(now));
}

/** Old line → new line, of those that lie in unchanged functions. */
function map(edited: string): Record<number, number> {
  const same = compared(TEXT, edited);
  const lines = TEXT.split('\n').map((_, at) => at + 1);
  return Object.fromEntries(
    lines.flatMap((line) => {
      const now = same?.lineNow(line);
      return now === undefined ? [] : [[line, now]];
    }),
  );
}

test('an edit within a function leaves the others', () => {
  expect(map(TEXT.replace('return 1;', 'return 1;\n    // more'))).toEqual({ 6: 7, 8: 9, 9: 10, 10: 11 });
  expect(compared(TEXT, TEXT.replace('return 1', 'return 9'))?.isAt(4)).toBe(false);
  expect(compared(TEXT, TEXT.replace('return 1', 'return 9'))?.isAt(6)).toBe(true);
});

test('lines outside of functions are nobody’s', () => {
  expect(compared(TEXT, `${TEXT}echo 1;\n`)?.isAt(11)).toBe(false);
  expect(compared(TEXT, TEXT)?.lineNow(2)).toBeUndefined();
});

test('functions are known by name where others come before them', () => {
  expect(map(TEXT.replace('function three', 'function zero() {}\nfunction three'))).toEqual({
    3: 3,
    4: 4,
    5: 5,
    6: 6,
    8: 9,
    9: 10,
    10: 11,
  });
});

test.each([
  ['another class', TEXT.replace('class A', 'class C')],
  ['another parent', TEXT.replace('extends B', 'extends C')],
  ['a function of a name that is there', TEXT.replace('function three', 'function three() {}\nfunction three')],
  ['a text that is not understood', TEXT.slice(0, 60)],
])('%s leaves none', (_, now) => expect(compared(TEXT, now)).toBeUndefined());
