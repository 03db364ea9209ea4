import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { XmlReader } from './xml-reader.ts';

type Event = readonly [string, string];

function read(chunks: readonly string[]): Event[] {
  const events: Event[] = [];
  const reader = new XmlReader({ close: (name, text) => void events.push([name, text]) });
  for (const chunk of chunks) reader.push(chunk);
  reader.end();
  return events;
}

/** The same events by another parser. */
function oracle(xml: string): Event[] {
  const events: Event[] = [];
  const texts: string[] = [];
  const parser = new SaxesParser();
  const add = (text: string): void => {
    texts.push((texts.pop() ?? '') + text);
  };
  parser.on('opentag', () => void texts.push(''));
  parser.on('text', (text) => texts.length > 0 && add(text));
  parser.on('cdata', add);
  parser.on('closetag', (tag) => void events.push([tag.name.replace(/^.*:/, ''), texts.pop() ?? '']));
  parser.write(xml).close();
  return events;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (unit) => `&#${unit.charCodeAt(0)};`).replaceAll(']]>', '');

/** No control characters: XML 1.0 has none. Line ends are made one by parsers that follow it; keys come URL-encoded. */
const word = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\p{C}\r\n\uFFFE\uFFFF]/gu, ''));

const element: fc.Memo<string> = fc.memo((depth) =>
  depth <= 1
    ? word.map((text) => `<Key>${escaped(text)}</Key>`)
    : fc
        .tuple(fc.constantFrom('Contents', 's3:Owner', 'a-b'), fc.array(element(depth - 1), { maxLength: 4 }), word)
        .map(([name, children, text]) => `<${name} at="a>b">${children.join(escaped(text))}<!-- <x> --></${name}>`),
);

describe('XML reader', () => {
  test('reads what another parser reads, wherever the chunks are cut', () => {
    fc.assert(
      fc.property(element(4), fc.infiniteStream(fc.integer({ min: 1, max: 9 })), (body, sizes) => {
        const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Root xmlns="http://x/" xmlns:s3='y'>${body}<E/><![CDATA[<&]]></Root>\n`;
        const chunks: string[] = [];
        for (let at = 0; at < xml.length; ) {
          const size = sizes.next().value as number;
          chunks.push(xml.slice(at, at + size));
          at += size;
        }
        expect(read(chunks)).toEqual(oracle(xml));
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['', 'ends too early'],
    ['<a>', 'ends too early'],
    ['<a></b>', 'closes <b>'],
    ['<a/><b/>', 'two documents'],
    ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'document type'],
    ['<a>&nbsp;</a>', 'unknown entity'],
    ['<a>&#x110000;</a>', 'unknown entity'],
    ['<a>a & b</a>', 'bare "&"'],
    ['Not Found', 'ends too early'],
    [`${'<a>'.repeat(65)}`, 'nested deeper'],
  ])('refuses %j', (xml, message) => {
    expect(() => read([xml])).toThrow(message);
  });

  test('holds no more than a million characters that do not end', () => {
    const reader = new XmlReader({ close: () => {} });
    reader.push('<a>');
    expect(() => {
      for (let count = 0; count < 3000; count += 1) reader.push('x'.repeat(1000));
    }).toThrow('a million');
  });
});
