/** Values that a sweep goes through. */
import { SimulationError } from '../errors.ts';
import type { Plain } from '../scenario/source.ts';

/** A key of the scenario and the values it takes in turn. */
export interface Axis {
  readonly key: string;
  readonly values: readonly Plain[];
}

/** Combinations that one sweep may have. */
const MOST_POINTS = 10_000;

const RANGE = /^(-?\d+(?:\.\d+)?)\.\.(-?\d+(?:\.\d+)?)(?:\.\.(\d+(?:\.\d+)?))?(\D.*)?$/;

/**
 * `1..8`, `2..16..2`, `10..40..10/s` (the unit after the last number goes with each), `2,4,8`, `random,sticky`, or a single
 * value. A list of YAML (`[ … ]`, `{ … }`) is one value.
 * @throws SimulationError `usage.range`
 */
export function valuesOf(text: string, single: (text: string) => Plain): readonly Plain[] {
  const range = RANGE.exec(text);
  if (range !== null) return rangeOf(text, range).map(single);
  if (/^[[{]/.test(text)) return [single(text)];
  const parts = text.split(',').map((part) => part.trim());
  if (parts.includes('')) throw rangeError(text, 'a value is missing between its commas');
  return parts.map(single);
}

function rangeOf(text: string, [, first = '', last = '', step = '1', unit = '']: readonly string[]): readonly string[] {
  const [from, to, by] = [Number(first), Number(last), Number(step)];
  if (to < from) throw rangeError(text, 'its end is below its begin');
  if (by === 0) throw rangeError(text, 'its step is 0');
  const count = Math.floor((to - from) / by + 1e-9) + 1;
  if (count > MOST_POINTS) throw rangeError(text, `it has ${count} values; at most ${MOST_POINTS}`);
  // Steps such as 0.1 are rounded to what they say, not to what adding them up gives.
  return Array.from({ length: count }, (_, at) => `${Number((from + at * by).toPrecision(12))}${unit}`);
}

function rangeError(text: string, why: string): SimulationError {
  return new SimulationError('usage.range', {
    what: `"${text}" is no range: ${why}`,
    next: 'Write 1..8, 2..16..2, or a list: 2,4,8.',
  });
}

/** Every combination, the last axis the fastest. @throws SimulationError `usage.range` for more than can be wanted */
export function pointsOf(axes: readonly Axis[]): readonly Readonly<Record<string, Plain>>[] {
  const count = axes.reduce((product, { values }) => product * values.length, 1);
  if (count > MOST_POINTS) {
    throw new SimulationError('usage.range', { what: `the sweep has ${count} combinations; at most ${MOST_POINTS}` });
  }
  let points: readonly Readonly<Record<string, Plain>>[] = [{}];
  for (const { key, values } of axes)
    points = points.flatMap((point) => values.map((value) => ({ ...point, [key]: value })));
  return points;
}
