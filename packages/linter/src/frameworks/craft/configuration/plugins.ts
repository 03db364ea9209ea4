/** Plugins that keep files by settings of their own. */
import { posix } from 'node:path';
import type { StateKind } from '@tidemark/sdk/model';
import type { StoreReading } from '../../../configuration/reading.ts';
import {
  entryAt,
  type Placed,
  type Setting,
  type SettingEntry,
  settingAt,
  textOf,
} from '../../../configuration/setting.ts';
import { tellingOf } from '../../../configuration/telling.ts';
import type { ConfigurationKind, WriteKind } from '../../../result.ts';
import { type CraftSite, remedyFor } from './site.ts';
import { pluginSettings } from './volumes.ts';

interface PluginStore {
  readonly packages: readonly string[];
  readonly handle: string;
  /** Its file below the configuration directory. */
  readonly file: string;
  readonly key: string;
  readonly kind: StateKind;
  readonly reportedAs: ConfigurationKind;
  readonly remedy: WriteKind;
  /** What the plugin does where the key is absent. */
  readonly default: string;
  readonly isLocal: (value: string, config: Setting | undefined) => boolean;
  readonly message: string;
  readonly source: string;
}

const PLUGINS: readonly PluginStore[] = [
  {
    packages: ['putyourlightson/craft-blitz'],
    handle: 'blitz',
    file: 'blitz',
    key: 'cacheStorageType',
    kind: 'cache',
    reportedAs: 'cache-file',
    remedy: 'cache',
    default: 'putyourlightson\\blitz\\drivers\\storage\\FileStorage',
    isLocal: (value) => value.endsWith('FileStorage'),
    message: 'Blitz keeps cached pages as files below the web root of one node',
    source: 'https://putyourlightson.com/plugins/blitz#cache-storage-type',
  },
  {
    packages: ['spacecatninja/imager-x', 'aelvan/imager'],
    handle: 'imager-x',
    file: 'imager-x',
    key: 'imagerSystemPath',
    kind: 'media',
    reportedAs: 'upload-dir-in-release',
    remedy: 'media',
    default: '@webroot/imager/',
    // With external storages the local copies are a cache of them.
    isLocal: (_value, config) => {
      const storages = settingAt(config, 'storages');
      return !(storages?.kind === 'list' && storages.items.length > 0);
    },
    message: 'Imager X keeps transformed images below the web root of one node',
    source: 'https://imager-x.spacecat.ninja/configuration.html#imagersystempath-string',
  },
];

export function pluginStores(site: CraftSite): readonly StoreReading[] {
  const requires = site.files.project.composer?.require ?? {};
  return PLUGINS.filter(({ packages }) => packages.some((name) => requires[name] !== undefined)).map((plugin) => {
    const config = site.config(plugin.file) ?? (plugin.file === 'imager-x' ? site.config('imager') : undefined);
    const stored = pluginSettings(site, plugin.handle);
    const entry = entryAt(config, plugin.key) ?? entryAt(settingAt(stored?.value, 'settings'), plugin.key);
    const value = textOf(entry?.value) ?? plugin.default;
    const isLocal = plugin.isLocal(value, config);
    const place = entry ?? placeOf(site, plugin.file, config, stored);
    return {
      kind: plugin.kind,
      store: plugin.handle,
      placement: isLocal ? 'node' : 'shared',
      technology: isLocal ? 'local files' : (value.split('\\').at(-1) ?? value),
      confidence: 'likely',
      told: [tellingOf(place, plugin.key, isLocal, entry?.value)],
      isUsed: true,
      reportedAs: plugin.reportedAs,
      message: plugin.message,
      remedy: remedyFor(plugin.remedy),
    };
  });
}

function placeOf(site: CraftSite, file: string, config: Setting | undefined, stored: SettingEntry | undefined): Placed {
  return config ?? stored ?? { path: posix.join(site.directory, `${file}.php`), line: 1 };
}
