import { describe, expect, test } from 'vitest';
import type { Estimate, RunResult } from '../result.ts';
import { parseScenario } from '../scenario/read-scenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { type PlanOptions, planWith } from './plan.ts';
import { CATALOGUES, readPrices } from './price-table.ts';

const scenario = (more: string): Scenario =>
  parseScenario(
    `version: 1\ntraffic: { arrivals: { process: poisson, rate: 8/s }, requests: [ { name: page, service: 1s } ] }\n${more}\n`,
  );

const PRICES = readPrices(
  `sizes:
  - { name: s, processes: 2, price: 5 }
  - { name: m, processes: 4, price: 8 }
  - { name: l, processes: 8, price: unknown }
fixed: [ { item: mysql, price: 20 } ]`,
  'prices.yaml',
);

interface Run {
  readonly nodes: number;
  readonly processes: number;
  readonly seed: number;
}

/** A world in which a figure follows from nodes and processes alone, and whoever asked. */
function world(figure: (nodes: number, processes: number) => number): {
  runs: Run[];
  simulate: (scenario: Scenario) => Promise<RunResult>;
} {
  const runs: Run[] = [];
  const simulate = async ({ php, seed, replications }: Scenario): Promise<RunResult> => {
    runs.push({ nodes: php.nodes, processes: php.processes, seed });
    const value = figure(php.nodes, php.processes);
    const estimate: Estimate = { value, standardError: 0.001, degreesOfFreedom: replications - 1, replicates: [] };
    const estimates = { 'latency.p95': estimate, 'state.sessions.loginsPerSession': estimate };
    return {
      seed,
      replications,
      analysis: 'steady',
      estimates,
      series: { bounds: [], columns: {} },
      marks: [],
      events: 0,
      wallMs: 0,
      warnings: [],
    };
  };
  return { runs, simulate };
}

const options = (more: Partial<PlanOptions> = {}): PlanOptions => ({
  prices: PRICES,
  nodes: [1, 2, 3, 4, 5, 6, 7, 8],
  ...more,
});

describe('the cheapest configuration that keeps every promise', () => {
  test('is found by halving where more nodes can only help', async () => {
    const { runs, simulate } = world((nodes, processes) => 4 / (nodes * processes));
    const made = await planWith(simulate, scenario('slo: [ "latency.p95 < 0.55s" ]'), options());
    // Eight processes are needed: 2 × m for 16, rather than 4 × s for 20.
    expect(made.winner).toMatchObject({
      candidate: { nodes: 2, size: { name: 'm' } },
      cost: 36,
      verdict: true,
      isConfirmed: true,
    });
    expect(made.cheaper.map(({ candidate, verdict }) => [candidate.size.name, candidate.nodes, verdict])).toEqual([
      ['s', 1, false],
      ['m', 1, false],
      ['s', 2, false],
      ['s', 3, false],
    ]);
    expect(made.runnersUp.map(({ cost }) => cost)).toEqual([40, 44, 45]);
    expect(made.unranked).toEqual(['l']);
    expect(made.binding).toBe('latency.p95 < 0.55s');
    const searched = runs.filter(({ seed }) => seed === made.seeds.search);
    expect(searched.length).toBeLessThanOrEqual(8);
    // What is claimed was looked at with seeds that the search never saw.
    const fresh = runs.filter(({ seed }) => seed === made.seeds.confirmation);
    expect(fresh.length).toBe(1 + made.cheaper.length + made.runnersUp.length);
  });

  test('is found by looking at all where more nodes may hurt', async () => {
    // Fewest at three nodes: neither end of a range tells of its middle.
    const { runs, simulate } = world((nodes) => Math.abs(nodes - 3));
    const made = await planWith(simulate, scenario('slo: [ "state.sessions.loginsPerSession < 0.5" ]'), options());
    expect(made.winner?.candidate).toMatchObject({ nodes: 3, size: { name: 's' } });
    expect(runs.filter(({ seed }) => seed === made.seeds.search)).toHaveLength(16);
  });

  test('is none where nothing keeps them', async () => {
    const { simulate } = world(() => 9);
    expect((await planWith(simulate, scenario('slo: [ "latency.p95 < 1s" ]'), options())).winner).toBeUndefined();
  });

  test('has no price where a part of it has none', async () => {
    const { simulate } = world((nodes) => 1 / nodes);
    const prices = readPrices(
      'sizes: [ { name: s, processes: 2, price: 5 } ]\nfixed: [ { item: mysql, price: unknown } ]',
      'p',
    );
    const made = await planWith(simulate, scenario('slo: [ "latency.p95 < 0.4s" ]'), options({ prices }));
    expect(made.winner).toMatchObject({ candidate: { nodes: 3 }, cost: null });
  });

  test('what it cannot tell of gets more replications', async () => {
    const asked: number[] = [];
    const { simulate } = world(() => 0.5);
    const made = await planWith(
      (each) => {
        asked.push(each.replications);
        return simulate(each);
      },
      scenario('slo: [ "latency.p95 < 500ms" ]'),
      options({ nodes: [1], prices: readPrices('sizes: [ { name: s, processes: 2, price: 5 } ]', 'p') }),
    );
    expect(asked).toEqual([10, 10, 20, 40]);
    expect(made.winner).toBeUndefined();
  });
});

describe('what cannot be planned is said', () => {
  const { simulate } = world(() => 0);

  test.each([
    ['without a promise', '', {}, 'there is no promise to keep'],
    [
      'beside an autoscaler',
      'slo: [ "latency.p95 < 1s" ]\nautoscaler: { type: kpa, max: 4, concurrency: 5 }',
      {},
      'changes its number of nodes by itself',
    ],
    [
      'without a price',
      'slo: [ "latency.p95 < 1s" ]',
      { prices: { ...PRICES, sizes: [PRICES.sizes[2], { ...PRICES.sizes[2], name: 'xl' }] } },
      'no price is known of l, xl',
    ],
  ])('%s', async (_, more, changed, says) => {
    await expect(planWith(simulate, scenario(more), options(changed as Partial<PlanOptions>))).rejects.toThrow(says);
  });

  test.each([
    ['sizes: []', 'sizes must have at least 1 entry'],
    ['sizes: [ { name: s, processes: 2 } ]', 'line 1: the key "price" is missing'],
    ['sizes: [ { name: s, processes: 2, price: 5, cpu: 1 } ]', 'unknown key "cpu"'],
  ])('a table of prices that is not valid: %s', (text, says) => {
    expect(() => readPrices(text, 'p.yaml')).toThrow(says);
  });
});

test('prices that are not public are not known', () => {
  for (const { sizes } of Object.values(CATALOGUES)) {
    for (const { price, source } of sizes) expect(price === null || source !== null).toBe(true);
  }
});
