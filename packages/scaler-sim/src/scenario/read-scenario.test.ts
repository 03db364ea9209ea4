import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isSimulationError } from '../errors.ts';
import { readScenario } from './read-scenario.ts';

const EXAMPLES = new URL('../../../../examples/scenarios/', import.meta.url);

const example = (name: string): string => readFileSync(new URL(`${name}.yaml`, EXAMPLES), 'utf8');

/** A small valid scenario around what a test is about. */
const around = (text: string): string =>
  `version: 1\ntraffic: { arrivals: { process: poisson, rate: 8/s }, requests: [ { name: page, service: 1s } ] }\n${text}`;

/** What is said of a scenario that is not valid. */
function complaints(text: string): readonly string[] {
  try {
    readScenario(text, { filename: 'site.yaml' });
  } catch (error) {
    if (isSimulationError(error))
      return error.message.split('\nsite.yaml: ').map((line) => line.replace('site.yaml: ', ''));
    throw error;
  }
  return [];
}

describe('the scenarios of the examples are read', () => {
  test('a single node', () => {
    const { scenario } = readScenario(example('single-node'));
    expect(scenario).toMatchObject({ seed: 7, duration: 200_000, warmup: 2000, replications: 10, analysis: 'steady' });
    expect(scenario.traffic.source).toEqual({ process: 'poisson', rate: 8 });
    expect(scenario.traffic.requests).toEqual([
      { name: 'page', weight: 1, service: { law: 'exponential', mean: 1 }, cpu: 0, memory: null, steps: [] },
    ]);
    expect(scenario.php).toMatchObject({ nodes: 1, processes: 10, abandoned: 'execute', listen: 'unix' });
    const { backlog, timeout, cores, maxRequests } = scenario.php;
    expect([backlog, timeout, cores, maxRequests]).toEqual(Array.from({ length: 4 }, () => Number.POSITIVE_INFINITY));
  });

  test('state on nodes', () => {
    const { scenario } = readScenario(example('state-on-nodes'));
    expect(scenario.deploys).toEqual({ when: { process: 'poisson', rate: 1 / 86_400 }, strategy: { kind: 'atomic' } });
    expect(scenario.failures).toEqual({ mtbf: 2_592_000, recovery: { law: 'constant', value: 180 } });
    expect(scenario.state.uploads).toMatchObject({ placement: 'node', rate: 5 / 3600, reads: 20 / 3600, owner: 0 });
    expect(scenario.state.sessions).toMatchObject({ requests: { law: 'geometric', mean: 10 }, regenerate: true });
    expect(scenario.state.cache).toMatchObject({ keys: 100, ttl: 60, reads: 1, zipf: 0 });
    expect(scenario.state.logs).toMatchObject({ shipEvery: 3600, flushOnDeploy: false, rate: null });
    expect(scenario.slo.map(({ metric, comparison, threshold }) => [metric, comparison, threshold])).toEqual([
      ['latency.p95', '<', 0.5],
      ['errors.rate', '<', 0.001],
      ['state.uploads.lostFraction', '=', 0],
    ]);
  });

  test('everything at once', () => {
    const { scenario } = readScenario(example('full'));
    const [page, save] = scenario.traffic.requests;
    expect(page?.steps).toEqual([
      { step: 'memcache', when: 'always', probability: 1 },
      { step: 'mysql', query: 0, when: 'miss', probability: 1 },
    ]);
    expect(save?.steps).toEqual([{ step: 'mysql', query: 1, when: 'always', probability: 1 }]);
    expect(scenario.traffic.users).toBe(20_000);
    expect(scenario.mysql).toMatchObject({ connections: 64, servers: 32 });
    expect(scenario.memcache).toMatchObject({ nodes: 2, mode: 'combined', keys: 20_000, ttl: 300 });
    expect(scenario.deploys?.when).toEqual({ process: 'periodic', every: 21_600 });
    expect(scenario.state.sessions).toMatchObject({ lock: true, requests: null });
  });
});

