/** Reads where a TYPO3 site keeps its state, and which folders extensions default to. */
import type { ConfigurationFiles, ConfigurationReader } from '../../configuration/reader.ts';
import type { Reading, StoreReading } from '../../configuration/reading.ts';
import type { DetectedFramework } from '../../project/project.ts';
import { readCaches } from './configuration/caches.ts';
import { readConnections } from './configuration/connections.ts';
import { readExtensionFolders } from './configuration/extension-folders.ts';
import { Site } from './configuration/site.ts';
import { readStores } from './configuration/stores.ts';
import { readSystemSettings } from './configuration/system-settings.ts';

/** What an extension leaves to the site it is installed in. */
const LEFT = ['sessions', 'cache', 'locks', 'queue', 'logs', 'database'] as const;

/** TYPO3 8 to 13: `settings.php` and `additional.php`, `LocalConfiguration.php` and `AdditionalConfiguration.php`. */
export const typo3Configuration: ConfigurationReader = { framework: 'typo3', read };

async function read(files: ConfigurationFiles, framework: DetectedFramework | undefined): Promise<Reading> {
  const folders = readExtensionFolders(files);
  const system = await readSystemSettings(files);
  if (!system) {
    const reason = 'An extension has no system settings of its own: the site it is installed in decides';
    return {
      stores: folders,
      services: [],
      variables: [],
      switches: [],
      leftToHost: LEFT.map((kind) => ({ kind, reason })),
    };
  }
  const site = new Site(files, system, framework?.major);
  readCaches(site);
  readStores(site);
  readConnections(site);
  const { stores, services, switches, variables } = site;
  // Where the installer's file is not part of the project, what it may set is not known.
  const told = system.isWhole ? stores : stores.map(unsure);
  return { stores: [...told, ...folders], services, switches, variables };
}

function unsure(store: StoreReading): StoreReading {
  return store.confidence === 'likely' ? { ...store, confidence: 'possible' } : store;
}
