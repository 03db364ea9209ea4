/** How an audit says numbers and states, the same in every format. */
import type { Placement } from '@tidemark/sdk/model';
import type { Audit, Fate, LocalDirectory, PackageStep, PlanStep } from './audit.ts';

export const FATE_WORDS: Readonly<Record<Fate, string>> = {
  kept: 'kept, seen by all',
  unknown: 'cannot be told',
  lost: 'lost or unseen',
  none: 'none found',
};

export const PLACEMENT_WORDS: Readonly<Record<Placement, string>> = {
  process: 'in one process',
  node: 'on one node',
  unknown: 'not known',
  shared: 'shared',
  build: 'in the release',
};

export const STEP_WORDS: Readonly<Record<PackageStep['step'], string>> = {
  configure: 'configure',
  replace: 'replace',
  patch: 'patch',
  accept: 'accept',
  ask: 'find out',
};

/** `45 min`, `3 h`, `2 d 4 h`; a day of work has eight hours. */
export function work(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.round(minutes / 30) / 2;
  if (hours < 8) return `${hours} h`;
  const days = Math.floor(hours / 8);
  const rest = Math.round(hours - days * 8);
  return rest === 0 ? `${days} d` : `${days} d ${rest} h`;
}

/** `1.4 MB`, decimal. */
export function size(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

/** What lies in a directory, in a few words. */
export function contents({ contents: held }: LocalDirectory): string {
  if (!held) return 'nothing there now';
  const { files, bytes, newest, isCut } = held;
  return `${isCut ? 'at least ' : ''}${files} ${files === 1 ? 'file' : 'files'}, ${size(bytes)}, newest ${newest.slice(0, 10)}`;
}

/** What of a step can be mended automatically, in a few words; empty for nothing. */
export function automatic({ automatic: { safe, unsafe }, closes }: Pick<PlanStep, 'automatic' | 'closes'>): string {
  const of = (count: number): string => (count === closes.length ? 'all' : `${count} of ${closes.length}`);
  if (safe + unsafe === 0) return '';
  if (unsafe === 0) return `--fix mends ${of(safe)}`;
  return safe === 0 ? `--fix-unsafe mends ${of(unsafe)}` : `--fix mends ${of(safe)}, --fix-unsafe ${of(safe + unsafe)}`;
}

/** The work that is due, in minutes. */
export function dueMinutes({ plan }: Audit): number {
  return plan.reduce((sum, { isDue, minutes }) => (isDue ? sum + minutes : sum), 0);
}
