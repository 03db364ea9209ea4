/** The built program as users start it, measured from outside. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LintResult } from '../src/index.ts';

const PACKAGE = fileURLToPath(new URL('../', import.meta.url));
const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));
/** File that Node runs. */
export const PROGRAM: string = join(PACKAGE, 'bin/tidemark-lint.js');
const BUILT = join(PACKAGE, 'dist/cli.js');
const REPORT_USAGE = new URL('./report-usage.mjs', import.meta.url).href;

/** One whole process. */
export interface Run {
  readonly wallMs: number;
  /** Of all its threads, user and system. */
  readonly cpuMs: number;
  /** Most memory it held at a time [bytes]. */
  readonly peakBytes: number;
  readonly output: string;
}

export interface LintRun extends Run {
  readonly result: LintResult;
}

function changedAt(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Math.max(...files.map((file) => statSync(join(folder, file)).mtimeMs));
}

/**
 * What a measured process finds in its environment. Certificates that a machine adds are read at every start of Node, whatever
 * the program does; https://nodejs.org/docs/latest-v20.x/api/cli.html#node_extra_ca_certsfile
 */
const { NODE_EXTRA_CA_CERTS: _, ...ENVIRONMENT } = process.env;

/** Builds the program where it is missing or older than its source. */
export function buildIfStale(): void {
  const built = statSync(BUILT, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (built >= changedAt(join(PACKAGE, 'src'))) return;
  process.stderr.write('bench: building the program\n');
  execFileSync('npm', ['run', 'build'], { cwd: REPOSITORY, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** @throws Error when the program ends with a fault of its own */
export async function runProgram(args: readonly string[]): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-bench-'));
  const usageFile = join(folder, 'usage.json');
  const begun = performance.now();
  const child = spawn(process.execPath, ['--import', REPORT_USAGE, PROGRAM, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...ENVIRONMENT, TIDEMARK_BENCH_USAGE: usageFile },
  });
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const wallMs = performance.now() - begun;
  try {
    if (code !== 0 && code !== 1) throw new Error(`tidemark-lint ${args.join(' ')}: ended with ${code}`);
    const usage = JSON.parse(readFileSync(usageFile, 'utf8')) as { readonly cpuMs: number; readonly bytes: number };
    return { wallMs, cpuMs: usage.cpuMs, peakBytes: usage.bytes, output: Buffer.concat(parts).toString('utf8') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Wall time of a run that nothing looks into [ms]. */
export async function timeProgram(args: readonly string[]): Promise<number> {
  const begun = performance.now();
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: ENVIRONMENT,
  });
  await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return performance.now() - begun;
}

/** Lints a project with its configuration left aside, so that the figures mean the same everywhere. */
export async function runLint(root: string, options: readonly string[]): Promise<LintRun> {
  const run = await runProgram(['--format', 'json', '--no-config', '--quiet', ...options, root]);
  return { ...run, result: JSON.parse(run.output) as LintResult };
}
