/** The whole program: what it prints, writes and ends with. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../src/testing/folder.ts';
import { tidemarkSim } from '../src/testing/said.ts';

const TEXT = `version: 1
seed: 7
duration: 400s
warmup: 40s
replications: 4
traffic:
  arrivals: { process: poisson, rate: 8/s }
  requests: [ { name: page, service: { distribution: exponential, mean: 1s } } ]
php: { nodes: 1, processes: 10, backlog: unlimited, timeout: none }
`;

interface RunDocument {
  readonly schemaVersion: number;
  readonly scenario: { readonly hash: string; readonly seed: number; readonly replications: number };
  readonly metrics: Readonly<
    Record<string, { value: number | null; low: number | null; high: number | null; confidence: number }>
  >;
  readonly slo: readonly { readonly expression: string; readonly met: boolean | string }[];
  readonly events: number;
  readonly wallMs: number;
  readonly warnings: readonly { readonly code: string }[];
}

const folder = (more = ''): string =>
  folderWith({ 'site.yaml': TEXT + more, 'other.yaml': TEXT.replace('processes: 10', 'processes: 12') });

const run = (cwd: string, ...argv: readonly string[]) => tidemarkSim([...argv, '--threads', '1'], cwd);

async function runJson(cwd: string, ...argv: readonly string[]): Promise<RunDocument> {
  const { stdout, stderr } = await run(cwd, 'run', 'site.yaml', '--format', 'json', ...argv);
  expect(stderr).toBe('');
  return JSON.parse(stdout) as RunDocument;
}

describe('run', () => {
  test('prints JSON of version 1', async () => {
    const document = await runJson(folder());
    expect(Object.keys(document)).toEqual([
      'schemaVersion',
      'scenario',
      'metrics',
      'slo',
      'series',
      'events',
      'wallMs',
      'warnings',
    ]);
    expect(document).toMatchObject({ schemaVersion: 1, scenario: { seed: 7, replications: 4 }, slo: [] });
    expect(document.scenario.hash).toMatch(/^[0-9a-f]{16}$/);
    const names = ['mean', 'p50', 'p90', 'p95', 'p99', 'p999'].map((point) => `latency.${point}`);
    const errors = ['rate', 'timeout', 'rejected', 'failed', 'memory'].map((kind) => `errors.${kind}`);
    for (const name of [...names, 'wait.mean', 'throughput', 'utilisation.php', 'queue.mean', ...errors]) {
      const { value, low, high, confidence } = document.metrics[name] ?? {};
      expect([name, typeof value, confidence]).toEqual([name, 'number', 0.95]);
      expect(Number(low)).toBeLessThanOrEqual(Number(value));
      expect(Number(value)).toBeLessThanOrEqual(Number(high));
    }
  });

  test('gives the same bytes for a seed, and others for another one', async () => {
    const text = async (...argv: readonly string[]): Promise<string> =>
      (await run(folder(), 'run', 'site.yaml', '--format', 'json', ...argv)).stdout.replace(/"wallMs": [\d.]+/, '');
    const [first, second, third] = [await text(), await text(), await text('--seed', '8')];
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  test('takes a confidence', async () => {
    const cwd = folder();
    const [narrow, wide] = [await runJson(cwd, '--confidence', '0.8'), await runJson(cwd, '--confidence', '99%')];
    const width = ({ metrics }: RunDocument): number =>
      Number(metrics['latency.mean']?.high) - Number(metrics['latency.mean']?.low);
    expect(width(wide)).toBeGreaterThan(2 * width(narrow));
  });

  test.each([
    [0, 'latency.mean < 5s', true],
    [1, 'latency.mean < 0.1s', false],
    [1, 'errors.timeout < 0.000001%', 'undecided'],
    [0, 'errors.failed <= 100%', true],
  ])('ends with %d where a promise is judged: %s', async (code, promise, met) => {
    const cwd = folder(`slo: [ "${promise}" ]\n`);
    const said = await run(cwd, 'run', 'site.yaml', '--format', 'json');
    expect(said.code).toBe(code);
    expect((JSON.parse(said.stdout) as RunDocument).slo).toMatchObject([{ expression: promise, met }]);
  });

  test('adds replications until figures are precise', async () => {
    const { metrics, scenario } = await runJson(folder(), '--until-precision', '3%', '--metric', 'throughput');
    const { value, low, high } = metrics['throughput'] ?? {};
    expect(scenario.replications).toBeGreaterThanOrEqual(4);
    expect((Number(high) - Number(low)) / 2 / Number(value)).toBeLessThanOrEqual(0.03);
  });

  test('says where precision was not reached', async () => {
    const { warnings, scenario } = await runJson(folder(), '--until-precision', '0.01%', '--max-replications', '5');
    expect(scenario.replications).toBe(5);
    expect(warnings.map(({ code }) => code)).toContain('precision-not-reached');
  });

  test('writes files beside what it prints', async () => {
    const cwd = folder();
    const { code, stdout } = await run(
      cwd,
      'run',
      'site.yaml',
      '-o',
      'json=out/r.json',
      '-o',
      'html=r.html',
      '--output',
      'csv=r.csv',
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/^figure +value +95 % interval\nlatency\.mean +[\d.]+ s +[\d.]+ … [\d.]+ s\n/);
    expect(JSON.parse(readFileSync(join(cwd, 'out/r.json'), 'utf8'))).toMatchObject({ schemaVersion: 1 });
    expect(readFileSync(join(cwd, 'r.csv'), 'utf8')).toMatch(
      /^metric,value,low,high,confidence\r\nlatency\.mean,[\d.]+,/,
    );
    expect(readFileSync(join(cwd, 'r.html'), 'utf8')).toMatch(/^<!doctype html>/);
  });

  test('prints a line for each event', async () => {
    const cwd = folder();
    const { stderr } = await run(
      cwd,
      'run',
      'site.yaml',
      '--trace',
      '--replications',
      '1',
      '--set',
      'duration=20s',
      '--set',
      'warmup=0s',
    );
    expect(stderr.split('\n').length).toBeGreaterThan(200);
    expect(stderr).toMatch(/^\d+\.\d+ arrival \d+$/m);
  });

  test.each([
    [['run', 'site.yaml', '--confidence', '2'], '--confidence must be between 0.5 and 0.9999, not "2"'],
    [['run', 'site.yaml', '--output', 'pdf=x'], '--output must be table=<file> or json=<file>'],
    [['run', 'site.yaml', '--until-precision', 'fine'], '--until-precision must be a share such as 1%'],
    [['run', 'site.yaml', '--metric', 'latency.mean'], '--metric belongs to --until-precision'],
    [
      ['run', 'site.yaml', '--slo', 'latency.p59 < 1s'],
      'names the unknown metric "latency.p59", did you mean "latency.p50"?',
    ],
    [['sweep', 'site.yaml'], 'sweep needs a range: --set php.nodes=1..8'],
    [['sweep', 'site.yaml', '--set', 'php.nodes=4..1'], '"4..1" is no range'],
    [['plan', 'site.yaml'], 'there is no promise to keep'],
    [['shard', '3/2', 'site.yaml'], 'a part is written <i>/<n> with i from 1 to n'],
    [['merge', 'site.yaml'], 'this is no part of a run'],
  ])('wrong usage: %j', async (argv, says) => {
    const { code, stdout, stderr } = await tidemarkSim(argv, folder());
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe('compare', () => {
  test('shares the fate of both, so that differences are sharp', async () => {
    const { code, stdout } = await run(folder(), 'compare', 'site.yaml', 'other.yaml', '--format', 'json');
    expect(code).toBe(0);
    const { a, b, differences } = JSON.parse(stdout) as Record<string, Record<string, Record<string, number | null>>>;
    const latency = differences?.['latency.mean'] ?? {};
    expect(Number(latency['value'])).toBeCloseTo(Number(latency['b']) - Number(latency['a']), 12);
    expect(Number(latency['high'])).toBeLessThan(0);
    // Arrivals are the same to the last one; two that differ would show here.
    expect(differences?.['throughput']?.['correlation']).toBeGreaterThan(0.9);
    expect([a?.['scenario']?.['seed'], b?.['scenario']?.['seed']]).toEqual([7, 7]);
  });

  test('takes the seed and the replications of the first one', async () => {
    const cwd = folderWith({ 'a.yaml': TEXT, 'b.yaml': TEXT.replace('seed: 7', 'seed: 8') });
    const { stdout } = await run(cwd, 'compare', 'a.yaml', 'b.yaml', '--format', 'json');
    const { differences } = JSON.parse(stdout) as { differences: Record<string, { value: number }> };
    expect(Object.values(differences).every(({ value }) => value === 0)).toBe(true);
  });
});

describe('sweep, shard and merge', () => {
  const without = (text: string): string => text.replaceAll(/"wallMs": [\d.]+/g, '');

  test('parts of a sweep are what one machine would have had', async () => {
    const cwd = folder(
      'state: { uploads: { placement: unknown, rate: 1/s, usefulLife: 20s } }\ndeploys: { every: 60s }\n',
    );
    const axes = [
      '--set',
      'php.processes=10..12..2',
      '--set',
      'balancer=random,round-robin',
      '--slo',
      'latency.mean < 9s',
    ];
    const whole = await run(cwd, 'sweep', 'site.yaml', ...axes, '--format', 'json');
    for (const part of [1, 2, 3]) {
      const { code, stderr } = await run(cwd, 'shard', `${part}/3`, 'site.yaml', ...axes, '-o', `${part}.json`);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    }
    const merged = await tidemarkSim(['merge', '3.json', '1.json', '2.json', '--format', 'json'], cwd);
    expect(merged.code).toBe(whole.code);
    expect(without(merged.stdout)).toBe(without(whole.stdout));
    expect((JSON.parse(whole.stdout) as { points: unknown[] }).points).toHaveLength(4);
  });

  test('parts of a run are that run, and know the files that it names', async () => {
    const trace = `time\n${Array.from({ length: 300 }, (_, at) => at / 2).join('\n')}\n`;
    const text = TEXT.replace('process: poisson, rate: 8/s', 'process: replay, file: trace.csv').replace(
      'warmup: 40s\n',
      '',
    );
    const cwd = folderWith({ 'site.yaml': text, 'trace.csv': trace });
    const whole = await run(cwd, 'run', 'site.yaml', '--format', 'json');
    const parts: Record<string, string> = {};
    for (const part of [1, 2]) parts[`${part}.json`] = (await run(cwd, 'shard', `${part}/2`, 'site.yaml')).stdout;
    const merged = await tidemarkSim(['merge', '1.json', '2.json', '--format', 'json'], folderWith(parts));
    expect(without(merged.stdout)).toBe(without(whole.stdout));
  });

  test('parts that do not belong together are refused', async () => {
    const cwd = folder();
    await run(cwd, 'shard', '1/2', 'site.yaml', '-o', '1.json');
    await run(cwd, 'shard', '2/2', 'site.yaml', '--seed', '9', '-o', '2.json');
    const merge = async (...files: readonly string[]): Promise<string> =>
      (await tidemarkSim(['merge', ...files], cwd)).stderr;
    expect(await merge('1.json', '2.json')).toContain('parts 1 and 2 do not belong together');
    expect(await merge('1.json')).toContain('of 2 parts these are missing: 2');
    expect(await merge('1.json', '1.json')).toContain('a part is given twice');
  });
});

test('plan finds what keeps the promise', async () => {
  const cwd = folderWith({
    'site.yaml': TEXT.replace('duration: 400s', 'duration: 2000s'),
    'prices.yaml': 'sizes: [ { name: s, processes: 4, price: 5 } ]\n',
  });
  const { code, stdout } = await run(
    cwd,
    'plan',
    'site.yaml',
    '--slo',
    'latency.mean < 1.5s',
    '--prices',
    'prices.yaml',
    '--nodes',
    '1..6',
    '--format',
    'json',
  );
  const { winner, cheaper } = JSON.parse(stdout) as {
    winner: { nodes: number; cost: number; met: boolean };
    cheaper: { nodes: number; met: boolean }[];
  };
  expect(code).toBe(0);
  // Two nodes of four processes cannot take 8 requests of 1 s each second; three can.
  expect(winner).toMatchObject({ nodes: 3, cost: 15, met: true });
  expect(cheaper.map(({ nodes, met }) => [nodes, met])).toEqual([
    [1, false],
    [2, false],
  ]);
});

test('plan names the tables of prices that come along', async () => {
  const { code, stderr } = await run(folder(), 'plan', 'site.yaml', '--slo', 'latency.mean < 9s', '--prices', 'none');
  expect(code).toBe(2);
  expect(stderr).toMatch(/^tidemark-sim: none: .* there is no such file\n.* comes along: fortrabbit-pro\.\n$/);
});

test('plan says what breaks where nothing keeps the promise, and tells no cost without prices', async () => {
  const plan = async (promise: string) => run(folder(), 'plan', 'site.yaml', '--slo', promise, '--nodes', '1..2');
  const none = await plan('latency.p95 < 1ms');
  expect(none.code).toBe(1);
  expect(none.stdout).toMatch(
    /^No configuration .*\n[^]*looked at +2 +node +10 +unknown +broken +latency\.p95 < 1ms \(/,
  );
  expect((await plan('latency.p95 < 9s')).stdout).toMatch(/^1 × node is the smallest that keeps every promise; /);
});
