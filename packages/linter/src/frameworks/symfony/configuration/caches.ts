/** Cache pools: `framework.cache`, the HTTP cache, the profiler, rate limiters and Doctrine's own caches. */
import {
  entryAt,
  flagOf,
  type Placed,
  type Setting,
  type SettingEntry,
  textOf,
} from '../../../configuration/setting.ts';
import { entriesOf, entryIn, nearestPlace } from './application.ts';
import { lineageOf } from './class-lineage.ts';
import { type Backend, backendOf } from './data-source.ts';
import type { Findings } from './findings.ts';
import { remedies } from './remedies.ts';

const FILES: Backend = { technology: 'local files', placement: 'node' };
const BUILT: Backend = { technology: 'PHP files made in the build', placement: 'build' };

/** https://symfony.com/doc/current/cache.html#configuring-cache-with-frameworkbundle */
const ADAPTERS: Readonly<Record<string, Backend>> = {
  filesystem: FILES,
  filesystem_tag_aware: FILES,
  php_files: FILES,
  apcu: { technology: 'APCu', placement: 'node' },
  array: { technology: 'memory', placement: 'process' },
  system: BUILT,
  redis: { technology: 'Redis', placement: 'shared' },
  redis_tag_aware: { technology: 'Redis', placement: 'shared' },
  valkey: { technology: 'Valkey', placement: 'shared' },
  valkey_tag_aware: { technology: 'Valkey', placement: 'shared' },
  memcached: { technology: 'Memcached', placement: 'shared' },
  doctrine: { technology: 'what Doctrine caches in', placement: 'unknown' },
  doctrine_dbal: { technology: 'database', placement: 'shared' },
  pdo: { technology: 'database', placement: 'shared' },
  psr6: { technology: 'a service of the project', placement: 'unknown' },
};

/** The service an adapter speaks to, its key, and where it is looked for unless told. framework-bundle: Configuration.php */
const PROVIDERS: Readonly<Record<string, { readonly key: string; readonly default: string }>> = {
  Redis: { key: 'default_redis_provider', default: 'redis://localhost' },
  Valkey: { key: 'default_valkey_provider', default: 'valkey://localhost' },
  Memcached: { key: 'default_memcached_provider', default: 'memcached://localhost' },
};

/** Adds the caches of the application. */
export async function readCaches(found: Findings): Promise<void> {
  // Pools came with Symfony 3.1.
  if (found.application.major !== undefined && found.application.major < 3) return;
  const app = await readAppCache(found);
  await readPools(found, app);
  readHttpCache(found);
  readProfiler(found);
  readLimiters(found, app);
}

async function readAppCache(found: Findings): Promise<Backend | undefined> {
  const { application } = found;
  const entry = entryIn(application, 'framework', 'cache', 'app');
  const at = entry ?? nearestPlace(application, 'framework', 'cache');
  if (!at) return undefined;
  const setting: Setting = entry?.value ?? {
    kind: 'value',
    value: 'cache.adapter.filesystem',
    path: at.path,
    line: at.line,
  };
  const backend = await adapterOf(found, found.text(setting));
  const told = found.configured({
    ...texts,
    store: 'default cache (cache.app)',
    key: 'framework.cache.app',
    at,
    setting,
    means: (value) => backend ?? adapterNamed(value),
    directory: poolDirectory(found, at),
  });
  readProvider(found, told, at);
  systemCache(found, at);
  return told;
}

/** `framework.cache.directory`, by default the pools' directory below that of the cache. framework-bundle: Configuration.php */
function poolDirectory(found: Findings, { path, line }: Placed): string | undefined {
  const own = entryIn(found.application, 'framework', 'cache', 'directory');
  return found.text(own?.value ?? { kind: 'value', value: '%kernel.cache_dir%/pools', path, line });
}

const texts = {
  kind: 'cache',
  message: (technology: string) =>
    `What is cached stays in ${technology}, which other nodes do not see and a deploy empties`,
  remedy: remedies.cache,
  reportedAs: 'cache-file',
  purpose: 'cache store',
} as const;

function systemCache(found: Findings, at: Placed): void {
  const entry = entryIn(found.application, 'framework', 'cache', 'system');
  const place = entry ?? at;
  found.stores.push({
    kind: 'cache',
    store: 'system cache, Twig and the container',
    ...BUILT,
    confidence: 'likely',
    told: [{ path: place.path, line: place.line, key: 'framework.cache.system', isLocal: false }],
    isUsed: true,
    message: 'The system cache is made by cache:warmup',
    remedy: remedies.none,
  });
}

function readProvider(found: Findings, backend: Backend | undefined, at: Placed): void {
  const provider = PROVIDERS[backend?.technology ?? ''];
  if (!provider || !backend) return;
  const entry = entryIn(found.application, 'framework', 'cache', provider.key);
  const address: Setting = entry?.value ?? { kind: 'value', value: provider.default, path: at.path, line: at.line };
  // A service that another bundle makes is looked at there.
  const text = found.text(address);
  if (text !== undefined && backendOf(text) === undefined) return;
  found.service(backend.technology, `framework.cache.${provider.key}`, entry ?? at, address);
}

