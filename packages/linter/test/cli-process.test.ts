/** What only a process of its own can show: pipes, signals, full disks. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FROM_SOURCE } from './from-source.ts';

const MAIN = fileURLToPath(new URL('cli/stub-main.ts', import.meta.url));
let folder: string;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'tidemark-process-')));
  writeFileSync(join(folder, 'composer.json'), '{}');
  writeFileSync(join(folder, 'a.php'), '<?php file_put_contents($a, $b);');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function startProgram(
  argv: string[],
  env: Record<string, string> = {},
  stdout: 'pipe' | number = 'pipe',
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [...FROM_SOURCE, MAIN, ...argv, folder], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['pipe', stdout, 'pipe'],
  }) as ChildProcessWithoutNullStreams;
}

async function exitCode(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

describe('a pipe', () => {
  test('gets all of a large report before the process ends', async () => {
    const child = startProgram(['--format', 'json'], { STUB_COPIES: '20000' });
    const [report, code] = await Promise.all([text(child.stdout), exitCode(child)]);
    expect(code).toBe(1);
    expect((JSON.parse(report) as { findings: unknown[] }).findings).toHaveLength(20_000);
  });

  test('that is closed early ends the run quietly, with the code it would have had', async () => {
    const child = startProgram(['--format', 'json'], { STUB_COPIES: '20000' });
    child.stdout.once('data', () => child.stdout.destroy());
    const [said, code] = await Promise.all([text(child.stderr), exitCode(child)]);
    expect({ said, code }).toEqual({ said: '', code: 1 });
  });
});

test.skipIf(!existsSync('/dev/full'))('a full disk behind standard output is told', async () => {
  const child = startProgram([], {}, openSync('/dev/full', 'w'));
  const [said, code] = await Promise.all([text(child.stderr), exitCode(child)]);
  expect(code).toBe(2);
  expect(said).toMatch(/^tidemark-lint: the report cannot be written: ENOSPC/);
});

describe('an interrupt', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends a run with 130', async (signal) => {
    const child = startProgram([], { STUB_DELAY: '60000' });
    await once(child.stderr, 'data');
    child.kill(signal);
    const [said, code] = await Promise.all([text(child.stdout), exitCode(child)]);
    expect({ said, code }).toEqual({ said: '', code: 130 });
  });

  test('ends a run that waits for standard input', async () => {
    const child = startProgram(['--stdin', '--stdin-filename', join(folder, 'a.php')]);
    // Long enough to have begun reading; an interrupt before that would end it as well.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    child.kill('SIGINT');
    expect(await exitCode(child)).toBe(130);
  });
});
