/** What the README tells its reader to type about running a site on nodes is typed here. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { FROM_SOURCE } from '../../packages/linter/test/from-source.ts';
import { ROOT } from '../run-step.mjs';
import { isMissing } from '../system-command.ts';
import type { Said } from './cli.ts';
import { codeBlocks, commandsOf } from './commands.ts';

const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
/** From the start of the example site to its end. */
const COMMANDS = commandsOf(README)
  .filter((command) => /^npx tidemark (?:up|probe|serve|down)\b/.test(command))
  .map((command) => command.split(' ').slice(2));
const MAIN = join(ROOT, 'packages/sdk/src/cli/main.ts');

const home = mkdtempSync(join(tmpdir(), 'tidemark-readme-'));
const env = { ...process.env, TIDEMARK_HOME: home };
afterAll(() => rmSync(home, { recursive: true, force: true }));

function node(argv: readonly string[]): Promise<Said> {
  return new Promise((resolve) => {
    execFile(process.execPath, argv, { cwd: ROOT, env }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr }),
    );
  });
}

/** A command that stays: until it has said where it is. */
function served(argv: readonly string[]): Promise<readonly [said: string, child: ChildProcess]> {
  const child = spawn(process.execPath, argv, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('http://')) resolve([said, child]);
    });
    child.on('close', (code) => reject(new Error(`serve ended with ${code}: ${said}`)));
  });
}

test.skipIf(isMissing('php'))('the guest book loses what the README says', { timeout: 240_000 }, async () => {
  expect(COMMANDS.map(([command]) => command)).toEqual(['up', 'probe', 'serve', 'down']);
  for (const argv of COMMANDS) {
    const program = [...FROM_SOURCE, MAIN, ...argv];
    if (argv[0] === 'serve') {
      const [said, child] = await served(program);
      expect(said).toMatch(/http:\/\/127\.0\.0\.1:\d+/);
      child.removeAllListeners('close');
      child.kill();
      continue;
    }
    const { code, stdout, stderr } = await node(program);
    expect(code, stderr).toBe(argv[0] === 'probe' ? 1 : 0);
    if (argv[0] === 'up') await clientSeesTheSite();
    if (argv[0] === 'probe') {
      expect(stdout).toMatch(/files lost: 3 /);
      expect(stdout).toMatch(/sessions lost: 1 of 1/);
    }
  }
});

async function clientSeesTheSite(): Promise<void> {
  // Below node_modules, so that the package is found by its name.
  const folder = join(ROOT, 'node_modules/.cache/tidemark');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'client.mts');
  const code = codeBlocks(README).find(({ text }) => text.includes('@tidemark/sdk/local'))?.text ?? '';
  writeFileSync(file, `${code}\nconsole.log(JSON.stringify(change.difference));\n`);
  const { stdout, stderr } = await node([...FROM_SOURCE, file]);
  expect(stdout, stderr).toContain('"what":"php.nodes","from":3,"to":2');
}