describe('a mistake is told with its line, its key and the nearest valid key', () => {
  test.each<[string, string, string]>([
    ['an unknown key', 'php: { nodess: 4 }', 'line 3: unknown key "nodess", did you mean "nodes"?'],
    ['an unknown key at the top', 'deploy: { every: 6h }', 'line 3: unknown key "deploy", did you mean "deploys"?'],
    [
      'a missing unit',
      'php: { timeout: 30 }',
      'line 3: php.timeout must be a time such as 80ms, 30s or 24h, or none, not "30": the unit is missing, as in 30s',
    ],
    [
      'an unknown word',
      'balancer: least-connection',
      'line 3: balancer must be one of random, round-robin, least-connections, power-of-two, consistent-hash, sticky, ' +
        'not "least-connection", did you mean "least-connections"?',
    ],
    [
      'a missing key',
      'state:\n  uploads: { placement: node, usefulLife: 6h }',
      'line 4: the key "rate" is missing: state.uploads.rate has no default',
    ],
    [
      'an unknown metric',
      'slo: [ "latency.p59 < 1s" ]',
      'line 3: slo.0 names the unknown metric "latency.p59", did you mean "latency.p50"?',
    ],
    [
      'a wrong unit in a promise',
      'slo: [ "latency.p95 < 500" ]',
      'line 3: slo.0 must compare latency.p95 with a time such as 80ms, 30s or 24h, not "500"',
    ],
    [
      'too long a warm-up',
      'duration: 1h\nwarmup: 1h',
      'line 4: warmup must be shorter than duration, which includes it',
    ],
    [
      'an impossible law',
      'state: { uploads: { placement: node, rate: 1/s, usefulLife: { distribution: lognormal, mean: 1s, p99: 16s } } }',
      'line 3: state.uploads.usefulLife.p99 must not be more than 15.0 times the mean: no lognormal law has such a p99',
    ],
    [
      'a lock without users',
      'state: { sessions: { placement: node, lock: true, starts: 1/s, lifetime: 1h } }',
      'line 3: state.sessions.lock needs to know users: give traffic.users, traffic.sessions or traffic.closed',
    ],
    ['a key twice', 'php: {}\nphp: {}', 'line 4: Map keys must be unique'],
    [
      'text that is no YAML',
      'php: {',
      'line 3: Flow map in block collection must be sufficiently indented and end with a }',
    ],
    ['a list', '- a', 'line 3: '],
  ])('%s', (_, text, says) => {
    expect(complaints(around(text))[0]).toContain(says);
  });

  test.each<[string, string, string]>([
    [
      'a query that is not there',
      '{ mysql: reed }',
      'names "reed", which is not in mysql.queries, did you mean "read"?',
    ],
    [
      'a class that is not there',
      '{ self: pages }',
      'names "pages", which is not in traffic.requests, did you mean "page"?',
    ],
    ['a circle', '{ self: page }', 'traffic.requests.page requests itself without end: page → page'],
    ['a part that is not there', 'memcache', 'needs "memcache", which the scenario does not have'],
    [
      'two calls',
      '{ wait: 1s, mysql: read }',
      'must have exactly one of memcache, mysql, objectStorage, wait, self, job',
    ],
    ['a miss of nothing', '{ mysql: read, when: miss }', 'needs a memcache step before it to have a miss'],
  ])('steps: %s', (_, step, says) => {
    const text = `version: 1\ntraffic:\n  arrivals: { process: poisson, rate: 8/s }\n  requests:\n    - name: page\n      service: 1s\n      steps: [ ${step} ]\nmysql: { queries: { read: 1ms } }\n`;
    const [said] = complaints(text);
    expect(said).toMatch(/^line [57]: /);
    expect(said).toContain(says);
  });

  test('all of them at once, in the order of lines', () => {
    const said = complaints(around('php: { nodess: 4, timeout: 30 }\nbalancer: rnd'));
    expect(said.map((line) => line.slice(0, 7))).toEqual(['line 3:', 'line 3:', 'line 4:']);
  });

  test('aliases that grow without end are refused', () => {
    const levels = Array.from({ length: 30 }, (_, at) => `a${at}: &a${at} [ *a${at - 1}, *a${at - 1} ]`);
    levels[0] = 'a0: &a0 [ x ]';
    expect(complaints(levels.join('\n'))[0]).toMatch(/^line \d+: more than 1000 aliases/);
  });
});

