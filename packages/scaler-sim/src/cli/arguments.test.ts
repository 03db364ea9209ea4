import { describe, expect, test } from 'vitest';
import { folderWith } from '../testing/folder.ts';
import { tidemarkSim } from '../testing/said.ts';

describe('wrong usage ends with 2, a message and the next step', () => {
  test.each([
    [[], 'name a command: run, compare'],
    [['rum', 'x.yaml'], 'there is no command "rum", did you mean "run"?'],
    [['run'], 'too few arguments. Usage: tidemark-sim run <file>'],
    [['run', 'a.yaml', 'b.yaml'], 'too many arguments: "b.yaml"'],
    [['run', 'a.yaml', '--seee', '1'], 'there is no option --seee, did you mean "--seed"?'],
    [['run', 'a.yaml', '--seed'], '--seed needs a value: --seed <n>'],
    [['run', 'a.yaml', '--seed', '-1'], '--seed must be a whole number from 0, not "-1"'],
    [['run', 'a.yaml', '--seed', '1', '--seed', '2'], '--seed is given 2 times, and takes one value'],
    [['run', 'a.yaml', '--format', 'jsn'], '--format must be one of table, json, csv, not "jsn", did you mean "json"?'],
    [['run', 'a.yaml', '--prices', 'p.yaml'], '--prices is an option of plan, not of run'],
    [['run', 'a.yaml', '--trace=yes'], '--trace takes no value'],
    [['explain', 'a.yaml', '--set', 'php.nodes'], '--set needs a key and a value'],
    [['explain', 'none.yaml'], 'none.yaml: the scenario cannot be read: there is no such file'],
  ])('%j', async (argv, says) => {
    const { code, stdout, stderr } = await tidemarkSim(argv, folderWith({ 'a.yaml': 'version: 1\n' }));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe('help', () => {
  test.each([['--help'], ['run', '--help'], ['plan', '-h']])('%s %s', async (...argv) => {
    const { code, stdout, stderr } = await tidemarkSim(argv, '.');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: tidemark-sim /);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });
});

describe('explain', () => {
  const text =
    'version: 1\ntraffic:\n  arrivals: { process: poisson, rate: 8/s }\n  requests: [ { name: page, service: 1s } ]\n';

  test('shows every value in force and its source', async () => {
    const { code, stdout } = await tidemarkSim(
      ['explain', 'a.yaml', '--set', 'php.nodes=4'],
      folderWith({ 'a.yaml': text }),
    );
    expect(code).toBe(0);
    const rows = stdout.split('\n').map((line) => line.split(/ {2,}/));
    expect(rows).toContainEqual(['traffic.arrivals.rate', '8/s', 'line 3']);
    expect(rows).toContainEqual(['php.nodes', '4', '--set']);
    expect(rows).toContainEqual(['php.backlog', '511', 'default: php-src: sapi/fpm/www.conf.in: listen.backlog']);
    expect(rows).toContainEqual(['deploys', 'none', 'default: not named means neutral']);
  });

  test('as JSON', async () => {
    const { stdout } = await tidemarkSim(['explain', 'a.yaml', '--format', 'json'], folderWith({ 'a.yaml': text }));
    expect(JSON.parse(stdout)).toContainEqual({ key: 'traffic.arrivals.rate', value: '8/s', line: 3 });
  });

  test('of a scenario that is not valid', async () => {
    const folder = folderWith({ 'a.yaml': `${text}php: { nodess: 4 }\n` });
    const { code, stdout, stderr } = await tidemarkSim(['explain', 'a.yaml'], folder);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe('tidemark-sim: a.yaml: line 5: unknown key "nodess", did you mean "nodes"?\n');
  });
});
