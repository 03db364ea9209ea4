import { expect, test } from 'vitest';
import { metricOf } from '../analysis/interval.ts';
import { isSimulationError } from '../errors.ts';
import type { RunResult } from '../result.ts';
import { parseScenario } from '../scenario/read-scenario.ts';
import { simulate } from './simulate.ts';

const QUEUE = {
  version: 1,
  seed: 7,
  duration: '20000s',
  warmup: '1000s',
  replications: 4,
  traffic: {
    arrivals: { process: 'poisson', rate: '8/s' },
    requests: [{ name: 'page', service: { distribution: 'exponential', mean: '1s' } }],
  },
  php: { nodes: 1, processes: 10, backlog: 'unlimited', timeout: 'none' },
};

function withoutTime(result: RunResult): string {
  return JSON.stringify({ ...result, wallMs: 0 });
}

test('the result is the same on one thread and on two', async () => {
  const scenario = parseScenario({ ...QUEUE, duration: '4000s' });
  const one = await simulate(scenario, { threads: 1 });
  const two = await simulate(scenario, { threads: 2 });
  expect(withoutTime(two)).toBe(withoutTime(one));
});

test('another seed is another run', async () => {
  const scenario = parseScenario({ ...QUEUE, duration: '2000s' });
  const [one, two] = await Promise.all([1, 2].map((seed) => simulate(scenario, { threads: 1, seed })));
  expect(one?.estimates['latency.mean']?.value).not.toBe(two?.estimates['latency.mean']?.value);
});

test('replications are added until intervals are narrow, as many on any number of threads', async () => {
  const scenario = parseScenario({ ...QUEUE, duration: '3000s', replications: 2 });
  const untilPrecision = { relative: 0.02, maxReplications: 60 };
  const one = await simulate(scenario, { threads: 1, untilPrecision });
  const two = await simulate(scenario, { threads: 2, untilPrecision });
  expect(one.replications).toBeGreaterThan(2);
  expect(withoutTime(two)).toBe(withoutTime(one));
  const { value, high } = metricOf(one.estimates['latency.mean'], 0.95);
  expect((high ?? 1) - (value ?? 0)).toBeLessThanOrEqual(0.02 * (value ?? 0));
});

test('a run is interrupted by its signal, also on threads', async () => {
  const scenario = parseScenario({ ...QUEUE, duration: '20000000s' });
  for (const threads of [1, 2]) {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    const caught: unknown = await simulate(scenario, { threads, signal: controller.signal }).catch(
      (error: unknown) => error,
    );
    expect(isSimulationError(caught, 'aborted')).toBe(true);
  }
});

test('a load beyond the processes is told, and given up at the limit of what is in flight', async () => {
  const overload = { ...QUEUE, duration: '3000s', replications: 2, php: { ...QUEUE.php, processes: 4 } };
  const result = await simulate(parseScenario(overload), { threads: 1 });
  expect(result.warnings.map(({ code }) => code)).toContain('no-steady-state');
  const caught: unknown = await simulate(parseScenario(overload), { threads: 1, maxInFlight: 1000 }).catch(
    (error: unknown) => error,
  );
  expect(isSimulationError(caught, 'run.in-flight-limit')).toBe(true);
});

test('what a run cannot know is said beside its figures', async () => {
  const uploads = { placement: 'unknown', rate: '1/s', usefulLife: '20s' };
  const shared = { ...uploads, placement: 'shared' };
  const short = { ...QUEUE, duration: '3000s', replications: 2 };
  const said = async (more: object): Promise<readonly string[]> => {
    const { warnings } = await simulate(parseScenario({ ...short, ...more }), { threads: 1 });
    return warnings.map(({ code, message }) => `${code}: ${message}`);
  };
  expect(await said({ duration: '1ms', warmup: '0s' })).toEqual([
    'no-answers: No request was answered in time: raise duration or php.timeout.',
  ]);
  expect(await said({ state: { uploads: shared }, prices: { phpNode: 5 } })).toEqual([]);
  expect(await said({ state: { uploads }, prices: { phpNode: 'unknown' } })).toEqual([
    'unknown-price: cost.month is not known, since one of the prices is unknown.',
    'unknown-placement: Figures hold for node disks, and intervals span both ways, where a placement is unknown: uploads.',
  ]);
});

test('one long run has intervals from its batches, and finds its warm-up', async () => {
  const scenario = parseScenario({ ...QUEUE, duration: '40000s', warmup: 'auto', replications: 1 });
  const result = await simulate(scenario, { threads: 1 });
  const { value, low, high } = metricOf(result.estimates['latency.mean'], 0.99);
  expect(value).not.toBeNull();
  expect(low ?? 9).toBeLessThan(1.20459);
  expect(high ?? 0).toBeGreaterThan(1.20459);
});

test('the clock of timeouts has one event at a time, also where a 504 lets a page ask the site again', async () => {
  const lines: string[] = [];
  const scenario = parseScenario({
    version: 1,
    duration: '10s',
    warmup: '0s',
    replications: 1,
    traffic: {
      arrivals: { process: 'deterministic', rate: '1/4s' },
      requests: [
        { name: 'outer', service: '0.5s', steps: [{ self: 'inner' }, { self: 'inner' }] },
        { name: 'inner', weight: 1e-9, service: '3s' },
      ],
    },
    php: { nodes: 1, processes: 8, timeout: '1s' },
  });
  await simulate(scenario, { threads: 1, trace: (line) => lines.push(line) });
  const deadlines = lines.filter((line) => line.includes(' deadline '));
  expect(deadlines.length).toBeGreaterThan(2);
  expect(new Set(deadlines).size).toBe(deadlines.length);
});
