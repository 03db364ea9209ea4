/** Where Drupal keeps cache bins, sessions, locks, queues and log messages: the database, unless told otherwise. */

import type { Placement, StateKind } from '@tidemark/sdk/model';
import type { StoreReading, Telling } from '../../../configuration/reading.ts';
import { entryAt, itemsOf, type SettingEntry, settingAt } from '../../../configuration/setting.ts';
import { tellingOf } from '../../../configuration/telling.ts';
import type { WriteKind } from '../../../result.ts';
import { absent, hasModule, remedyFor, type Site, setting, textAt } from './site.ts';

interface Backend {
  readonly pattern: RegExp;
  readonly placement: Placement;
  readonly technology: string;
}

/** Ids of cache backends. core/core.services.yml: `cache.backend.*`; the modules redis, memcache and memcache_storage. */
const BACKENDS: readonly Backend[] = [
  { pattern: /redis/i, placement: 'shared', technology: 'Redis' },
  { pattern: /memcache/i, placement: 'shared', technology: 'Memcached' },
  { pattern: /database/, placement: 'shared', technology: 'database' },
  // APCu with timestamps in the shared backend: other nodes see when it is stale.
  { pattern: /chainedfast/, placement: 'shared', technology: 'APCu in front of the database' },
  { pattern: /apcu/, placement: 'node', technology: 'APCu' },
  { pattern: /php$/, placement: 'node', technology: 'PHP files' },
  { pattern: /memory/, placement: 'process', technology: 'memory' },
  { pattern: /null$/, placement: 'process', technology: 'none' },
];

const DATABASE: Backend = { pattern: /^$/, placement: 'shared', technology: 'database' };

export function backendStores(site: Site): readonly StoreReading[] {
  return [...cacheBins(site), sessions(site), locks(site), queue(site), ...logs(site)];
}

function cacheBins(site: Site): readonly StoreReading[] {
  const bins = settingAt(setting(site, 'cache')?.value, 'bins');
  const entries: readonly (readonly [string, SettingEntry | undefined])[] = [
    ['default', setting(site, 'cache', 'default')],
    ...(bins?.kind === 'map' ? bins.entries.map((entry) => [entry.key, entry] as const) : []),
  ];
  return entries.map(([bin, entry]) => {
    const text = textAt(entry?.value);
    const backend = BACKENDS.find(({ pattern }) => text !== '' && pattern.test(text)) ?? DATABASE;
    const isKnown = entry === undefined || text !== '';
    const isLocal = backend.placement === 'node' || (backend.placement === 'process' && backend.technology !== 'none');
    const key = bin === 'default' ? 'cache.default' : `cache.bins.${bin}`;
    return {
      kind: 'cache',
      store: bin === 'default' ? `cache bins${site.label}` : `cache bin ${bin}${site.label}`,
      placement: isKnown ? backend.placement : 'unknown',
      technology: backend.technology,
      confidence: entry ? 'certain' : 'likely',
      told: [entry ? tellingOf(entry, key, isLocal, entry.value) : absent(site, key, false)],
      isUsed: true,
      reportedAs: 'cache-file',
      message: isLocal
        ? `The ${bin === 'default' ? 'default cache bins are' : `cache bin ${bin} is`} kept in ${backend.technology} of one node: a change on one is not seen by the others`
        : `Cache bins are kept in ${backend.technology}`,
      remedy: remedyFor('cache'),
    };
  });
}

/** A service of the site's own services.yml that takes the place of core's, by its class. */
function serviceClass(site: Site, service: string): { readonly told: Telling; readonly name: string } | undefined {
  if (!site.settings) return undefined;
  const path = `${site.settings.directory}/services.yml`;
  const entry = entryAt(settingAt(site.files.data(path), 'services'), service);
  const name = textAt(settingAt(entry?.value, 'class'));
  return entry && name !== '' ? { told: tellingOf(entry, service, isLocalClass(name)), name } : undefined;
}

