import { expect, test } from 'vitest';
import { scenarioHash } from './hash.ts';
import { parseScenario } from './read-scenario.ts';

const text = (change = ''): string =>
  `version: 1\ntraffic: { arrivals: { process: poisson, rate: 8/s }, requests: [ { name: page, service: 1s } ] }\n${change}`;

const hash = (change = ''): string => scenarioHash(parseScenario(text(change)));

test('a scenario has the fingerprint of what it says, however it is written', () => {
  expect(hash()).toMatch(/^[0-9a-f]{16}$/);
  expect(scenarioHash(parseScenario(text().replace('8/s', '480/min').replace('1s', '1000ms')))).toBe(hash());
  expect(hash('seed: 9\nreplications: 3\nslo: [ "latency.p95 < 1s" ]')).toBe(hash());
});

test('what changes a figure changes it', () => {
  const changes = [
    'php: { nodes: 2 }',
    'php: { backlog: unlimited }',
    'duration: 25h',
    'warmup: 1h',
    'deploys: { every: 6h }',
  ];
  expect(new Set([hash(), ...changes.map((change) => hash(change))]).size).toBe(changes.length + 1);
});

test('replayed arrivals count by what they hold', () => {
  const read = (csv: string): string =>
    scenarioHash(parseScenario(text().replace('poisson, rate: 8/s', 'replay, file: a.csv'), { readFile: () => csv }));
  expect(read('time\n1\n2\n')).toBe(read('time\n1\n2.0\n'));
  expect(read('time\n1\n2\n')).not.toBe(read('time\n1\n3\n'));
});