describe('settings', () => {
  const read = (settings: Record<string, string | number>) => readScenario(example('single-node'), { settings });

  test('replace and add values, and are told as such', () => {
    const { scenario, explained } = read({ 'php.nodes': 3, 'traffic.requests.page.service': '2s', 'php.cores': 2 });
    expect(scenario.php).toMatchObject({ nodes: 3, cores: 2, processes: 10 });
    expect(scenario.traffic.requests[0]?.service).toEqual({ law: 'constant', value: 2 });
    expect(explained.find(({ path }) => path === 'php.nodes')).toEqual({
      path: 'php.nodes',
      value: '3',
      origin: { told: '--set' },
    });
  });

  test.each([
    [{ 'php.node': 3 }, '--set: unknown key "node", did you mean "nodes"?'],
    [{ 'php.nodes': 0 }, '--set: php.nodes must be a whole number from 1 to 10000, not "0"'],
    [{ 'traffic.requests.pages.service': '1s' }, 'the list has no entry "pages": it has page'],
    [{ 'traffic.requests[1].service': '1s' }, 'the list has no entry "1": it has page'],
    [{ 'seed.x': 1 }, '"7" has no key "x"'],
    [{ 'php..x': 1 }, 'a name is missing between its dots'],
  ])('%j is refused', (settings, says) => {
    expect(() => read(settings as unknown as Record<string, number>)).toThrow(says);
  });
});

test('an entry of a list may be named in brackets, as the documentation writes lists', () => {
  const { scenario } = readScenario(example('single-node'), { settings: { 'traffic.requests[0].service': '2s' } });
  expect(scenario.traffic.requests[0]?.service).toEqual({ law: 'constant', value: 2 });
});

test('a second document is refused', () => {
  expect(() => readScenario(`${around('')}\n---\nversion: 1\n`)).toThrow('a second document begins; a file has one');
});

test('a setting does not hide that there is no scenario', () => {
  expect(() => readScenario('', { settings: { seed: 3 } })).toThrow('a scenario is a map with keys such as version');
});

describe('figures that depend on the clock', () => {
  test.each([
    ['steady', around(''), 8640],
    ['terminating', around('').replace('rate: 8/s', 'rate: 8/s, flashCrowds: [ { at: 1h, factor: 3, hold: 5m } ]'), 0],
    ['terminating', around('scale: [ { at: 1h, nodes: 3 } ]'), 0],
    ['terminating', around('autoscaler: { type: schedule, points: [ { at: 0s, nodes: 2 } ] }'), 0],
  ])('are %s', (analysis, text, warmup) => {
    expect(readScenario(text).scenario).toMatchObject({ analysis, warmup });
  });

  test('a day has the mean that it was given, and the shape', () => {
    const day = `[ ${Array.from({ length: 24 }, (_, hour) => (hour < 12 ? 1 : 3)).join(', ')} ]`;
    const text = around('').replace('poisson, rate: 8/s', `profile, rate: 8/s, day: ${day}`);
    const { source } = readScenario(text).scenario.traffic;
    if (source.process !== 'profile') throw new Error(`${source.process} is no profile`);
    expect(source.period).toBe(86_400);
    expect(source.points.map(({ rate }) => rate)).toEqual(
      Array.from({ length: 24 }, (_, hour) => (hour < 12 ? 4 : 12)),
    );
  });
});
