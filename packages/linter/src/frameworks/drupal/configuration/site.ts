/** What the stores of one site are read from. */

import type { ConfigurationFiles } from '../../../configuration/reader.ts';
import type { Telling } from '../../../configuration/reading.ts';
import { entryAt, type Setting, type SettingEntry, settingAt, textOf } from '../../../configuration/setting.ts';
import { tellingOf } from '../../../configuration/telling.ts';
import { type RemedyFor, remedyLookup } from '../../remedy-lookup.ts';
import { remedies } from '../remedies.ts';
import type { ExportedConfig } from './exported-config.ts';
import type { SiteSettings } from './settings-files.ts';

export interface Site {
  readonly files: ConfigurationFiles;
  readonly exported: ExportedConfig;
  /** Lowest major version; undefined when nothing tells. */
  readonly major: number | undefined;
  /** Undefined where no settings.php is in the project: the installer or the host makes it. */
  readonly settings: SiteSettings | undefined;
  /** ` of sites/b` where a project has several sites. */
  readonly label: string;
}

/** Where the installer puts it. */
export function settingsPath(site: Site): string {
  return site.settings?.path ?? `${docrootOf(site)}sites/default/settings.php`;
}

function docrootOf({ files }: Site): string {
  const docroot = files.project.docroots?.[0] ?? '';
  // Without a docroot on disk, the one that drupal/recommended-project makes.
  if (docroot === '') return files.has('index.php') ? '' : 'web/';
  return `${docroot}/`;
}

/** An entry of `$settings`, by its path of keys. */
export function setting(site: Site, ...keys: readonly string[]): SettingEntry | undefined {
  return entryIn(site, ['settings', ...keys]);
}

/** An entry of `$config`: the object's name, then keys. */
export function override(site: Site, ...keys: readonly string[]): SettingEntry | undefined {
  return entryIn(site, ['config', ...keys]);
}

export function entryIn(site: Site, keys: readonly string[]): SettingEntry | undefined {
  const parent = settingAt(site.settings?.assigned, ...keys.slice(0, -1));
  return entryAt(parent, keys.at(-1) ?? '');
}

/** Where an absent setting would stand: line 1 of settings.php. Local only if that file is in the project. */
export function absent(site: Site, key: string, isLocal: boolean): Telling {
  return tellingOf({ path: settingsPath(site), line: 1 }, key, isLocal && site.settings !== undefined);
}

/** Is the module enabled? Where no list of modules is exported, those that composer.json requires count. */
export function hasModule(site: Site, name: string): boolean {
  if (site.exported.isKnown) return site.exported.modules.has(name);
  return site.files.project.composer?.require[`drupal/${name}`] !== undefined;
}

/** Text of a value, `''` for one that is not known. */
export function textAt(value: Setting | undefined): string {
  return textOf(value) ?? '';
}

export const remedyFor: RemedyFor = remedyLookup(remedies);