async function readPools(found: Findings, app: Backend | undefined): Promise<void> {
  for (const pool of entriesOf(entryIn(found.application, 'framework', 'cache', 'pools')?.value)) {
    const entry = entryAt(pool.value, 'adapters') ?? entryAt(pool.value, 'adapter');
    const names = namesOf(found, entry);
    // What all the pools share is told of once, by the default cache.
    if (names.length === 0 || names.includes('cache.app')) continue;
    const backends = await Promise.all(names.map((name) => adapterOf(found, name)));
    // A chain is as visible as its last pool: the ones before it only spare the way.
    const backend = backends.at(-1);
    if (!backend || backend.placement === 'build') continue;
    // Files that a pool names for itself stay files when the default cache has moved.
    if (names[0] === names.at(-1) && backend === app && backend.placement !== 'node') continue;
    const at = entry ?? pool;
    const setting: Setting = { kind: 'value', value: names.at(-1) ?? '', path: at.path, line: at.line };
    found.configured({
      ...texts,
      store: `cache pool ${pool.key}`,
      key: `framework.cache.pools.${pool.key}`,
      at,
      setting,
      means: () => backend,
      // What a pool keeps in memory is meant for one request.
      isUsed: backend.placement !== 'process',
    });
  }
}

function namesOf(found: Findings, entry: SettingEntry | undefined): readonly string[] {
  const items = entry?.value.kind === 'list' ? entry.value.items : entry ? [entry.value] : [];
  return items.flatMap((item) => {
    const text = found.text(item);
    if (text !== undefined) return [text];
    return item.kind === 'map' ? entriesOf(item).map(({ key, value }) => textOf(value) ?? key) : [];
  });
}

function adapterNamed(name: string): Backend | undefined {
  return ADAPTERS[name.replace(/^@?cache\.adapter\./, '')] ?? (name === 'cache.system' ? BUILT : backendOf(name));
}

async function adapterOf(found: Findings, name: string | undefined): Promise<Backend | undefined> {
  if (name === undefined) return undefined;
  const known = adapterNamed(name);
  if (known) return known;
  const pool = entryIn(found.application, 'framework', 'cache', 'pools', name);
  const inner = textOf(entryAt(pool?.value, 'adapter')?.value);
  if (inner && inner !== name) return adapterNamed(inner);
  for (const ancestor of await lineageOf(found.files, found.application, name)) {
    const kind = /(\w+?)(?:TagAware)?Adapter$/.exec(ancestor)?.[1]?.toLowerCase();
    const backend = kind
      ? ADAPTERS[kind === 'phpfiles' ? 'php_files' : kind === 'doctrinedbal' ? 'doctrine_dbal' : kind]
      : undefined;
    if (backend) return backend;
  }
  return { technology: 'a service of the project', placement: 'unknown' };
}

function readHttpCache(found: Findings): void {
  const entry = entryIn(found.application, 'framework', 'http_cache');
  if (!entry || !isEnabled(entry.value)) return;
  found.configured({
    ...texts,
    store: 'HTTP cache',
    key: 'framework.http_cache',
    at: entry,
    setting: { kind: 'value', value: 'file', path: entry.path, line: entry.line },
    means: () => FILES,
    message: () => 'Pages are cached in files of one node, so an invalidation reaches that node alone',
    remedy: remedies.httpCache,
  });
}

function readProfiler(found: Findings): void {
  const entry = entryIn(found.application, 'framework', 'profiler');
  if (!entry || !isEnabled(entry.value) || flagOf(entryAt(entry.value, 'collect')?.value) === false) return;
  const dsn = entryAt(entry.value, 'dsn');
  found.configured({
    ...texts,
    store: 'profiler',
    key: 'framework.profiler',
    at: dsn ?? entry,
    setting: dsn?.value ?? { kind: 'value', value: 'file:', path: entry.path, line: entry.line },
    means: (value) => backendOf(value) ?? FILES,
    message: () => 'The profiler is on in production and writes a file for each request',
    remedy: remedies.profiler,
    // Settings of what is collected stand in files for all, though only development turns it on.
    isUsed: entryAt(entry.value, 'enabled') !== undefined || dsn !== undefined,
  });
}

function readLimiters(found: Findings, app: Backend | undefined): void {
  const entry = entryIn(found.application, 'framework', 'rate_limiter');
  if (!entry || !app || flagOf(entry.value) === false) return;
  const pool = entryIn(found.application, 'framework', 'cache', 'pools', 'cache.rate_limiter');
  found.stores.push({
    kind: 'cache',
    store: 'rate limiters',
    ...(pool ? { technology: 'the pool cache.rate_limiter', placement: 'unknown' as const } : app),
    confidence: 'likely',
    // They follow the default cache, which is what to change.
    told: [{ path: entry.path, line: entry.line, key: 'framework.rate_limiter', isLocal: false }],
    isUsed: true,
    message: 'Rate limiters count in the default cache',
    remedy: remedies.cache,
  });
}

/** Sections that are on as soon as they are there. */
function isEnabled(setting: Setting): boolean {
  const enabled = flagOf(entryAt(setting, 'enabled')?.value);
  if (enabled !== undefined) return enabled;
  if (setting.kind === 'value') return setting.value === null || flagOf(setting) === true;
  return true;
}
