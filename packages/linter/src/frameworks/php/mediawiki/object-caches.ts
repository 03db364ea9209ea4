/** Which object cache a setting of MediaWiki chooses. */
import { type SettingEntry, settingAt, textOf } from '../../../configuration/setting.ts';
import type { LocalSettings } from './local-settings.ts';
import { ANYTHING, CACHE_CLASSES, CACHE_TYPES, CANDIDATES, type CacheType, NONE } from './settings.ts';

/** The cache that a setting chooses, and the setting that says so in the end. */
export function cacheOf(
  wiki: LocalSettings,
  name: string,
): { readonly type: CacheType; readonly entry?: SettingEntry } {
  const entry = wiki.entry(name);
  const chosen = entry ? (textOf(entry.value) ?? '') : name === 'wgMainCacheType' ? 'CACHE_NONE' : 'CACHE_ANYTHING';
  const type = typeOf(wiki, chosen);
  if (type) return { type, ...(entry ? { entry } : {}) };
  const isAnything = ANYTHING.has(chosen) || (NONE.has(chosen) && name === 'wgSessionCacheType');
  for (const other of isAnything ? CANDIDATES : []) {
    const found = typeOf(wiki, wiki.text(other) ?? '');
    const by = wiki.entry(other);
    if (found && by) return { type: found, entry: by };
  }
  const isUnknown = entry !== undefined && !isAnything && !NONE.has(chosen);
  const fallback: CacheType = isUnknown
    ? { placement: 'unknown', technology: chosen === '' ? 'a custom cache' : chosen }
    : { placement: 'shared', technology: 'database' };
  return { type: fallback, ...(entry ? { entry } : {}) };
}

/** Undefined for what chooses no cache of its own, and for one that only an extension knows. */
export function typeOf(wiki: LocalSettings, chosen: string): CacheType | undefined {
  const cls = textOf(settingAt(wiki.settings, 'wgObjectCaches', chosen, 'class'));
  const custom = cls === undefined ? undefined : CACHE_CLASSES.find(([pattern]) => pattern.test(cls))?.[1];
  return custom ?? CACHE_TYPES[chosen];
}
