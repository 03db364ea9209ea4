/** Finds and ends what an earlier platform of this app left over. */
import { readdirSync, readFileSync } from 'node:fs';

export const INSTANCE_VARIABLE = 'TIDEMARK_INSTANCE';

/** Processes of that mark; on systems without `/proc` none is seen. */
export function processesOf(instance: string): number[] {
  let entries: string[];
  try {
    entries = readdirSync('/proc');
  } catch {
    return [];
  }
  const mark = `${INSTANCE_VARIABLE}=${instance}`;
  return entries
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && environmentOf(pid).split('\0').includes(mark));
}

function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return '';
  }
}

/** Resolves when none is left. @returns how many there were */
export async function sweep(instance: string): Promise<number> {
  const found = new Set<number>();
  for (let round = 0; round < 50; round += 1) {
    const left = processesOf(instance);
    if (left.length === 0) break;
    for (const pid of left) {
      found.add(pid);
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended by itself, or belongs to someone else.
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return found.size;
}
