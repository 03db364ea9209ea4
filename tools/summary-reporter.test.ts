import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const TOOLS = fileURLToPath(new URL('.', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tidemark-summary-'));
symlinkSync(join(TOOLS, '../node_modules'), join(folder, 'node_modules'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs vitest on one file; the last line of what it prints. */
async function lastLine(name: string, source: string, env: Record<string, string> = {}): Promise<string | undefined> {
  writeFileSync(join(folder, `${name}.test.ts`), `import { expect, test } from 'vitest';\n${source}`);
  const reporter = join(TOOLS, 'summary-reporter.ts');
  const argv = [
    join(TOOLS, '../node_modules/vitest/vitest.mjs'),
    'run',
    '--root',
    folder,
    name,
    `--reporter=default`,
    `--reporter=${reporter}`,
  ];
  const said = await new Promise<string>((resolve) => {
    execFile(process.execPath, argv, { env: { ...process.env, TIDEMARK_FAILED_CHECKS: '0', ...env } }, (_, stdout) =>
      resolve(stdout),
    );
  });
  return said.trimEnd().split('\n').at(-1);
}

describe('the last line', () => {
  test('counts tests by what became of them', async () => {
    const source = "test('a', () => {}); test('b', () => { expect(1).toBe(2); }); test.skip('c', () => {});";
    expect(await lastLine('some', source)).toBe('1 passed, 1 failed, 1 skipped');
  });

  test('counts a file that cannot be loaded, and checks that failed before', async () => {
    const env = { TIDEMARK_FAILED_CHECKS: '2' };
    expect(await lastLine('broken', "throw new Error('no');", env)).toBe('0 passed, 3 failed, 0 skipped');
  });

  test('counts a suite that cannot be set up', async () => {
    const source =
      "import { beforeAll, describe } from 'vitest'; describe('s', () => { beforeAll(() => { throw new Error('no'); }); test('a', () => {}); });";
    expect(await lastLine('hook', source)).toBe('0 passed, 1 failed, 1 skipped');
  });

  test('counts an error outside every test', async () => {
    const source = "test('a', () => { void Promise.reject(new Error('lost')); });";
    expect(await lastLine('outside', source)).toBe('1 passed, 1 failed, 0 skipped');
  });
}, 60_000);
