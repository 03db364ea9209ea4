/** A run after one file has changed, in a copy of the project. */
import { appendFileSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { discoverProject } from '../src/project/discover.ts';
import { type Figure, median, seconds, spread } from './figures.ts';
import { type LintRun, runLint } from './program.ts';
import { isSame } from './warm-run.ts';

const WALL_MS = 700;

/** Files that much of Drupal depends on; of another project its first file. */
const CHANGED = ['includes/bootstrap.inc', 'lib/Drupal.php'];

/** A function with a sink, as someone may add it. */
function addition(number: number): string {
  return `\nfunction tidemark_bench_${number}() {\n  file_put_contents(__DIR__ . '/bench-${number}.txt', 'x');\n}\n`;
}

export async function oneFileChange(root: string, runs: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-bench-'));
  try {
    const copy = join(folder, basename(root));
    cpSync(root, copy, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
    const options = ['--cache-location', join(folder, 'cache')];
    const before = await runLint(copy, options);
    const path = CHANGED.find((file) => existsSync(join(copy, file))) ?? discoverProject(copy).files[0]?.path ?? '';
    const done: LintRun[] = [];
    let same = true;
    for (let run = 1; run <= runs; run++) {
      appendFileSync(join(copy, path), addition(run));
      const changed = await runLint(copy, options);
      done.push(changed);
      same &&= changed.result.findings.length === before.result.findings.length + run;
    }
    const cold = await runLint(copy, ['--no-cache']);
    same &&= done.slice(-1).every(({ result }) => isSame(result, cold.result));
    const wall = median(done.map(({ wallMs }) => wallMs));
    const parsed = Math.max(...done.map(({ result }) => result.stats.parsed));
    return [
      {
        name: 'one file changed, warm cache',
        asked: `<= ${seconds(WALL_MS)}`,
        measured: seconds(wall),
        isMet: wall <= WALL_MS,
        isTime: true,
        note: `${path}, ${parsed} files parsed; ${spread(done)}`,
      },
      {
        name: 'findings after the change',
        asked: 'as cold',
        measured: same ? 'as cold' : 'different',
        isMet: same,
        isTime: false,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
