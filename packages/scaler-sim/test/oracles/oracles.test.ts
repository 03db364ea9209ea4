/** Every figure that theory knows, on short runs; `npm run oracles` takes them at full length. */
import { describe, expect, test } from 'vitest';
import { ORACLES } from './all.ts';
import { missesAllowed, type Verdict, verdictsOf } from './oracle.ts';

const SHARE = 0.04;
const SEED = 11;

describe.each(Object.entries(ORACLES))('%s', (_group, oracles) => {
  const verdicts: Verdict[] = [];

  test.each(oracles.map((oracle) => [oracle.name, oracle] as const))(
    '%s',
    { timeout: 600_000 },
    async (_name, oracle) => {
      const own = await verdictsOf(oracle, SEED, SHARE, 1);
      // Figures of one run hang together; one of each is independent of the others.
      verdicts.push(...own.slice(0, 1));
      // Four standard errors of ten short replications are passed now and then: a fraction beyond is still told by chance.
      expect(own.filter(({ error }) => !(error <= 1.5))).toEqual([]);
    },
  );

  test('no more intervals of 99 % miss than chance explains', () => {
    expect(verdicts.length).toBeGreaterThan(0);
    const misses = verdicts.filter(({ isCovered }) => !isCovered).map(({ oracle, metric }) => `${oracle}: ${metric}`);
    expect(misses.length, misses.join('; ')).toBeLessThanOrEqual(missesAllowed(verdicts.length));
  });
});
