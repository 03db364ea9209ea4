/** Redis, Memcached, Beanstalkd, SMTP and search servers: where the configuration looks for them. */
import type { ServiceReading } from '../../../configuration/reading.ts';
import { type Application, plainText } from './application.ts';
import { cacheFact } from './caches.ts';
import { databaseServices } from './database.ts';
import { factOf, SESSION_DRIVERS } from './drivers.ts';
import { hostService } from './hosts.ts';
import { queueFact } from './queues.ts';
import { givenOf } from './telling.ts';

/** Keys below `database.redis` that are no connections. */
const NOT_CONNECTIONS: ReadonlySet<string> = new Set(['client', 'cluster', 'clusters', 'options']);

export function services(app: Application): readonly ServiceReading[] {
  const used = usedTechnologies(app);
  return [
    ...databaseServices(app),
    ...redis(app, used.has('Redis')),
    ...memcached(app, used.has('Memcached')),
    ...beanstalkd(app, used.has('Beanstalkd')),
    ...smtp(app),
    ...search(app),
  ];
}

/** What sessions, cache and queue use, by the configuration or by what a variable file chooses. */
function usedTechnologies(app: Application): ReadonlySet<string> {
  const values = (names: readonly string[]) => names.flatMap((name) => givenOf(app, name).map(({ value }) => value));
  const caches = [
    app.text('cache', 'default'),
    app.text('cache', 'limiter'),
    ...values(['CACHE_STORE', 'CACHE_DRIVER']),
  ];
  const queues = [app.text('queue', 'default'), ...values(['QUEUE_CONNECTION', 'QUEUE_DRIVER'])];
  const sessions = [app.text('session', 'driver'), ...values(['SESSION_DRIVER'])];
  const broadcasts = [app.text('broadcasting', 'default'), ...values(['BROADCAST_CONNECTION', 'BROADCAST_DRIVER'])];
  return new Set([
    ...caches.map((name) => cacheFact(app, name).technology),
    ...queues.map((name) => queueFact(app, name).technology),
    ...sessions.map((name) => factOf(SESSION_DRIVERS, name).technology),
    ...(broadcasts.includes('redis') ? ['Redis'] : []),
  ]);
}

function redis(app: Application, isUsed: boolean): readonly ServiceReading[] {
  const names = app.ownNames('database', 'redis').filter((name) => !NOT_CONNECTIONS.has(name));
  const connections = names.length === 0 ? ['default'] : names;
  return connections.flatMap((name, number) =>
    hostService(app, app.at('database', 'redis', name, 'host'), {
      service: 'Redis',
      isUsed,
      isTold: number === 0,
      documented: number === 0 ? ['REDIS_HOST', 'REDIS_URL'] : [],
    }),
  );
}

function memcached(app: Application, isUsed: boolean): readonly ServiceReading[] {
  const stores = new Set([...app.ownNames('cache', 'stores'), 'memcached']);
  return [...stores].flatMap((store) => {
    if ((app.text('cache', 'stores', store, 'driver') ?? store) !== 'memcached') return [];
    const { setting } = app.at('cache', 'stores', store, 'servers');
    const count = setting?.kind === 'list' ? setting.items.length : 0;
    return Array.from({ length: count }, (_, number) => String(number)).flatMap((number) =>
      hostService(app, app.at('cache', 'stores', store, 'servers', number, 'host'), {
        service: 'Memcached',
        isUsed,
        isTold: true,
        documented: number === '0' ? ['MEMCACHED_HOST'] : [],
      }),
    );
  });
}

function beanstalkd(app: Application, isUsed: boolean): readonly ServiceReading[] {
  return hostService(app, app.at('queue', 'connections', 'beanstalkd', 'host'), {
    service: 'Beanstalkd',
    isUsed,
    isTold: true,
    documented: ['BEANSTALKD_QUEUE_HOST'],
  });
}

function smtp(app: Application): readonly ServiceReading[] {
  const isOld = app.at('mail', 'driver').isOwn && !app.at('mail', 'mailers').isOwn;
  const mailer = isOld ? app.text('mail', 'driver') : app.text('mail', 'default');
  if (mailer === undefined) return [];
  const transport = isOld ? mailer : app.text('mail', 'mailers', mailer, 'transport');
  const place = isOld ? app.at('mail', 'host') : app.at('mail', 'mailers', mailer, 'host');
  if (transport !== 'smtp') return [];
  return hostService(app, place, { service: 'SMTP', isUsed: true, isTold: true, documented: ['MAIL_HOST'] });
}

/** laravel/scout: config/scout.php */
const SEARCH_HOSTS: Readonly<
  Record<string, { readonly service: string; readonly keys: readonly string[]; readonly variable: string }>
> = {
  meilisearch: { service: 'Meilisearch', keys: ['meilisearch', 'host'], variable: 'MEILISEARCH_HOST' },
  typesense: {
    service: 'Typesense',
    keys: ['typesense', 'client-settings', 'nodes', '0', 'host'],
    variable: 'TYPESENSE_HOST',
  },
};

function search(app: Application): readonly ServiceReading[] {
  const chosen = [
    plainText(app.at('scout', 'driver').setting),
    ...givenOf(app, 'SCOUT_DRIVER').map(({ value }) => value),
  ];
  return Object.entries(SEARCH_HOSTS).flatMap(([driver, { service, keys, variable }]) =>
    hostService(app, app.at('scout', ...keys), {
      service,
      isUsed: chosen.includes(driver),
      isTold: true,
      documented: [variable],
    }),
  );
}
