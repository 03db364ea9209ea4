/** Everything the SDK's README shows is done here: its code runs and prints what it says, its commands are understood. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { FROM_SOURCE } from '../../packages/linter/test/from-source.ts';
import { run } from '../../packages/sdk/src/cli/run.ts';
import { ROOT } from '../run-step.mjs';
import { codeBlocks, commandsOf } from './commands.ts';

const README = readFileSync(join(ROOT, 'packages/sdk/README.md'), 'utf8');
const TOP = readFileSync(join(ROOT, 'README.md'), 'utf8');
const CODE = codeBlocks(README).filter(({ language }) => language === 'ts');
const COMMANDS = [README, TOP].flatMap(commandsOf).filter((command) => command.startsWith('npx tidemark '));

test.each(CODE.map(({ text }, at) => [at + 1, text] as const))(
  'example %i runs',
  { timeout: 240_000 },
  async (at, text) => {
    // Below node_modules, so that the package is found by its name.
    const folder = join(ROOT, 'node_modules/.cache/tidemark');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, `sdk-example-${at}.mts`);
    writeFileSync(file, text);
    const { stdout } = await promisify(execFile)(process.execPath, [...FROM_SOURCE, file], { cwd: ROOT });
    const promised = [...text.matchAll(/console\.log\(.*\/\/ (?!progress|the same|node-1)(.*)$/gm)].map(
      ([, said]) => said,
    );
    for (const said of promised) expect(stdout).toContain(said);
    expect(stdout).not.toBe('');
  },
);

test.each([...new Set(COMMANDS)])('%s is understood', async (command) => {
  const said: string[] = [];
  const write = async (text: string | Uint8Array): Promise<void> => void said.push(String(text));
  // With --help, what is typed is read as strictly, and nothing is done.
  const argv = [...command.split(/\s+/).slice(2), '--help'];
  const { signal } = new AbortController();
  const code = await run(argv, { cwd: ROOT, env: {}, signal, write, writeError: write, readInput: async () => '' });
  expect({ code, said: said.join('') }).toMatchObject({
    code: 0,
    said: expect.stringContaining('Usage: tidemark') as string,
  });
});

test('there is something of each, and links lead to files', () => {
  expect(CODE).toHaveLength(3);
  expect(COMMANDS.length).toBeGreaterThan(8);
  const links = [...README.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = '']) => path);
  expect(links.filter((path) => !existsSync(join(ROOT, 'packages/sdk', path)))).toEqual([]);
});
