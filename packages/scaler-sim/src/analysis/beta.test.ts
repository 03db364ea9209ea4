import { describe, expect, test } from 'vitest';
import { betaDistribution, clopperPearson, studentT } from './beta.ts';

describe('the beta distribution and what follows from it', () => {
  test("Student's t as printed in tables", () => {
    const table: readonly (readonly [number, number, number])[] = [
      [0.95, 1, 12.706],
      [0.95, 9, 2.262],
      [0.99, 9, 3.25],
      [0.95, 19, 2.093],
      [0.9, 30, 1.697],
      [0.95, 1000, 1.962],
    ];
    for (const [confidence, freedom, t] of table) expect(studentT(confidence, freedom)).toBeCloseTo(t, 3);
  });

  test('a beta of whole parameters is a binomial tail', () => {
    // P(Beta(2, 3) ≤ x) = P(Binomial(4, x) ≥ 2)
    const x = 0.3;
    const tail = 6 * x ** 2 * 0.7 ** 2 + 4 * x ** 3 * 0.7 + x ** 4;
    expect(betaDistribution(x, 2, 3)).toBeCloseTo(tail, 12);
    expect(betaDistribution(0.999, 2, 3) + betaDistribution(0.001, 3, 2)).toBeCloseTo(1, 12);
  });

  test('bounds of Clopper and Pearson: the rule of three, and both ends', () => {
    expect(clopperPearson(0, 1000, 0.9).high).toBeCloseTo(1 - 0.05 ** (1 / 1000), 9);
    expect(clopperPearson(10, 10, 0.95)).toEqual({ low: expect.closeTo(0.025 ** 0.1, 9), high: 1 });
    // Table in Clopper and Pearson's setting: 4 of 20 at 95 %.
    const { low, high } = clopperPearson(4, 20, 0.95);
    expect(low).toBeCloseTo(0.0573, 4);
    expect(high).toBeCloseTo(0.4366, 4);
  });
});
