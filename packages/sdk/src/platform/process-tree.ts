/** What runs below a process, and what it costs; on systems without `/proc` nothing is seen. */
import { readdirSync, readFileSync } from 'node:fs';
import { killGroup } from './run-program.ts';

export interface ProcessRecord {
  readonly pid: number;
  readonly parent: number;
  /** The program's name, at most 15 characters. */
  readonly name: string;
  readonly session: number;
  /** It ended, and its parent has not asked after it yet. */
  readonly isZombie: boolean;
  /** Tells it from a later one of the same number. [ticks since the machine started] */
  readonly startedAt: number;
  /** In user and system mode, of itself alone. [ticks of 10 ms] */
  readonly ticks: number;
  /** [pages of 4096 bytes] */
  readonly residentPages: number;
}

/** One tick of `/proc/<pid>/stat` [ms]; Linux gives `USER_HZ` 100 to programs on every architecture. Source: proc(5) */
const TICK_MS = 10;
const PAGE_BYTES = 4096;

export function allProcesses(): ProcessRecord[] {
  let names: string[];
  try {
    names = readdirSync('/proc');
  } catch {
    return [];
  }
  return names.flatMap((name) => {
    const record = /^\d+$/.test(name) ? recordOf(Number(name)) : undefined;
    return record === undefined ? [] : [record];
  });
}

/** Fields 3, 4, 6, 14, 15, 22 and 24. Source: proc(5) */
function recordOf(pid: number): ProcessRecord | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const end = text.lastIndexOf(')');
    const fields = text.slice(end + 2).split(' ');
    const field = (number: number): number => Number(fields[number - 3]);
    return {
      pid,
      parent: field(4),
      name: text.slice(text.indexOf('(') + 1, end),
      session: field(6),
      isZombie: fields[0] === 'Z' || fields[0] === 'X',
      startedAt: field(22),
      ticks: field(14) + field(15),
      residentPages: field(24),
    };
  } catch {
    return undefined;
  }
}

/** The process and all that descends from it. */
export function processTree(root: number, all: readonly ProcessRecord[] = allProcesses()): ProcessRecord[] {
  const tree = all.filter(({ pid }) => pid === root);
  for (const { pid } of tree) tree.push(...all.filter(({ parent }) => parent === pid));
  return tree;
}

/** Kills the process with all that descends from it or is of its session; resolves when none of them is left. */
export async function endTree(root: number): Promise<void> {
  const members = new Map<number, number>();
  for (let round = 0; round < 400; round += 1) {
    const all = allProcesses().filter(({ isZombie }) => !isZombie);
    const known = all.filter(({ pid, session, startedAt }) => session === root || members.get(pid) === startedAt);
    const left = new Set([...processTree(root, all), ...known]);
    for (const { pid, startedAt } of left) members.set(pid, startedAt);
    killGroup(root);
    if (left.size === 0) return;
    for (const { pid } of left) kill(pid);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself.
  }
}

export interface Usage {
  /** Since each of them began. [ms] */
  readonly cpuMs: number;
  /** Resident; what processes share counts for each. [bytes] */
  readonly memoryBytes: number;
}

export function usageOf(root: number | undefined, all: readonly ProcessRecord[]): Usage {
  const tree = root === undefined ? [] : processTree(root, all);
  return {
    cpuMs: tree.reduce((sum, { ticks }) => sum + ticks * TICK_MS, 0),
    memoryBytes: tree.reduce((sum, { residentPages }) => sum + residentPages * PAGE_BYTES, 0),
  };
}
