/** The values that a chart gets in production: its own `values.yaml`, and over it the file for production. */
import { posix } from 'node:path';
import { environmentNamed } from '../configuration/environments.ts';
import type { ConfigurationFiles } from '../configuration/reader.ts';
import type { Setting, SettingEntry } from '../configuration/setting.ts';
import { isWithin } from '../project/relative-path.ts';

/** What is needed of a project's files. */
export type ChartFiles = Pick<ConfigurationFiles, 'matching' | 'text' | 'data'>;

/** `values.yaml`, `values-production.yaml`, `values.prod.yaml`, `production.values.yaml`, `values/production.yaml` */
const VALUES = /(?:^|\/)(?:(?:[\w-]+\.)?values(?:[.-][\w.-]+)?|values\/[\w.-]+)\.ya?ml$/i;
const NAMED_VALUES = /(?:^|\/)(?:[\w-]+\.)?values(?:[.-][\w.-]+)?\.ya?ml$/i;
const BASE = /(?:^|\/)values\.ya?ml$/i;

/** The values of one chart, or of one folder without a chart. */
export interface ChartValues {
  /** '' for the root. */
  readonly directory: string;
  /** Later files over earlier ones; each value keeps its place. */
  readonly values: Setting;
}

/** The values of each folder that has some, in the order of folders. */
export function chartValues(files: ChartFiles): readonly ChartValues[] {
  const byFolder = new Map<string, string[]>();
  const paths = files.matching(VALUES);
  const homes = paths.filter((path) => BASE.test(path)).map(folderOf);
  for (const path of paths) {
    const folder = homeOf(path, homes);
    // A folder that is merely called `values` is one of a chart only beside it.
    if (!NAMED_VALUES.test(path) && !homes.includes(folder)) continue;
    const known = byFolder.get(folder);
    if (known) known.push(path);
    else byFolder.set(folder, [path]);
  }
  return [...byFolder]
    .map(([directory, all]) => ({ directory, values: together(all, files) }))
    .filter((found): found is ChartValues => found.values !== undefined)
    .sort((left, right) => (left.directory < right.directory ? -1 : 1));
}

/** The chart that a file gives values to: the one in its folder, else the only one below it or above it. */
function homeOf(path: string, homes: readonly string[]): string {
  const directory = folderOf(path);
  const own = posix.basename(directory) === 'values' ? folderOf(directory) : directory;
  if (homes.includes(own)) return own;
  const near = homes.filter((home) => isWithin(home, own) || isWithin(own, home));
  return near.length === 1 && near[0] !== undefined ? near[0] : own;
}

/** What only rehearsals and developers get is left out. */
function together(paths: readonly string[], files: ChartFiles): Setting | undefined {
  const rank = (path: string): number => (BASE.test(path) ? 0 : environmentNamed(path) === 'production' ? 2 : 1);
  const named = paths.filter(
    (path) => BASE.test(path) || !/^(?:other|development)$/.test(environmentNamed(path) ?? ''),
  );
  const hasProduction = named.some((path) => rank(path) === 2);
  // Beside a file for production, one of any other name is for something else.
  const read = named
    .filter((path) => !hasProduction || rank(path) !== 1)
    .sort((left, right) => rank(left) - rank(right));
  return read.reduce<Setting | undefined>((merged, path) => {
    const values = files.data(path);
    return values?.kind === 'map' ? valuesOver(merged, values) : merged;
  }, undefined);
}

/** Maps unite, `null` takes a key away, anything else is replaced. https://helm.sh/docs/chart_template_guide/values_files/ */
export function valuesOver(earlier: Setting | undefined, later: Setting): Setting {
  if (earlier?.kind !== 'map' || later.kind !== 'map') return later;
  const entries = new Map<string, SettingEntry>(earlier.entries.map((entry) => [entry.key, entry]));
  for (const entry of later.entries) {
    const known = entries.get(entry.key);
    if (entry.value.kind === 'value' && entry.value.value === null) entries.delete(entry.key);
    else entries.set(entry.key, known ? { ...entry, value: valuesOver(known.value, entry.value) } : entry);
  }
  return { ...earlier, entries: [...entries.values()] };
}

/** '' for the root. */
export function folderOf(path: string): string {
  const directory = posix.dirname(path);
  return directory === '.' ? '' : directory;
}
