/** The single values of an application's configuration files. */
import type { Setting, SettingEntry } from '../../../configuration/setting.ts';
import type { Application, Place } from './application.ts';

/** Settings that are looked at in one file; a longer one is data. */
const MOST = 2000;

/** A value in a configuration file. */
export interface Leaf {
  readonly place: Place;
  readonly above: readonly string[];
  readonly name: string;
}

/** Values of the application's files with their place, by section; items of lists are named by the key of the list. */
export function ownLeaves(app: Application): ReadonlyMap<string, readonly Leaf[]> {
  const bySection = new Map<string, readonly Leaf[]>();
  for (const [section, setting] of app.own) {
    const found: Leaf[] = [];
    collect(setting, [section], found);
    bySection.set(section, found);
  }
  return bySection;
}

function collect(setting: Setting, above: readonly string[], found: Leaf[]): void {
  if (setting.kind !== 'map' || found.length >= MOST) return;
  for (const entry of setting.entries) {
    if (entry.value.kind === 'map') collect(entry.value, [...above, entry.key], found);
    else if (entry.value.kind === 'list') {
      const { items } = entry.value;
      for (const item of items) if (item.kind === 'map') collect(item, [...above, entry.key], found);
      const [only] = items;
      if (only && items.length === 1 && /^(?:disks|hosts|servers)$/i.test(entry.key))
        found.push(leaf(entry, above, only));
    } else found.push(leaf(entry, above, entry.value));
  }
}

function leaf({ key, path, line }: SettingEntry, above: readonly string[], setting: Setting): Leaf {
  return { name: key, above, place: { path, line, key: [...above, key].join('.'), setting, isOwn: true } };
}
