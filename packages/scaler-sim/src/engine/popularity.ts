import type { RandomStream } from './random-stream.ts';

/**
 * Draws one of `count` things, the i-th (from 0) with weight (i + 1)^−exponent: Zipf's law, or all alike for exponent 0. By
 * Vose's alias method: two draws, whatever the count.
 */
export class Popularity {
  readonly count: number;
  /**
   * By thing, side by side so that one look at memory finds both: its chance in steps of 2^−24 of being kept once it is met,
   * and what comes in its place. Empty where all are alike.
   */
  private readonly pairs: Int32Array;

  constructor(count: number, exponent: number) {
    this.count = count;
    this.pairs = exponent === 0 ? new Int32Array(0) : aliasPairs(count, exponent);
  }

  draw(stream: RandomStream): number {
    const index = (stream.fineUnit() * this.count) | 0;
    const { pairs } = this;
    if (pairs.length === 0) return index;
    // All ones where it is kept, all zeros where not: a branch would be foretold wrongly every other time.
    const kept = ((stream.int32() >>> 8) - pairs[2 * index]) >> 31;
    const alias = pairs[2 * index + 1];
    return alias ^ ((alias ^ index) & kept);
  }
}

/** The table of Vose's alias method. */
function aliasPairs(count: number, exponent: number): Int32Array {
  const chances = new Float64Array(count);
  const pairs = new Int32Array(2 * count);
  let sum = 0;
  for (let i = 0; i < count; i++) sum += chances[i] = Math.exp(-exponent * Math.log(i + 1));
  for (let i = 0; i < count; i++) chances[i] *= count / sum;
  const poor: number[] = [];
  const rich: number[] = [];
  for (let i = 0; i < count; i++) (chances[i] < 1 ? poor : rich).push(i);
  while (poor.length > 0 && rich.length > 0) {
    const taker = poor.pop() ?? 0;
    const giver = rich[rich.length - 1];
    pairs[2 * taker + 1] = giver;
    chances[giver] -= 1 - chances[taker];
    if (chances[giver] < 1) poor.push(rich.pop() ?? 0);
  }
  // What is left is 1 but for rounding.
  for (const index of [...poor, ...rich]) chances[index] = 1;
  // Draws are the middles of their steps.
  chances.forEach((chance, i) => {
    pairs[2 * i] = Math.ceil(chance * 0x100_0000 - 0.5);
  });
  return pairs;
}
