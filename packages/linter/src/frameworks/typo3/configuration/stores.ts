/** Sessions, locks, logs, files, queues and what the release brings along. */
import {
  entryAt,
  flagOf,
  isInRelease,
  type Placed,
  ROOT,
  type SettingEntry,
  textOf,
} from '../../../configuration/setting.ts';
import { LOCAL_LOCKS, LOG_WRITERS, OBJECT_STORAGE_DRIVERS } from './defaults.ts';
import { remedies } from './remedies.ts';
import { type Site, shortName } from './site.ts';

/** Adds them all. */
export function readStores(site: Site): void {
  readSessions(site);
  readLocks(site);
  readLogs(site);
  readFiles(site);
  readQueue(site);
  readRelease(site);
}

function readSessions(site: Site): void {
  for (const [mode, name] of [
    ['FE', 'frontend sessions'],
    ['BE', 'backend sessions'],
  ] as const) {
    const keys = ['SYS', 'session', mode, 'backend'];
    const own = site.entry(...keys);
    const at = own ?? site.nearest(...keys);
    const backend = shortName(textOf(own?.value) ?? 'DatabaseSessionBackend');
    const technology = /redis/i.test(backend)
      ? 'Redis'
      : /database/i.test(backend)
        ? 'database'
        : 'a backend of the project';
    site.stores.push({
      kind: 'sessions',
      store: name,
      placement: technology.startsWith('a ') ? 'unknown' : 'shared',
      technology,
      confidence: own ? 'certain' : 'likely',
      told: [{ path: at.path, line: at.line, key: keys.join('/'), isLocal: false }],
      isUsed: true,
      reportedAs: 'session-file',
      message: 'Sessions are kept where one node sees them alone',
      remedy: remedies.session,
    });
  }
}

function readLocks(site: Site): void {
  const keys = ['SYS', 'locking', 'strategies'];
  const section = site.entry(...keys);
  const strategies = section?.value.kind === 'map' ? section.value.entries : [];
  const shared = strategies.find(({ key }) => !LOCAL_LOCKS.has(shortName(key)));
  const at = shared ?? section ?? site.nearest(...keys);
  site.stores.push({
    kind: 'locks',
    store: 'locks',
    placement: shared ? 'shared' : 'node',
    technology: shared ? shortName(shared.key) : 'lock files, else semaphores',
    ...(shared ? {} : { directory: `${ROOT}/var/lock` }),
    confidence: shared ? 'certain' : 'likely',
    told: [{ path: at.path, line: at.line, key: keys.join('/'), isLocal: shared === undefined }],
    isUsed: true,
    reportedAs: 'lock-local',
    message: 'Locks are files of one node, so that two nodes can hold the same lock at once',
    remedy: remedies.lock,
  });
}

function readLogs(site: Site): void {
  const root = site.entry('LOG', 'writerConfiguration');
  const configured = root ? writersIn(root) : [];
  const standard = configured.find(({ key }) => shortName(key) === 'FileWriter' && isDisabled(key, configured));
  // Without a word of the site, warnings go to var/log. TYPO3 merges what it sets with that default.
  const hasDefault = !standard && !site.replaces('LOG', 'writerConfiguration');
  if (hasDefault && !configured.some(({ key }) => LOG_WRITERS[shortName(key)]?.isFile)) {
    const at = site.nearest('LOG', 'writerConfiguration');
    addLog(site, at, 'log', 'FileWriter', 'LOG/writerConfiguration', 'likely');
  }
  const all = site.entry('LOG');
  for (const writer of all ? writersIn(all) : []) {
    if (isDisabled(writer.key, [writer])) continue;
    const file = entryAt(writer.value, 'logFile');
    addLog(
      site,
      file ?? writer,
      `writer ${shortName(writer.key)}`,
      shortName(writer.key),
      'LOG/…/writerConfiguration',
      'certain',
      textOf(file?.value),
    );
  }
}

