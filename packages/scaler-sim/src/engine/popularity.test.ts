import { expect, test } from 'vitest';
import { Popularity } from './popularity.ts';
import { streamOf } from './random-stream.ts';

const DRAWS = 400_000;

test.each([[0], [0.9], [2.5]])('things are drawn as often as their weights say, exponent %d', (exponent) => {
  const count = 40;
  const popularity = new Popularity(count, exponent);
  const stream = streamOf(6, 0, 9);
  const found = new Float64Array(count);
  for (let i = 0; i < DRAWS; i++) found[popularity.draw(stream)]++;
  const weights = Array.from({ length: count }, (_, i) => Math.exp(-exponent * Math.log(i + 1)));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  // Pearson's statistic, whose mean is 39 and whose 99.9 % quantile is 72.1.
  const distance = weights.reduce((all, weight, i) => {
    const expected = (DRAWS * weight) / sum;
    return all + (found[i] - expected) ** 2 / expected;
  }, 0);
  expect(distance).toBeLessThan(72.1);
});
