import { expect, test } from 'vitest';
import { factsOf } from '../php/facts-of.ts';
import { unpackFacts } from '../php/packed-facts.ts';
import { NO_FACTS, unknown } from './unknown.ts';

test('nothing is known as of an empty file', () => {
  expect(NO_FACTS).toEqual(factsOf(new Uint8Array()));
  expect(unpackFacts(unknown('because').packed)).toEqual({ ...NO_FACTS, partial: 'because' });
});
