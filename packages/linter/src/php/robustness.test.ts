import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factsOf } from './facts-of.ts';
import { mutate } from './testing/mutate.ts';
import { SINK, seeds } from './testing/seeds.ts';
import { outcomeOf } from './testing/survives.ts';

/** Time is the benchmark's matter: a busy machine would fail here. */
const bad = ['lost', 'crash'];

describe('mutated files', () => {
  test('the seeds themselves are understood whole', () => {
    for (const seed of seeds) {
      const facts = factsOf(Buffer.from(seed));
      expect(facts.partial).toBeUndefined();
      expect(JSON.stringify(facts)).toContain('file_put_contents');
    }
  });

  test('a call is kept, or the loss is told', () => {
    const source = fc.constantFrom(...seeds);
    const choices = fc.infiniteStream(fc.nat(0x7fffffff));
    fc.assert(
      fc.property(source, choices, (seed, stream) => {
        const bytes = mutate(seed, SINK, (bound) => (stream.next().value ?? 0) % bound);
        return !bad.includes(outcomeOf(bytes, 'file_put_contents').outcome);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  test('bytes of any kind end', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const source = Buffer.concat([Buffer.from('<?php '), bytes]);
        return outcomeOf(source, 'never').outcome !== 'crash';
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});
