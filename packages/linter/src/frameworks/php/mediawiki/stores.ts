/** Where a wiki keeps its state. */
import type { StoreReading } from '../../../configuration/reading.ts';
import { flagOf, settingAt, textOf } from '../../../configuration/setting.ts';
import { tellingOf } from '../../../configuration/telling.ts';
import { placeOf } from '../configuration/places.ts';
import type { LocalSettings } from './local-settings.ts';
import { cacheOf } from './object-caches.ts';
import { MEDIAWIKI_REMEDIES } from './remedies.ts';
import { OBJECT_STORAGE, PATHS, type PathSetting } from './settings.ts';

export function storesOf(wiki: LocalSettings): readonly StoreReading[] {
  return [
    ...database(wiki),
    mainCache(wiki),
    sessions(wiki),
    ...PATHS.flatMap((path) => pathStore(wiki, path)).flatMap((store) => [store, ...thumbnailsOf(store)]),
    jobs(wiki),
    locks(wiki),
  ];
}

function mainCache(wiki: LocalSettings): StoreReading {
  return {
    ...objectCache(wiki, 'wgMainCacheType'),
    kind: 'cache',
    store: 'main cache',
    reportedAs: 'cache-file',
    message: `The main cache is ${cacheOf(wiki, 'wgMainCacheType').type.technology}, of which each node has its own: a page that is changed on one stays old on the others`,
    remedy: MEDIAWIKI_REMEDIES.cache,
  };
}

function sessions(wiki: LocalSettings): StoreReading {
  const { type, entry } = cacheOf(wiki, 'wgSessionCacheType');
  const isFollowed = entry !== undefined && entry.key !== 'wgSessionCacheType';
  return {
    ...objectCache(wiki, 'wgSessionCacheType'),
    kind: 'sessions',
    store: 'sessions',
    reportedAs: 'session-file',
    message: `Sessions are kept in ${type.technology} of one node${isFollowed ? `, since they follow $${entry.key} where $wgSessionCacheType does not say otherwise` : ''}`,
    remedy: MEDIAWIKI_REMEDIES.sessions,
  };
}

/** What is said of an object cache, whatever lies in it. */
function objectCache(
  wiki: LocalSettings,
  name: string,
): Pick<StoreReading, 'placement' | 'technology' | 'confidence' | 'told' | 'isUsed'> {
  const { type, entry } = cacheOf(wiki, name);
  return {
    placement: type.placement,
    technology: type.technology,
    confidence: entry ? 'certain' : 'likely',
    told: [tellingOf(entry ?? wiki.file, `$${entry?.key ?? name}`, type.isLocal === true, entry?.value)],
    isUsed: true,
  };
}

function database(wiki: LocalSettings): readonly StoreReading[] {
  const entry = wiki.entry('wgDBtype');
  if (!entry && !wiki.entry('wgDBname')) return [];
  const isFile = textOf(entry?.value) === 'sqlite';
  const place = isFile ? placeOf(wiki.text('wgSQLiteDataDir') ?? `${wiki.directory}/data`) : undefined;
  const type = textOf(entry?.value) ?? 'mysql';
  return [
    {
      kind: 'database',
      store: 'database',
      placement: isFile ? (place?.placement ?? 'node') : 'shared',
      technology: isFile ? 'SQLite' : type === 'postgres' ? 'PostgreSQL' : 'MySQL',
      confidence: entry ? 'certain' : 'likely',
      told: [tellingOf(entry ?? wiki.file, '$wgDBtype', isFile, entry?.value)],
      isUsed: true,
      reportedAs: 'database-file',
      message: `The database is a file${place ? ` ${place.where}` : ''}`,
      remedy: MEDIAWIKI_REMEDIES.database,
    },
  ];
}

function pathStore(wiki: LocalSettings, path: PathSetting): readonly StoreReading[] {
  const entry = wiki.entry(path.name);
  const [condition, otherwise = true] = path.onlyIf ?? [];
  const isOn = condition === undefined || (flagOf(wiki.entry(condition)?.value) ?? otherwise);
  const isStoredElsewhere = path.kind === 'uploads' && OBJECT_STORAGE.some((name) => wiki.entry(name));
  if (isStoredElsewhere) return [objectStorage(wiki, path)];
  const value = wiki.text(path.name) ?? (path.byDefault && `${wiki.directory}/${path.byDefault}`);
  const place = value === undefined ? undefined : placeOf(value);
  if (!place || (!isOn && !entry)) return [];
  const at = entry ?? (condition === undefined ? undefined : wiki.entry(condition)) ?? wiki.file;
  const key = entry || condition === undefined ? path.name : condition;
  return [
    {
      kind: path.kind,
      store: path.name,
      placement: place.placement,
      technology: place.placement === 'node' ? 'local files' : 'files',
      confidence: 'certain',
      ...(path.isFile ? { file: value as string } : { directory: value as string }),
      told: [tellingOf(at, `$${key}`, place.isLocal, entry?.value)],
      isUsed: isOn,
      reportedAs: path.reportedAs,
      message: `${path.what} ${path.isPlural ? 'lie' : 'lies'} ${place.where}`,
      remedy: MEDIAWIKI_REMEDIES[path.kind === 'logs' ? 'logs' : path.kind === 'uploads' ? 'uploads' : 'cache'],
    },
  ];
}

function objectStorage(wiki: LocalSettings, path: PathSetting): StoreReading {
  const entry = OBJECT_STORAGE.map((name) => wiki.entry(name)).find((one) => one !== undefined);
  return {
    kind: path.kind,
    store: path.name,
    placement: 'shared',
    technology: 'object storage',
    confidence: 'likely',
    told: [tellingOf(entry ?? wiki.file, `$${entry?.key ?? path.name}`, false)],
    isUsed: true,
    message: `${path.what} are kept in object storage`,
    remedy: MEDIAWIKI_REMEDIES.uploads,
  };
}

/** Manual:$wgJobTypeConf: jobs wait in the database unless something else is said. */
function jobs(wiki: LocalSettings): StoreReading {
  const entry = wiki.entry('wgJobTypeConf');
  const cls = textOf(settingAt(wiki.settings, 'wgJobTypeConf', 'default', 'class')) ?? '';
  return {
    kind: 'queue',
    store: 'jobs',
    placement: 'shared',
    technology: /redis/i.test(cls) ? 'Redis' : 'database',
    confidence: 'likely',
    told: [tellingOf(entry ?? wiki.file, '$wgJobTypeConf', false)],
    isUsed: true,
    message: 'Jobs wait in the database',
    remedy: MEDIAWIKI_REMEDIES.jobs,
  };
}

/** wikimedia/mediawiki: includes/libs/rdbms/database: named locks are those of the database. */
function locks(wiki: LocalSettings): StoreReading {
  return {
    kind: 'locks',
    store: 'named locks',
    placement: 'shared',
    technology: 'database',
    confidence: 'likely',
    told: [tellingOf(wiki.entry('wgDBtype') ?? wiki.file, '$wgDBtype', false)],
    isUsed: true,
    message: 'Locks are those of the database',
    remedy: MEDIAWIKI_REMEDIES.database,
  };
}

/** Scaled images lie beside what was uploaded, in `thumb`; what is said of the one is said of the other. */
function thumbnailsOf(store: StoreReading): readonly StoreReading[] {
  if (store.kind !== 'uploads') return [];
  const told = store.told.map((telling) => ({ ...telling, isLocal: false }));
  return [{ ...store, kind: 'media', store: 'thumbnails', told }];
}
