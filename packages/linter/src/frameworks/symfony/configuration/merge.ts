/** Several configurations of one bundle put together as Symfony's `Processor` does it: a later value wins, maps unite. */
import { posix } from 'node:path';
import type { Setting, SettingEntry } from '../../../configuration/setting.ts';

/** `later` over `earlier`. What only one of them has keeps its place; `~` and `true` leave a map as it is. */
export function mergedSetting(earlier: Setting | undefined, later: Setting): Setting {
  if (earlier === undefined) return later;
  if (isMereSwitch(later) && !isMereSwitch(earlier)) return earlier;
  if (earlier.kind !== 'map' || later.kind !== 'map') return later;
  const entries = new Map<string, SettingEntry>(earlier.entries.map((entry) => [entry.key, entry]));
  for (const entry of later.entries) {
    const known = entries.get(entry.key);
    if (!known) {
      entries.set(entry.key, entry);
      continue;
    }
    const value = mergedSetting(known.value, entry.value);
    // A section is told of where it begins; a plain value, where it was set last.
    const isSection = value.kind === 'map' && (known.value.kind === 'map' || isMereSwitch(known.value));
    const isKept = !isHome(entry) && (isSection || value === known.value);
    entries.set(entry.key, isKept ? { ...known, value } : { ...entry, value });
  }
  return { ...earlier, entries: [...entries.values()] };
}

/** Is this the file that is named for the section: `cache.yaml`? Other bundles' files add to it. */
export function isHome({ key, path }: SettingEntry): boolean {
  return posix.basename(path).startsWith(`${key}.`);
}

/** `~` and `true` say that a section is there, and nothing of what is in it. */
function isMereSwitch(setting: Setting): boolean {
  return setting.kind === 'value' && (setting.value === null || setting.value === true);
}
