/** Folders that a plugin has as settings of its own: `$cache_path = WP_CONTENT_DIR . '/cache/'`. */
import { PhpExpressions } from '../../../configuration/php-expressions.ts';
import type { PhpSource } from '../../../configuration/php-source.ts';
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
  /(?:define\s*\(\s*['"]|const\s+|^(?:\t| {0,4})\$)\w*?(?:cache|logs?|uploads?|backups?|exports?)_(?:root_)?(?:path|dir|directory|folder|file)['"]?\s*[,=]/im;

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
    const entries = foldersIn(source);
    for (const entry of entries) {
      const store = storeOf(entry);
      if (store && !stores.has(store.kind)) stores.set(store.kind, store);
    }
  }
  return [...stores.values()];
}

/** Variables and constants whose names are those of folders; nothing else is evaluated. */
function foldersIn(source: PhpSource): readonly SettingEntry[] {
  const main = source.facts.functions[0];
  if (!main) return [];
  const expressions = new PhpExpressions(source, main);
  const isFolder = (name: string): boolean => FOLDERS.some(({ pattern }) => pattern.test(name));
  const variables = main.steps.flatMap((step, number): SettingEntry[] => {
    if (step.do !== 'expr' || step.expr.op !== 'assign' || step.expr.target.op !== 'var') return [];
    const { name: key } = step.expr.target;
    const at = { path: source.path, line: step.line };
    return isFolder(key) ? [{ key, ...at, value: expressions.setting(step.expr.value, at, number) }] : [];
  });
  const constants = source.facts.constants.flatMap(({ name: key, value, line }): SettingEntry[] => {
    const at = { path: source.path, line };
    return isFolder(key) ? [{ key, ...at, value: expressions.setting(value, at, main.steps.length) }] : [];
  });
  return [...variables, ...constants];
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
