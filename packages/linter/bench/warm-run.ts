/** A run over files that have not changed since the last one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LintResult } from '../src/index.ts';
import { type Figure, median, seconds, spread } from './figures.ts';
import { type LintRun, runLint } from './program.ts';

const WALL_MS = 600;

/** Do both say the same, statistics aside? */
export function isSame(one: LintResult, other: LintResult): boolean {
  const told = ({ stats: _stats, ...rest }: LintResult): string => JSON.stringify(rest);
  return told(one) === told(other);
}

export async function warmRun(root: string, runs: number): Promise<Figure[]> {
  const location = mkdtempSync(join(tmpdir(), 'tidemark-bench-'));
  try {
    const options = ['--cache-location', location];
    const first = await runLint(root, options);
    const warm: LintRun[] = [];
    for (let run = 0; run < runs; run++) warm.push(await runLint(root, options));
    const wall = median(warm.map(({ wallMs }) => wallMs));
    const parsed = Math.max(...warm.map(({ result }) => result.stats.parsed));
    const same = warm.every(({ result }) => isSame(result, first.result));
    return [
      {
        name: 'warm cache',
        asked: `<= ${seconds(WALL_MS)}`,
        measured: seconds(wall),
        isMet: wall <= WALL_MS,
        isTime: true,
        note: spread(warm),
      },
      { name: 'parsed, warm', asked: '0 files', measured: `${parsed} files`, isMet: parsed === 0, isTime: false },
      {
        name: 'findings, warm',
        asked: 'as cold',
        measured: same ? 'as cold' : 'different',
        isMet: same,
        isTime: false,
        note: `${first.result.findings.length} findings`,
      },
    ];
  } finally {
    rmSync(location, { recursive: true, force: true });
  }
}
