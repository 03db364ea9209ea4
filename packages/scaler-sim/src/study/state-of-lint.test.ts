import { type Store, stateMapOf } from '@tidemark/sdk/model';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { folderWith } from '../testing/folder.ts';
import { tidemarkSim } from '../testing/said.ts';

const store = (placement: Store['placement'], path: string): Store => ({
  store: 'a store',
  placement,
  technology: 'local files',
  confidence: 'certain',
  evidence: [{ path, line: 7 }],
});

const MAP = stateMapOf([
  ['uploads', store('shared', 'a.php')],
  ['uploads', store('node', 'b.php')],
  ['sessions', store('unknown', 'c.php')],
  ['code', store('build', 'd.php')],
]);

const RATES = 'uploads: { rate: 5/h, usefulLife: 30d }\n';

describe('from-lint', () => {
  const files = {
    'report.json': JSON.stringify({ schemaVersion: 1, stateMap: MAP }),
    'map.json': JSON.stringify(MAP),
    'rates.yaml': RATES,
  };

  test.each(['report.json', 'map.json'])('takes placements and evidence from %s', async (file) => {
    const { code, stdout } = await tidemarkSim(['from-lint', file], folderWith(files));
    expect(code).toBe(0);
    expect(parse(stdout)).toEqual({ state: { uploads: { placement: 'node' }, sessions: { placement: 'unknown' } } });
    expect(stdout).toContain('# node: a store (local files), b.php:7');
    expect(stdout).toContain('# rate: 5/h   # required; Files written.');
    expect(stdout).toContain('# code: made before the release: a wipe takes nothing');
    expect(stdout).toContain('# logs: no store found');
  });

  test('takes rates', async () => {
    const { stdout } = await tidemarkSim(['from-lint', 'map.json', '--rates', 'rates.yaml'], folderWith(files));
    expect(parse(stdout)).toMatchObject({ state: { uploads: { placement: 'node', rate: '5/h', usefulLife: '30d' } } });
    expect(stdout).not.toContain('Files written');
  });

  test.each([
    ['no report', 'map.json', '{}', RATES, 'this is no report of tidemark-lint, version 1'],
    ['no JSON', 'map.json', '{', RATES, 'this is no JSON'],
    [
      'an unknown kind',
      'map.json',
      JSON.stringify(MAP),
      'upload: {}',
      'there is no kind of state "upload", did you mean "uploads"?',
    ],
    [
      'an unknown key',
      'map.json',
      JSON.stringify(MAP),
      'uploads: { rates: 5/h }',
      'unknown key "rates" in uploads, did you mean "rate"?',
    ],
  ])('refuses %s', async (_, file, map, rates, says) => {
    const folder = folderWith({ [file]: map, 'rates.yaml': rates });
    const { code, stdout, stderr } = await tidemarkSim(['from-lint', file, '--rates', 'rates.yaml'], folder);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says);
  });

  test('a rate that is not given is named when the scenario is run', async () => {
    const folder = folderWith(files);
    const { stdout } = await tidemarkSim(['from-lint', 'map.json'], folder);
    const head =
      'version: 1\ntraffic: { arrivals: { process: poisson, rate: 8/s }, requests: [ { name: page, service: 1s } ] }\n';
    const { code, stderr } = await tidemarkSim(['run', 'a.yaml'], folderWith({ 'a.yaml': head + stdout }));
    expect(code).toBe(2);
    expect(stderr).toContain('the key "rate" is missing: state.uploads.rate has no default');
  });
});
