/** Where Craft 2 keeps state: settings in place of components, sources in place of volumes. craftcms/docs: docs/2.x/ */
import { posix } from 'node:path';
import type { StoreReading, SwitchReading, Telling } from '../../../configuration/reading.ts';
import { flagOf, ROOT, type SettingEntry, TEMPORARY, textOf } from '../../../configuration/setting.ts';
import { tellingOf } from '../../../configuration/telling.ts';
import type { Remedy } from '../../../result.ts';
import { nativeSessions } from '../../yii/configuration/native-sessions.ts';
import { type CraftSite, general, remedyFor } from './site.ts';

const SETTINGS = 'https://github.com/craftcms/docs/blob/main/docs/2.x/config-settings.md';

const CACHE: Remedy = {
  summary:
    "Set `'cacheMethod' => 'redis'` (or `memcache`, `db`) in `craft/config/general.php`, with the address in `rediscache.php`.",
  packages: [],
  docs: [SETTINGS],
};
const SESSION: Remedy = {
  summary:
    "Set `'overridePhpSessionLocation' => false` and let PHP keep sessions in Redis or Memcached (`session.save_handler`).",
  packages: [],
  docs: [SETTINGS],
};
const TASKS: Remedy = {
  summary: 'Set `runTasksAutomatically` to `false` and let cron call `actions/tasks/runPendingTasks` on one node.',
  packages: [],
  docs: [SETTINGS],
};

const LOG: Remedy = {
  summary: 'Let a collector on each node ship the log folder: Craft 2 writes its log nowhere else.',
  packages: [],
  docs: ['https://github.com/craftcms/docs/blob/main/docs/2.x/folder-structure.md'],
};

/** Values of `cacheMethod` that one node has alone; the others are servers, or the database. */
const OF_ONE_NODE: Readonly<Record<string, string>> = {
  file: 'local files',
  apc: 'APCu',
  eaccelerator: 'shared memory',
  wincache: 'shared memory',
  xcache: 'shared memory',
  zenddata: 'shared memory',
};

/** Craft 2 has no project config: fields, sections and sources are rows, which is why the files tell little of them. */
export function craft2Stores(site: CraftSite): readonly StoreReading[] {
  const path = posix.join(site.directory, 'general.php');
  const at = (key: string, isLocal = false): Telling => {
    const entry = general(site, key);
    return tellingOf(entry ?? { path, line: 1 }, key, isLocal, entry?.value);
  };
  const base = { confidence: 'likely', isUsed: true } as const;
  const updates = flagOf(general(site, 'allowAutoUpdates')?.value) !== false;
  return [
    {
      ...base,
      kind: 'uploads',
      store: 'asset sources',
      placement: 'unknown',
      technology: 'sources in the database',
      confidence: 'possible',
      told: [at('environmentVariables')],
      message: 'Asset sources are configured in the control panel, not in the project',
      remedy: remedyFor('upload'),
    },
    {
      ...base,
      kind: 'uploads',
      store: 'user photos',
      placement: 'node',
      technology: 'local files',
      directory: `${storageOf(site)}/userphotos`,
      told: [at('userphotos')],
      message: 'Photos of users lie in craft/storage/userphotos of one node',
      remedy: remedyFor('upload'),
    },
    {
      ...base,
      kind: 'media',
      store: 'image transforms',
      placement: 'unknown',
      technology: 'source of the asset',
      told: [at('environmentVariables')],
      message: 'Image transforms are kept in the source of their asset',
      remedy: remedyFor('media'),
    },
    cache(site, at),
    sessions(site, at),
    {
      ...base,
      kind: 'locks',
      store: 'locks',
      placement: 'shared',
      technology: 'nothing (Craft 2 takes no locks)',
      told: [at('useWriteFileLock')],
      message: 'Craft 2 takes no locks of its own',
      remedy: remedyFor('lock'),
    },
    {
      ...base,
      kind: 'queue',
      store: 'tasks',
      placement: 'shared',
      technology: 'database',
      told: [at('runTasksAutomatically')],
      message: 'Tasks are rows of the database',
      remedy: TASKS,
    },
    {
      ...base,
      kind: 'logs',
      store: 'log',
      placement: 'node',
      technology: 'local files',
      directory: `${storageOf(site)}/runtime/logs`,
      told: [tellingOf({ path, line: 1 }, 'logs', true)],
      reportedAs: 'log-file',
      message: 'Log messages are written to files in craft/storage/runtime/logs of one node',
      remedy: LOG,
    },
    {
      ...base,
      kind: 'config',
      store: 'sections, fields and settings',
      placement: 'shared',
      technology: 'database',
      told: [tellingOf({ path, line: 1 }, 'config', false)],
      message: 'What is set in the control panel stands in the database',
      remedy: remedyFor('config'),
    },
    {
      ...base,
      kind: 'code',
      store: 'code and plugins',
      placement: updates ? 'node' : 'build',
      technology: updates ? 'local files' : 'release',
      told: [at('allowAutoUpdates')],
      message: updates
        ? 'Administrators can update Craft from the control panel, which writes to craft/app'
        : 'Code comes with the release',
      remedy: remedyFor('code'),
    },
  ];
}

