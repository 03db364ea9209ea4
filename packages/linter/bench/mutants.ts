/** What becomes of mutated files, by `robustness.ts` in a process of its own: a crash there ends nothing here. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Figure } from './figures.ts';

const ROBUSTNESS = fileURLToPath(new URL('./robustness.ts', import.meta.url));

export function mutants(count: number): Figure[] {
  const args = ['--conditions=@tidemark/source', '--import', 'tsx', ROBUSTNESS, String(count)];
  const { status, stdout } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return [
    {
      name: `${count} mutated files`,
      asked: 'no crash, none lost, <= 2 s each',
      measured: status === 0 ? 'none' : `exit code ${status}`,
      isMet: status === 0,
      isTime: false,
      note: stdout.replace(/[\s{}]+/g, ' ').trim(),
    },
  ];
}
