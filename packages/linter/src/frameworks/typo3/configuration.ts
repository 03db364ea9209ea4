/** Reads where a TYPO3 site keeps its state, and which folders extensions default to. */
import { leftToHost } from '../../configuration/left-to-host.ts';
import type { ConfigurationFiles, ConfigurationReader } from '../../configuration/reader.ts';
import { NOTHING_READ, type Reading, type StoreReading } from '../../configuration/reading.ts';
import type { SettingMap } from '../../configuration/setting.ts';
import type { DetectedFramework } from '../../project/project.ts';
import { readCaches } from './configuration/caches.ts';
import { readConnections } from './configuration/connections.ts';
import { readExtensionFolders } from './configuration/extension-folders.ts';
import { readVariables, Site } from './configuration/site.ts';
import { readStores } from './configuration/stores.ts';
import { readSystemSettings, type SystemSettings } from './configuration/system-settings.ts';

/** What an extension leaves to the site it is installed in. */
const LEFT = ['sessions', 'cache', 'locks', 'queue', 'logs', 'database'] as const;

/** TYPO3 8 to 13: `settings.php` and `additional.php`, `LocalConfiguration.php` and `AdditionalConfiguration.php`. */
export const typo3Configuration: ConfigurationReader = { framework: 'typo3', read };

async function read(files: ConfigurationFiles, framework: DetectedFramework | undefined): Promise<Reading> {
  const folders = readExtensionFolders(files);
  const system = await readSystemSettings(files);
  if (!system && isSite(files)) {
    // Its settings are made where it runs, so that defaults are all there is to tell, and nothing to report.
    const home = { path: files.project.composer?.path ?? 'composer.json', line: 1 };
    const settings: SettingMap = { kind: 'map', ...home, entries: [] };
    const { stores } = siteOf(files, { settings, home, isWhole: false, replaced: new Set() }, framework);
    return { ...NOTHING_READ, stores: [...stores.map(unreported), ...folders] };
  }
  if (!system) {
    const reason = 'An extension has no system settings of its own: the site it is installed in decides';
    return { ...leftToHost(reason, LEFT), stores: folders };
  }
  const { stores, services, switches, variables } = siteOf(files, system, framework);
  // Where the installer's file is not part of the project, what it may set is not known.
  const told = system.isWhole ? stores : stores.map(unsure);
  return { stores: [...told, ...folders], services, switches, variables };
}

function unsure(store: StoreReading): StoreReading {
  return store.confidence === 'likely' ? { ...store, confidence: 'possible' } : store;
}

function siteOf(files: ConfigurationFiles, system: SystemSettings, framework: DetectedFramework | undefined): Site {
  const site = new Site(files, system, framework?.major);
  readCaches(site);
  readStores(site);
  readConnections(site);
  readVariables(site);
  return site;
}

/** A project of its own, and no extension for others. */
function isSite({ project: { composer } }: ConfigurationFiles): boolean {
  if (composer === undefined || composer.type?.startsWith('typo3-cms-')) return false;
  return composer.type === 'project' || Object.keys(composer.installed).length > 0;
}

function unreported(store: StoreReading): StoreReading {
  return { ...unsure(store), told: store.told.map((telling) => ({ ...telling, isLocal: false })) };
}
