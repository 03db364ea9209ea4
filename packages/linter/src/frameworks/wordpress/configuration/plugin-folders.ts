/** Folders that a plugin has as settings of its own: `$cache_path = WP_CONTENT_DIR . '/cache/'`. */
import { assignedSettings, definedConstants } from '../../../configuration/php-settings.ts';
import type { ConfigurationFiles } from '../../../configuration/reader.ts';
import type { StoreReading } from '../../../configuration/reading.ts';
import { isInRelease, type SettingEntry, textOf } from '../../../configuration/setting.ts';
import { tellingOf } from '../../../configuration/telling.ts';
import type { ConfigurationKind, WriteKind } from '../../../result.ts';
import { KNOWN, remedyFor, wordPressMeaning } from './site.ts';

interface FolderKind {
  readonly pattern: RegExp;
  readonly kind: StoreReading['kind'];
  readonly reportedAs: ConfigurationKind;
  readonly remedy: WriteKind;
  readonly what: string;
}

const FOLDERS: readonly FolderKind[] = [
  {
    pattern: /cache_(?:root_)?(?:path|dir|directory|folder)$/i,
    kind: 'cache',
    reportedAs: 'cache-file',
    remedy: 'cache',
    what: 'The cache of the plugin',
  },
  {
    pattern: /logs?_(?:path|dir|directory|folder|file)$/i,
    kind: 'logs',
    reportedAs: 'log-file',
    remedy: 'log',
    what: 'The log of the plugin',
  },
  {
    pattern: /(?:uploads?|backups?|exports?)_(?:path|dir|directory|folder)$/i,
    kind: 'uploads',
    reportedAs: 'upload-dir-in-release',
    remedy: 'upload',
    what: 'Files of the plugin',
  },
];

/** Files at the top of a plugin, where its constants and its sample configuration are. */
const FILE = /^(?!uninstall\.php$)[^/]+\.php$/i;

/** Spares the parser the files in which no such setting is defined or assigned. */
const MENTION =
  /(?:define\s*\(\s*['"]|const\s+|^\s*\$)\w*?(?:cache|logs?|uploads?|backups?|exports?)_(?:root_)?(?:path|dir|directory|folder|file)['"]?\s*[,=]/im;

/** At most one store of each kind: that of the first setting. */
export async function pluginFolders(files: ConfigurationFiles): Promise<readonly StoreReading[]> {
  const stores = new Map<string, StoreReading>();
  for (const path of files.matching(FILE)) {
    const facts = MENTION.test(files.text(path) ?? '') ? await files.facts(path) : undefined;
    if (!facts) continue;
    // Some define WP_CONTENT_DIR where WordPress has not; where it is running, it has.
    const constants = facts.constants.filter(({ name }) => !KNOWN.has(name));
    const source = {
      path,
      facts: { ...facts, constants },
      variables: files.variables,
      meaning: wordPressMeaning(files),
      known: KNOWN,
    };
    const entries = [...assignedSettings(source).entries, ...definedConstants(source).entries];
    for (const entry of entries) {
      const store = storeOf(entry);
      if (store && !stores.has(store.kind)) stores.set(store.kind, store);
    }
  }
  return [...stores.values()];
}

function storeOf(entry: SettingEntry): StoreReading | undefined {
  const folder = FOLDERS.find(({ pattern }) => pattern.test(entry.key));
  const path = textOf(entry.value) ?? '';
  // A plugin's own directory is code, not state.
  if (!folder || !isInRelease(path) || !path.startsWith(`${KNOWN.get('WP_CONTENT_DIR')}/`)) return undefined;
  const name = path.replace('{root}/', '');
  return {
    kind: folder.kind,
    store: entry.key,
    placement: 'node',
    technology: 'local files',
    confidence: 'certain',
    told: [tellingOf(entry, entry.key, true, entry.value)],
    isUsed: true,
    reportedAs: folder.reportedAs,
    message: `${folder.what} is kept in ${name}, on the disk of one node`,
    remedy: remedyFor(folder.remedy),
  };
}
