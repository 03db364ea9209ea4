import { describe, expect, test } from 'vitest';
import { keyOf, RandomStream, streamOf } from './random-stream.ts';

describe('random streams', () => {
  test('xoshiro128++ gives the reference sequence of state 1, 2, 3, 4', () => {
    // As in the tests of rand_xoshiro, which come from the reference implementation in C.
    const reference = [
      641, 1573767, 3222811527, 3517856514, 836907274, 4247214768, 3867114732, 1355841295, 495546011, 621204420,
    ];
    const stream = new RandomStream(1, 2, 3, 4);
    expect(reference.map(() => stream.int32() >>> 0)).toEqual(reference);
  });

  test('uniform draws are uniform, and neighbours do not follow each other', () => {
    const stream = streamOf(1, 0, 1);
    const n = 200_000;
    const bins = new Float64Array(64);
    let product = 0;
    let before = 0.5;
    for (let i = 0; i < n; i++) {
      const u = stream.unit();
      bins[Math.floor(u * 64)]++;
      product += (u - 0.5) * (before - 0.5);
      before = u;
    }
    const chi = bins.reduce((sum, count) => sum + (count - n / 64) ** 2 / (n / 64), 0);
    // 99.9 % quantile of χ² with 63 degrees of freedom.
    expect(chi).toBeLessThan(103.4);
    expect(Math.abs(product / n)).toBeLessThan((4 * (1 / 12)) / Math.sqrt(n));
  });

  test('streams of purposes, parts, replications and seeds are unrelated; draws by counter are as well', () => {
    const firsts = [
      streamOf(1, 0, 1),
      streamOf(2, 0, 1),
      streamOf(1, 1, 1),
      streamOf(1, 0, 2),
      streamOf(1, 0, 1, 1),
      streamOf(2 ** 32 + 1, 0, 1),
    ].map((stream) => stream.int32());
    expect(new Set(firsts).size).toBe(firsts.length);
    const n = 100_000;
    const bins = new Float64Array(64);
    const stream = streamOf(0, 0, 0);
    for (let i = 0; i < n; i++) {
      stream.moveTo(keyOf(1, 0, 1), i >> 2, i & 3);
      bins[Math.floor(stream.unit() * 64)]++;
    }
    const chi = bins.reduce((sum, count) => sum + (count - n / 64) ** 2 / (n / 64), 0);
    expect(chi).toBeLessThan(103.4);
  });

  test('a counter gives the same value whenever it is asked for', () => {
    const stream = streamOf(0, 0, 0);
    stream.moveTo(7, 3, 1);
    const first = stream.int32();
    stream.moveTo(7, 4, 1);
    stream.int32();
    stream.moveTo(7, 3, 1);
    expect(stream.int32()).toBe(first);
  });
});