function isLocalClass(name: string): boolean {
  return /file|native|apcu|semaphore|flock|null/i.test(name.split('\\').at(-1) ?? name);
}

/** The redis module takes over locks and flood control where its example services are loaded. */
function redisServices(site: Site): Telling | undefined {
  const items = itemsOf(setting(site, 'container_yamls')?.value);
  const found = items.find((item) => textAt(item).endsWith('redis/example.services.yml'));
  return found && tellingOf(found, 'container_yamls', false);
}

function sessions(site: Site): StoreReading {
  const own = serviceClass(site, 'session_handler.storage') ?? serviceClass(site, 'session_handler');
  return simple(site, 'sessions', 'sessions', own, 'Sessions are kept in the database', 'session-file', 'session');
}

function locks(site: Site): StoreReading {
  const redis = redisServices(site);
  const own = serviceClass(site, 'lock') ?? (redis && { told: redis, name: 'Redis' });
  return simple(site, 'locks', 'locks', own, 'Locks are rows of the database', 'lock-local', 'lock');
}

function queue(site: Site): StoreReading {
  const entry = setting(site, 'queue_default');
  const name = textAt(entry?.value);
  const own =
    entry && name !== ''
      ? { told: tellingOf(entry, 'queue_default', /memory/.test(name), entry.value), name }
      : undefined;
  return simple(site, 'queue', 'queues', own, 'Queued items are rows of the database', 'queue-sync', 'other');
}

function simple(
  site: Site,
  kind: StateKind,
  store: string,
  own: { readonly told: Telling; readonly name: string } | undefined,
  message: string,
  reportedAs: NonNullable<StoreReading['reportedAs']>,
  remedy: WriteKind,
): StoreReading {
  const isLocal = own?.told.isLocal === true;
  const last = own?.name.split('\\').at(-1) ?? '';
  return {
    kind,
    store: `${store}${site.label}`,
    placement: isLocal ? 'node' : 'shared',
    technology:
      own === undefined ? 'database' : (BACKENDS.find(({ pattern }) => pattern.test(last))?.technology ?? last),
    confidence: own ? 'certain' : 'likely',
    told: [own?.told ?? absent(site, kind, false)],
    isUsed: true,
    reportedAs,
    message: own ? `${store[0]?.toUpperCase()}${store.slice(1)} are kept by ${last}` : message,
    remedy: remedyFor(remedy),
  };
}

/** Modules that take log messages, and where they put them. */
const LOGGERS: readonly { module: string; placement: Placement; technology: string }[] = [
  { module: 'log_stdout', placement: 'shared', technology: 'stdout' },
  { module: 'monolog', placement: 'unknown', technology: 'Monolog handlers' },
  { module: 'raven', placement: 'shared', technology: 'Sentry' },
  { module: 'gelf', placement: 'shared', technology: 'Graylog' },
  { module: 'syslog', placement: 'unknown', technology: 'syslog of the node' },
  { module: 'filelog', placement: 'node', technology: 'files' },
  { module: 'dblog', placement: 'shared', technology: 'database' },
];

function logs(site: Site): readonly StoreReading[] {
  const enabled = LOGGERS.filter(({ module }) => hasModule(site, module));
  // The standard profile installs dblog: core/profiles/standard/standard.info.yml.
  const loggers = enabled.length > 0 ? enabled : LOGGERS.filter(({ module }) => module === 'dblog');
  return loggers.map(({ module, placement, technology }) => {
    const at = site.exported.modules.get(module);
    return {
      kind: 'logs',
      store: `${module}${site.label}`,
      placement,
      technology,
      confidence: at ? 'certain' : 'possible',
      told: [at ? tellingOf(at, `module.${module}`, placement === 'node') : absent(site, `module.${module}`, false)],
      isUsed: true,
      reportedAs: 'log-file',
      message:
        placement === 'node'
          ? `The module ${module} writes log files on the disk of one node`
          : `Log messages go to ${technology}`,
      remedy: remedyFor('log'),
    };
  });
}
