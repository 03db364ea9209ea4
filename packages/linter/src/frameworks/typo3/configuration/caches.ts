/** `SYS/caching/cacheConfigurations`. */
import type { Placement } from '@tidemark/sdk/model';
import { entryAt, ROOT, textOf } from '../../../configuration/setting.ts';
import { CACHE_BACKENDS, type CachePlace, CODE_CACHES, RATE_LIMITER_SINCE, REQUEST_CACHES } from './defaults.ts';
import { remedies } from './remedies.ts';
import { type Site, shortName } from './site.ts';

const PATH = ['SYS', 'caching', 'cacheConfigurations'] as const;
const KEY = PATH.join('/');

const PLACES: Readonly<
  Record<CachePlace, { readonly placement: Placement; readonly technology: string; readonly directory?: string }>
> = {
  files: { placement: 'node', technology: 'local files', directory: `${ROOT}/var/cache` },
  apcu: { placement: 'node', technology: 'APCu' },
  memory: { placement: 'process', technology: 'memory' },
  database: { placement: 'shared', technology: 'database' },
  redis: { placement: 'shared', technology: 'Redis' },
  memcached: { placement: 'shared', technology: 'Memcached' },
  none: { placement: 'shared', technology: 'nothing' },
};

/** Adds the caches of a site. */
export function readCaches(site: Site): void {
  const section = site.entry(...PATH);
  const at = site.nearest(...PATH);
  addPages(site);
  site.stores.push({
    kind: 'cache',
    store: 'caches of code',
    placement: 'build',
    technology: 'PHP files made in the build',
    confidence: 'likely',
    told: [{ path: at.path, line: at.line, key: KEY, isLocal: false }],
    isUsed: true,
    message: 'Caches of code are made by cache:warmup',
    remedy: remedies.none,
  });
  addRateLimiter(site);
  for (const cache of section?.value.kind === 'map' ? section.value.entries : []) {
    const name = cache.key.replace(/^cache_/, '');
    if (CODE_CACHES.has(name) || REQUEST_CACHES.has(name) || name === 'pages' || name === 'ratelimiter') continue;
    const backend = entryAt(cache.value, 'backend');
    const place = placeOf(textOf(backend?.value));
    // What a site keeps in memory is meant for one request.
    if (!backend || !place || place === 'memory' || place === 'none') continue;
    site.stores.push({
      ...texts,
      store: `cache ${name}`,
      ...PLACES[place],
      confidence: 'certain',
      told: [
        {
          path: backend.path,
          line: backend.line,
          key: `${KEY}/${cache.key}/backend`,
          isLocal: place === 'files' || place === 'apcu',
        },
      ],
    });
  }
}

const texts = {
  kind: 'cache',
  isUsed: true,
  reportedAs: 'cache-file',
  message: 'What is cached stays on one node: other nodes do not see it, and flushing reaches one node alone',
  remedy: remedies.cache,
} as const;

/** Pages, and what is cached with them, are in the database unless the site says otherwise. */
function addPages(site: Site): void {
  const own = site.entry(...PATH, 'pages', 'backend') ?? site.entry(...PATH, 'cache_pages', 'backend');
  const at = own ?? site.nearest(...PATH);
  const place = own ? placeOf(textOf(own.value)) : 'database';
  site.stores.push({
    ...texts,
    store: 'page cache',
    ...(place ? PLACES[place] : { placement: 'unknown' as const, technology: 'a backend of the project' }),
    confidence: own ? 'certain' : 'likely',
    told: [
      { path: at.path, line: at.line, key: `${KEY}/pages/backend`, isLocal: place === 'files' || place === 'apcu' },
    ],
  });
}

function addRateLimiter(site: Site): void {
  if (site.major !== undefined && site.major < RATE_LIMITER_SINCE) return;
  const own = site.entry(...PATH, 'ratelimiter', 'backend');
  const at = own ?? site.nearest(...PATH);
  const place = own ? placeOf(textOf(own.value)) : 'files';
  site.stores.push({
    ...texts,
    store: 'counters of failed logins (ratelimiter)',
    ...(place ? PLACES[place] : { placement: 'unknown' as const, technology: 'a backend of the project' }),
    confidence: own ? 'certain' : 'likely',
    told: [{ path: at.path, line: at.line, key: `${KEY}/ratelimiter`, isLocal: place === 'files' || place === 'apcu' }],
    message: 'Failed logins are counted in files of one node, so that each node allows as many again',
  });
}

function placeOf(backend: string | undefined): CachePlace | undefined {
  return backend === undefined ? undefined : CACHE_BACKENDS[shortName(backend)];
}
