/** Configuration that a site exports to YAML: enabled modules, mail, files. */
import { posix } from 'node:path';
import type { ConfigurationFiles } from '../../../configuration/reader.ts';
import { type Placed, ROOT, type Setting, settingAt, textOf } from '../../../configuration/setting.ts';
import type { SiteSettings } from './settings-files.ts';

export interface ExportedConfig {
  /** Enabled modules, with the line on which each stands; empty when no configuration is exported. */
  readonly modules: ReadonlyMap<string, Placed>;
  /** Was a list of modules found? */
  readonly isKnown: boolean;
  /** A configuration object by its name: `system.mail`. */
  of(name: string): Setting | undefined;
}

/** Splits of other environments and what modules install are no configuration of this site. */
const ELSEWHERE =
  /(?:^|\/)(?:modules|themes|profiles|recipes|core|install|optional|tests?|config_split|splits?|dev|local|stage|staging|test)\//;

/** The configuration directory of the site: the one that settings.php names, or where else `core.extension.yml` lies. */
export function exportedConfig(files: ConfigurationFiles, sites: readonly SiteSettings[]): ExportedConfig {
  const named = sites.map((site) => posix.join(syncDirectory(site) ?? '', 'core.extension.yml'));
  const paths = files.matching(/(?:^|\/)core\.extension\.yml$/).filter((path) => !ELSEWHERE.test(path));
  const likely = paths.find((candidate) => /(?:^|\/)(?:sync|default)\//.test(candidate)) ?? paths[0];
  const path = named.find((candidate) => files.has(candidate)) ?? likely;
  const directory = path === undefined ? undefined : posix.dirname(path);
  const modules = new Map<string, Placed>();
  const list = path === undefined ? undefined : settingAt(files.data(path), 'module');
  if (list?.kind === 'map') for (const { key, path: at, line } of list.entries) modules.set(key, { path: at, line });
  return {
    modules,
    isKnown: modules.size > 0,
    of: (name) => (directory === undefined ? undefined : files.data(posix.join(directory, `${name}.yml`))),
  };
}

function syncDirectory({ assigned, docroot }: SiteSettings): string | undefined {
  const text = textOf(settingAt(assigned, 'settings', 'config_sync_directory'));
  if (text === undefined || text === '') return undefined;
  return text.startsWith(ROOT) ? text.slice(ROOT.length + 1) : posix.normalize(posix.join(docroot, text));
}
