/** PHP_CodeSniffer with one sniff, on the files that the linter analyses: what the linter is compared with. */
import { spawn, spawnSync } from 'node:child_process';
import { extname } from 'node:path';
import type { Run } from './program.ts';

export function hasPhpcs(): boolean {
  return spawnSync('phpcs', ['--version'], { stdio: 'ignore' }).status === 0;
}

/** Name extensions of the files, in phpcs's own words; it leaves out what bears another. */
function extensions(files: readonly string[]): string {
  return [...new Set(files.map((file) => `${extname(file).slice(1)}/php`))].filter((each) => each !== '/php').join(',');
}

/** `0m1.250s` as the shell's `times` prints it [ms]. */
function shellTime(text: string): number {
  const [, minutes = '0', seconds = '0'] = /(\d+)m([\d.]+)s/.exec(text) ?? [];
  return (Number(minutes) * 60 + Number(seconds)) * 1000;
}

/**
 * @param target a folder, or `--file-list=` with a file of one absolute path a line
 * @param files those whose extensions it looks at
 * @param processes that phpcs may use side by side
 * @throws Error when phpcs ends with a fault of its own
 */
export async function runPhpcs(
  target: string,
  files: readonly string[],
  processes: number,
): Promise<Pick<Run, 'wallMs' | 'cpuMs'>> {
  const args = [
    '--standard=Generic',
    '--sniffs=Generic.PHP.ForbiddenFunctions',
    `--parallel=${processes}`,
    '--no-cache',
    '-d',
    'memory_limit=-1',
    `--extensions=${extensions(files)}`,
    target,
  ];
  const begun = performance.now();
  // The shell tells what its children used; Node does not.
  const child = spawn('sh', ['-c', '"$@" >/dev/null; code=$?; times >&2; exit $code', 'sh', 'phpcs', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let told = '';
  child.stderr.on('data', (part: Buffer) => {
    told += part.toString('utf8');
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const wallMs = performance.now() - begun;
  if (code === null || code > 2) throw new Error(`phpcs: ended with ${code}\n${told}`);
  const ofChildren = told.trim().split('\n').at(-1) ?? '';
  return { wallMs, cpuMs: ofChildren.split(/\s+/).reduce((sum, time) => sum + shellTime(time), 0) };
}
