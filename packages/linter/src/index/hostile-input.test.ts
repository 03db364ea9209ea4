import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { processorTime } from '../testing/processor-time.ts';
import { nameHash } from './name-hash.ts';
import { scanFile } from './scan-file.ts';

const PIECES = [
  '<?php ',
  '<?=',
  '?>',
  '<<<A\n',
  "<<<'A'\n",
  '\nA',
  '"',
  "'",
  '`',
  '{$',
  '${',
  '{',
  '}',
  '(',
  ')',
  '\\',
  '//',
  '\n',
  '/*',
  '/**',
  '*/',
  '#',
  '#[',
  'class A',
  ' extends ',
  ' implements ',
  'B',
  ',',
  ';',
  'use ',
  'function ',
  ' as ',
  'const X',
  '=',
  'namespace ',
  'enum E',
  'new class',
  'define',
  '__halt_compiler',
  '@var ',
  '@method ',
  '<',
  '$a',
  '\0',
  '\xff\xfe',
  '\xef\xbb\xbf',
  '\x80',
  '1',
  ' ',
] as const;

const mutated = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 3 })), {
  maxLength: 80,
});

describe('hostile input', () => {
  test('never throws, and gives sorted unique names', () => {
    fc.assert(
      fc.property(mutated, (pieces) => {
        const { names, symbols } = scanFile(Buffer.from(`<?php ${pieces.join('')}`, 'latin1'));
        for (let at = 1; at < names.length; at++) expect(names[at]).toBeGreaterThan(names[at - 1] as number);
        for (const { name } of symbols) expect(name).not.toBe('');
      }),
      { numRuns: 3000 },
    );
  });

  test('any bytes at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(scanFile(bytes).bytes).toBe(bytes.length);
      }),
      { numRuns: 1000 },
    );
  });

  // Each piece, repeated, made the scanner look ahead over the rest of the file if anything did.
  test.each([
    ...PIECES,
    '{$"',
    '"{$',
    '<<<A\n{$',
    'class A extends B,',
    'use A\\{',
    'use A,',
    'const A=1,',
    'class/**/',
    'function f',
    '@var array<',
    '/**@var (',
    '\n ',
    '@param ',
    'new class(',
    'define("',
    'namespace\\',
    '<<<A',
    '"\\',
    '\\u{',
    '<?',
    'a/*',
    'use a as ',
  ])('time is linear in the size: %j', { retry: 3 }, (piece) => {
    const time = (bytes: number): number => {
      const source = Buffer.from(`<?php ${piece.repeat(bytes / piece.length)}`, 'latin1');
      let best = Number.POSITIVE_INFINITY;
      for (let round = 0; round < 3; round++) {
        best = Math.min(
          best,
          processorTime(() => void scanFile(source)),
        );
      }
      return best;
    };
    // Sixteen times the bytes: linear is 16 times the time, quadratic 256 times; the rest allows for what is compiled meanwhile.
    expect(time(256 * 1024)).toBeLessThan(64 * time(16 * 1024) + 60);
  });

  test('names chosen to share a slot cost no more than others', () => {
    const clashing: string[] = [];
    for (let number = 0; clashing.length < 3000; number++) {
      if ((nameHash(`n${number}`) & 0xff) === 0) clashing.push(`n${number}`);
    }
    const source = Buffer.from(`<?php ${clashing.join(';')}`);
    const spent = processorTime(() => expect(scanFile(source).names).toHaveLength(3000));
    expect(spent).toBeLessThan(500);
  });
});
