/** The program as one file, for trials that start and kill it often. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Below node_modules, so that the packages it needs are found. */
const FILE = fileURLToPath(new URL('../../../../node_modules/.cache/tidemark/trials/', import.meta.url));

/** @returns the path of a program that takes the arguments of `tidemark` */
export async function buildProgram(): Promise<string> {
  const outfile = `${FILE}cli-${process.pid}.mjs`;
  await build({
    entryPoints: [fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outfile,
    logLevel: 'error',
  });
  return outfile;
}

export interface Started {
  readonly child: ChildProcess;
  /** Exit code, null when it was killed, and what it said. */
  readonly ended: Promise<{ readonly code: number | null; readonly output: string }>;
}

export function startProgram(program: string, args: readonly string[], env: Readonly<Record<string, string>>): Started {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const note = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-20_000);
  };
  child.stdout?.on('data', note);
  child.stderr?.on('data', note);
  const ended = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, output }));
  });
  return { child, ended };
}
