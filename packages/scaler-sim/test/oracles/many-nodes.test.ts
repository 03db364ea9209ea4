import { expect, test } from 'vitest';
import { simulate } from '../../src/run/simulate.ts';
import { parseScenario } from '../../src/scenario/read-scenario.ts';
import { site } from './queues.ts';

/** Mean sojourn with ever more nodes, as a power-of-two balancer has it in the limit (Mitzenmacher 2001): Σ λ^(2^i − 2). */
const LOAD = 0.8;
const LIMIT = [1, 2, 3, 4, 5, 6].reduce((sum, i) => sum + LOAD ** (2 ** i - 2), 0);

async function sojourn(nodes: number): Promise<number> {
  const lambda = LOAD * nodes;
  const scenario = parseScenario({
    version: 1,
    seed: 5,
    replications: 4,
    duration: `${150_000 / lambda}s`,
    ...site(lambda, { distribution: 'exponential', mean: '1s' }, { nodes, processes: 1 }, { balancer: 'power-of-two' }),
  });
  return (await simulate(scenario, { threads: 1 })).estimates['latency.mean']?.value ?? Number.NaN;
}

test('power of two comes ever closer to its limit for many nodes, from above', { timeout: 120_000 }, async () => {
  expect(LIMIT).toBeCloseTo(1.9474, 4);
  const above = [];
  for (const nodes of [2, 5, 20, 100]) above.push((await sojourn(nodes)) / LIMIT - 1);
  expect(above[0]).toBeGreaterThan(0.4);
  expect(above[1]).toBeLessThan(above[0] / 2);
  expect(above[2]).toBeLessThan(above[1] / 2);
  expect(Math.abs(above[3])).toBeLessThan(0.02);
});
