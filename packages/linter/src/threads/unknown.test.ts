import { expect, test } from 'vitest';
import { factsOf } from '../php/facts-of.ts';
import { unpackFacts } from '../php/packed-facts.ts';
import { NO_FACTS, unknown } from './unknown.ts';

test('nothing is known as of an empty file', () => {
  expect(NO_FACTS).toEqual(factsOf(new Uint8Array()));
  const { functions, ...others } = unpackFacts(unknown('because').packed);
  const whole = { ...others, functions: functions.map((fn) => ({ ...fn, blocks: fn.blocks, steps: fn.steps })) };
  expect(whole).toEqual({ ...NO_FACTS, partial: 'because' });
});
