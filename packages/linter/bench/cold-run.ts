/** A run that remembers nothing, alone and against PHP_CodeSniffer. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { discoverProject } from '../src/project/discover.ts';
import { type Figure, median, megabytes, seconds, spread, unmeasured } from './figures.ts';
import { hasPhpcs, runPhpcs } from './phpcs.ts';
import { type LintRun, type Run, runLint } from './program.ts';

const WALL_MS = 2500;
const PARSED_BYTES = 8_000_000;
const PEAK_BYTES = 500_000_000;
const TIMES_FASTER = 10;

const coldLint = (root: string): Promise<LintRun> => runLint(root, ['--no-cache', '--threads', '2']);

function coldFigures(runs: readonly LintRun[]): Figure[] {
  const wall = median(runs.map(({ wallMs }) => wallMs));
  const stats = runs.map(({ result }) => result.stats);
  const parsed = Math.max(...stats.map(({ bytes }) => bytes));
  const peak = Math.max(...runs.map(({ peakBytes }) => peakBytes));
  const [{ files, excluded } = { files: 0, excluded: 0 }] = stats;
  return [
    {
      name: 'Drupal core, cold, 2 threads',
      asked: `<= ${seconds(WALL_MS)}`,
      measured: seconds(wall),
      isMet: wall <= WALL_MS,
      isTime: true,
      note: spread(runs),
    },
    {
      name: 'parsed',
      asked: `<= ${megabytes(PARSED_BYTES)}`,
      measured: megabytes(parsed),
      isMet: parsed <= PARSED_BYTES,
      isTime: false,
      note: `${stats[0]?.parsed} of ${files} files; ${excluded} excluded`,
    },
    {
      name: 'peak memory',
      asked: `<= ${megabytes(PEAK_BYTES)}`,
      measured: megabytes(peak),
      isMet: peak <= PEAK_BYTES,
      isTime: false,
    },
  ];
}

/** Runs the linter `runs` times. */
export async function coldRun(root: string, runs: number): Promise<Figure[]> {
  const done: LintRun[] = [];
  for (let run = 0; run < runs; run++) done.push(await coldLint(root));
  return coldFigures(done);
}

interface Pair {
  readonly own: Run;
  readonly other: Pick<Run, 'wallMs' | 'cpuMs'>;
}

function comparison(name: string, pairs: readonly Pair[], note: string): Figure {
  const ratio = median(pairs.map(({ own, other }) => other.wallMs / own.wallMs));
  const cpuRatio = median(pairs.map(({ own, other }) => other.cpuMs / own.cpuMs));
  const others = pairs.map(({ other }) => other);
  return {
    name,
    asked: `>= ${TIMES_FASTER} times`,
    measured: `${ratio.toFixed(1)} times`,
    isMet: ratio >= TIMES_FASTER,
    isTime: true,
    note: `${note}: ${spread(others)}; ${cpuRatio.toFixed(1)} times less processor time`,
  };
}

/**
 * Runs the linter and phpcs in turn, so that both see the same machine, and compares them pair by pair: phpcs on the files alone
 * that the linter analyses; and once on the folder as it is, tests included, which the linter has to tell apart.
 */
export async function againstPhpcs(root: string, runs: number, processes: number): Promise<Figure[]> {
  const names = { files: 'faster than phpcs, files analysed', folder: 'faster than phpcs, same folder' };
  if (!hasPhpcs()) {
    const missing = 'phpcs is not installed; tools/system-packages.sh installs it';
    return Object.values(names).map((name) => unmeasured(name, `>= ${TIMES_FASTER} times`, missing));
  }
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-bench-'));
  try {
    const project = discoverProject(root);
    const files = project.files.map(({ path }) => join(project.root, path));
    const list = join(folder, 'files.txt');
    writeFileSync(list, files.join('\n'));
    const pairs: Pair[] = [];
    for (let run = 0; run < runs; run++) {
      pairs.push({ own: await coldLint(root), other: await runPhpcs(`--file-list=${list}`, files, processes) });
    }
    const whole = { own: await coldLint(root), other: await runPhpcs(project.root, files, processes) };
    const using = `phpcs with ${processes} processes`;
    return [
      comparison(names.files, pairs, `${using}, ${files.length} files`),
      comparison(names.folder, [whole], `${using}, ${files.length + project.excluded} files`),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
