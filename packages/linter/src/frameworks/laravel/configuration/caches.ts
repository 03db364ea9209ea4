/** config/cache.php: the default store, the store of rate limits, and the locks that rest on them. */
import type { StoreReading } from '../../../configuration/reading.ts';
import type { Setting } from '../../../configuration/setting.ts';
import { type Application, plainText } from './application.ts';
import { databaseFact } from './database.ts';
import { diskFact } from './disks.ts';
import { drivenStore } from './driven-store.ts';
import { CACHE_DRIVERS, type DriverFact, factOf, isUnshared } from './drivers.ts';
import { CACHE_REMEDY } from './remedies.ts';

/** Stores of stores that are followed. */
const DEEPEST = 4;

/** Where a named cache store keeps its entries. */
export function cacheFact(app: Application, name: string | undefined, depth = 0): DriverFact {
  if (name === undefined || depth > DEEPEST) return factOf(CACHE_DRIVERS, undefined);
  const driver = app.text('cache', 'stores', name, 'driver') ?? name;
  if (driver === 'storage')
    return diskFact(app, app.text('cache', 'stores', name, 'disk') ?? app.text('filesystems', 'default'));
  if (driver === 'failover') {
    const first = app.at('cache', 'stores', name, 'stores', '0');
    return cacheFact(app, plainText(first.setting), depth + 1);
  }
  return factOf(CACHE_DRIVERS, driver);
}

export function cacheStores(app: Application): readonly StoreReading[] {
  const place = app.at('cache', 'default');
  const standard = drivenStore(app, {
    kind: 'cache',
    store: 'default cache store',
    place,
    factOf: (name) => cacheFact(app, name),
    subject: 'Cache entries',
    documented: ['CACHE_STORE', 'CACHE_DRIVER'],
    reportedAs: 'cache-file',
    remedy: CACHE_REMEDY,
  });
  const isFiles = standard.technology === 'local files';
  const cache = onDatabase(app, isFiles ? { ...standard, directory: directoryOf(app, place.setting) } : standard);
  const { reportedAs: _, ...locks } = cache;
  const readings: StoreReading[] = [
    cache,
    {
      ...locks,
      kind: 'locks',
      store: 'locks of the default cache store',
      told: cache.told.map((telling) => ({ ...telling, isLocal: false })),
      message: cache.message.replace('Cache entries', 'Locks'),
    },
  ];
  const limiter = app.at('cache', 'limiter');
  if (limiter.isOwn && plainText(limiter.setting) !== undefined) {
    readings.push(
      drivenStore(app, {
        kind: 'cache',
        store: 'rate limits',
        place: limiter,
        factOf: (name) => cacheFact(app, name),
        subject: 'Rate limits',
        documented: [],
        reportedAs: 'cache-file',
        remedy: CACHE_REMEDY,
      }),
    );
  }
  return readings;
}

/** laravel/laravel: config/cache.php, `stores.file.path`. */
function directoryOf(app: Application, name: Setting | undefined): string {
  const path = plainText(app.at('cache', 'stores', plainText(name) ?? 'file', 'path').setting);
  return path ?? app.rooted('storage/framework/cache/data');
}

/** A table of an SQLite file is on one node too; it is the database that is reported then. */
function onDatabase(app: Application, reading: StoreReading): StoreReading {
  const database = reading.technology === 'database' ? databaseFact(app) : undefined;
  if (!database || !isUnshared(database)) return reading;
  return { ...reading, placement: database.placement, technology: `database (${database.technology})` };
}
