import type { RandomStream } from './random-stream.ts';

/**
 * Draws one of `count` things, the i-th (from 0) with weight (i + 1)^−exponent: Zipf's law, or all alike for exponent 0. By
 * Vose's alias method: two draws, whatever the count.
 */
export class Popularity {
  readonly count: number;
  private readonly chances: Float64Array;
  private readonly aliases: Int32Array;

  constructor(count: number, exponent: number) {
    this.count = count;
    const isEven = exponent === 0;
    this.chances = new Float64Array(isEven ? 0 : count);
    this.aliases = new Int32Array(isEven ? 0 : count);
    if (!isEven) this.build(exponent);
  }

  draw(stream: RandomStream): number {
    if (this.chances.length === 0) return Math.floor(stream.fineUnit() * this.count);
    const index = Math.floor(stream.fineUnit() * this.count);
    return stream.unit() < this.chances[index] ? index : this.aliases[index];
  }

  private build(exponent: number): void {
    const { count, chances, aliases } = this;
    let sum = 0;
    for (let i = 0; i < count; i++) sum += chances[i] = Math.exp(-exponent * Math.log(i + 1));
    for (let i = 0; i < count; i++) chances[i] *= count / sum;
    const poor: number[] = [];
    const rich: number[] = [];
    for (let i = 0; i < count; i++) (chances[i] < 1 ? poor : rich).push(i);
    while (poor.length > 0 && rich.length > 0) {
      const taker = poor.pop() ?? 0;
      const giver = rich[rich.length - 1];
      aliases[taker] = giver;
      chances[giver] -= 1 - chances[taker];
      if (chances[giver] < 1) poor.push(rich.pop() ?? 0);
    }
    // What is left is 1 but for rounding.
    for (const index of [...poor, ...rich]) chances[index] = 1;
  }
}