/** Writers by class name, at any depth below `writerConfiguration`. */
function writersIn(entry: SettingEntry): readonly SettingEntry[] {
  if (entry.value.kind !== 'map') return [];
  return entry.value.entries.flatMap((inner) => (inner.key.endsWith('Writer') ? [inner] : writersIn(inner)));
}

function isDisabled(name: string, writers: readonly SettingEntry[]): boolean {
  return writers.some(({ key, value }) => key === name && flagOf(entryAt(value, 'disabled')?.value) === true);
}

function addLog(
  site: Site,
  at: Placed,
  store: string,
  writer: string,
  key: string,
  confidence: 'certain' | 'likely',
  file?: string,
): void {
  const known = LOG_WRITERS[writer];
  const isStream = file?.startsWith('php://') === true;
  const isFile = known?.isFile === true && !isStream;
  site.stores.push({
    kind: 'logs',
    store,
    placement: isFile ? 'node' : known || isStream ? 'shared' : 'unknown',
    technology: isStream ? 'standard streams' : (known?.technology ?? 'a writer of the project'),
    ...(isFile ? { directory: file !== undefined && isInRelease(file) ? file : `${ROOT}/var/log` } : {}),
    confidence,
    told: [{ path: at.path, line: at.line, key, isLocal: isFile }],
    isUsed: true,
    reportedAs: 'log-file',
    message: 'Logs are files in var/log of one node, which a deploy deletes and no one else can read',
    remedy: remedies.log,
  });
}

function readFiles(site: Site): void {
  const own = site.entry('BE', 'fileadminDir');
  const at = own ?? site.nearest('BE');
  const required = { ...site.files.project.composer?.require, ...site.files.project.composer?.installed };
  const driver = OBJECT_STORAGE_DRIVERS.find((name) => required[name] !== undefined);
  const common = {
    placement: driver ? ('unknown' as const) : ('node' as const),
    technology: driver ? `storages of the database (${driver} is there)` : 'local files',
    ...(driver
      ? {}
      : { directory: `${site.publicDirectory}/${textOf(own?.value)?.replace(/\/$/, '') ?? 'fileadmin'}` }),
    confidence: driver ? ('possible' as const) : ('likely' as const),
    isUsed: true,
    reportedAs: 'disk-local' as const,
    message:
      'fileadmin/ is a directory of one node: a deploy deletes what editors upload, and other nodes do not see it',
    remedy: remedies.files,
  };
  site.stores.push(
    {
      ...common,
      kind: 'uploads',
      store: 'default storage (fileadmin)',
      told: [{ path: at.path, line: at.line, key: 'BE/fileadminDir', isLocal: driver === undefined }],
    },
    // Processed images lie in the storage and in typo3temp: told of once, with the uploads.
    {
      ...common,
      kind: 'media',
      store: 'processed images',
      told: [{ path: at.path, line: at.line, key: 'BE/fileadminDir', isLocal: false }],
    },
  );
}

function readQueue(site: Site): void {
  const routing = site.entry('SYS', 'messenger', 'routing');
  const transports = routing?.value.kind === 'map' ? routing.value.entries : [];
  const isDoctrine = transports.some(({ value }) => textOf(value) === 'doctrine');
  const at = routing ?? site.nearest('SYS');
  site.stores.push({
    kind: 'queue',
    store: 'messages',
    placement: isDoctrine ? 'shared' : 'process',
    technology: isDoctrine ? 'database' : 'the request itself',
    confidence: 'likely',
    told: [{ path: at.path, line: at.line, key: 'SYS/messenger/routing', isLocal: false }],
    isUsed: true,
    reportedAs: 'queue-sync',
    message: 'Messages are handled inside the request that sends them',
    remedy: remedies.none,
  });
}

function readRelease(site: Site): void {
  const told = [{ ...site.home, isLocal: false }];
  const common = { placement: 'build', confidence: 'likely', told, isUsed: true, remedy: remedies.none } as const;
  site.stores.push(
    {
      ...common,
      kind: 'config',
      store: 'system settings',
      technology: 'files of the release',
      message: 'Settings come with the release',
    },
    { ...common, kind: 'code', store: 'extensions', technology: 'release', message: 'Code comes with the release' },
  );
}