function storageOf({ directory }: CraftSite): string {
  return `${ROOT}/${posix.join(posix.dirname(directory), 'storage')}`;
}

function cache(site: CraftSite, at: (key: string, isLocal: boolean) => Telling): StoreReading {
  const method = textOf(general(site, 'cacheMethod')?.value) ?? 'file';
  const own = Object.hasOwn(OF_ONE_NODE, method) ? OF_ONE_NODE[method] : undefined;
  return {
    kind: 'cache',
    store: 'cache',
    placement: own === undefined ? 'shared' : 'node',
    technology: own ?? (method === 'db' ? 'database' : method),
    ...(method === 'file' ? { directory: `${storageOf(site)}/runtime/cache` } : {}),
    confidence: 'likely',
    told: [at('cacheMethod', own !== undefined)],
    isUsed: true,
    reportedAs: 'cache-file',
    message: method === 'file' ? 'The cache is kept in files of one node' : `The cache is kept in ${own ?? method}`,
    remedy: CACHE,
  };
}

/** `true` and `'auto'` take Craft's folder, a path or an address is taken as it is, `false` leaves it to PHP. */
function sessions(site: CraftSite, at: (key: string, isLocal: boolean) => Telling): StoreReading {
  const entry: SettingEntry | undefined = general(site, 'overridePhpSessionLocation');
  const text = textOf(entry?.value);
  const native = nativeSessions(site.files);
  const isOfCraft = entry?.value.kind === 'value' && (entry.value.value === true || text === 'auto');
  const isServer =
    (text?.includes('://') ?? false) || (!isOfCraft && native !== undefined && native.handler !== 'files');
  const base = { kind: 'sessions', store: 'session', confidence: 'likely', isUsed: true, remedy: SESSION } as const;
  if (isServer) {
    const told = native && !text?.includes('://') ? tellingOf(native, 'session.save_handler', false) : undefined;
    return {
      ...base,
      placement: 'shared',
      technology: native?.handler ?? 'a server of sessions',
      told: [told ?? at('overridePhpSessionLocation', false)],
      message: 'Sessions are kept by a server',
    };
  }
  const folder = isOfCraft ? `${storageOf(site)}/runtime/sessions` : (text ?? TEMPORARY);
  return {
    ...base,
    placement: 'node',
    technology: 'PHP session files',
    directory: folder,
    told: [at('overridePhpSessionLocation', true)],
    reportedAs: 'session-file',
    message: isOfCraft
      ? 'Sessions are files in craft/storage/runtime/sessions of one node'
      : 'Sessions are kept by PHP itself, in files of one node unless php.ini says otherwise',
  };
}

export function craft2Switches(site: CraftSite): readonly SwitchReading[] {
  const entry = general(site, 'runTasksAutomatically');
  if (flagOf(entry?.value) !== true || !entry) return [];
  const { path, line, key } = entry;
  return [{ name: 'work-in-request', path, line, key, message: 'Tasks run in web requests', remedy: TASKS }];
}
