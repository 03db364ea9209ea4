/** Everything the simulator's README tells its reader to type is done here, and what is generated is up to date. */
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseScenario } from '../../packages/scaler-sim/src/index.ts';
import { ROOT } from '../run-step.mjs';
import { tidemarkLint } from './cli.ts';
import { codeBlocks, commandsOf } from './commands.ts';
import { generatedFiles } from './generated-files.ts';
import { tidemarkSim } from './simulator.ts';

const README = readFileSync(join(ROOT, 'packages/scaler-sim/README.md'), 'utf8');
const TOP = readFileSync(join(ROOT, 'README.md'), 'utf8');
const SCENARIO = codeBlocks(README).find(({ language }) => language === 'yaml')?.text ?? '';

/** Every command once, but those whose output stands beside them. */
const COMMANDS = [...new Set([README, TOP].flatMap(commandsOf))].filter(
  (command) =>
    command.startsWith('npx tidemark-sim') && !command.includes('state-on-nodes') && !command.includes('1..6'),
);

let folder: string;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'tidemark-simulator-')));
  writeFileSync(join(folder, 'site.yaml'), SCENARIO);
  writeFileSync(join(folder, 'other.yaml'), SCENARIO.replace('nodes: 4', 'nodes: 3'));
  writeFileSync(join(folder, 'rates.yaml'), 'uploads: { rate: 5/h, usefulLife: 30d }\n');
  cpSync(join(ROOT, 'examples/capacity-plan/prices.yaml'), join(folder, 'prices.yaml'));
  const line = (second: number): string =>
    `10.0.0.1 - - [29/Nov/2026:12:00:0${second} +0000] "GET / HTTP/1.1" 200 5 "-" "M" 0.10${second} 0.10${second}\n`;
  writeFileSync(join(folder, 'access.log'), [1, 2, 3, 5, 8].map(line).join(''));
  const { stdout } = await tidemarkLint(
    ['--format', 'json', '--no-cache', '--fail-on', 'never'],
    join(ROOT, 'examples/craft-site'),
  );
  writeFileSync(join(folder, 'report.json'), stdout);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The simulator is quick, a busy machine is not [ms]. */
const PATIENCE = { timeout: 300_000 };

describe('a command', PATIENCE, () => {
  test.each(COMMANDS)('%s', async (command) => {
    const argv = command.split(' ').slice(2);
    const isRun = ['run', 'compare', 'sweep', 'plan', 'shard'].includes(argv[0] ?? '');
    // What is told is to work, not how precise it is.
    const small = isRun ? ['--threads', '1', '--replications', '2'] : [];
    const { code, stderr } = await tidemarkSim([...argv, ...small], folder);
    expect([0, 1], stderr).toContain(code);
  });

  test('there are some of each', () => {
    expect(COMMANDS.length).toBeGreaterThan(8);
  });
});

test('the scenario of the README is valid', () => {
  expect(parseScenario(SCENARIO).slo).toHaveLength(3);
});

test('what is generated is up to date', { timeout: 600_000 }, async () => {
  for (const { path, text } of await generatedFiles()) expect(readFileSync(join(ROOT, path), 'utf8'), path).toBe(text);
});

test('links lead to files', () => {
  const links = [...README.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = '']) => path);
  expect(links.length).toBeGreaterThan(3);
  expect(links.filter((path) => !existsSync(join(ROOT, 'packages/scaler-sim', path)))).toEqual([]);
});
