/** `$databases`: SQLite files, and servers that are looked for on the node itself; the same for Redis and Memcached. */
import { fixedPassword } from '../../../configuration/fixed-password.ts';
import type { ServiceReading, StoreReading, SwitchReading, VariableReading } from '../../../configuration/reading.ts';
import {
  decidingVariable,
  entryAt,
  type Setting,
  type SettingEntry,
  settingAt,
} from '../../../configuration/setting.ts';
import { isLocalHost, tellingOf, withGiven } from '../../../configuration/telling.ts';
import type { Remedy } from '../../../result.ts';
import { absent, remedyFor, type Site, setting, textAt } from './site.ts';

const FROM_ENVIRONMENT: Remedy = {
  summary: "Read the host from the environment in settings.php, without a fallback: `'host' => getenv('DB_HOST')`.",
  packages: [],
  docs: ['https://www.drupal.org/docs/getting-started/installing-drupal/database-configuration'],
};

const PASSWORD: Remedy = {
  ...FROM_ENVIRONMENT,
  summary: "Change the password, and read the new one from the environment: `'password' => getenv('DB_PASSWORD')`.",
};

interface Connection {
  readonly name: string;
  readonly entry: SettingEntry;
  readonly driver: string;
}

function connectionsOf(site: Site): readonly Connection[] {
  const databases = settingAt(site.settings?.assigned, 'databases');
  if (databases?.kind !== 'map') return [];
  return databases.entries.flatMap(({ key, value }) => {
    if (value.kind !== 'map') return [];
    return value.entries.map((entry) => {
      const driver = textAt(settingAt(entry.value, 'driver')) || lastOf(textAt(settingAt(entry.value, 'namespace')));
      return { name: entry.key === 'default' ? key : `${key}.${entry.key}`, entry, driver };
    });
  });
}

function lastOf(namespace: string): string {
  return namespace.split('\\').filter(Boolean).at(-1) ?? '';
}

const TECHNOLOGIES: Readonly<Record<string, string>> = { mysql: 'MySQL', pgsql: 'PostgreSQL', sqlite: 'SQLite' };

export function databaseStores(site: Site): readonly StoreReading[] {
  const stores = connectionsOf(site).map(({ name, entry, driver }): StoreReading => {
    const isFile = driver === 'sqlite';
    const at = (isFile ? entryAt(entry.value, 'database') : undefined) ?? entryAt(entry.value, 'driver') ?? entry;
    const isMemory = isFile && textAt(entryAt(entry.value, 'database')?.value) === ':memory:';
    return {
      kind: 'database',
      store: `${name} database${site.label}`,
      placement: isFile ? (isMemory ? 'process' : 'node') : driver === '' ? 'unknown' : 'shared',
      technology: TECHNOLOGIES[driver] ?? (driver || 'database'),
      confidence: 'certain',
      told: [tellingOf(at, `databases.${name}`, isFile, at.value)],
      isUsed: true,
      reportedAs: 'database-file',
      message: isFile
        ? `The database ${name} is an SQLite file on the disk of one node`
        : `The database ${name} is a server`,
      remedy: remedyFor('database'),
    };
  });
  if (stores.length > 0) return stores;
  return [
    {
      kind: 'database',
      store: `default database${site.label}`,
      placement: 'unknown',
      technology: 'database',
      confidence: 'possible',
      told: [absent(site, 'databases', false)],
      isUsed: true,
      message: 'The database is configured outside the project',
      remedy: remedyFor('database'),
    },
  ];
}

export function services(site: Site): readonly ServiceReading[] {
  return ownServices(site).map((reading) => withGiven(reading, site.files.variables));
}

function ownServices(site: Site): readonly ServiceReading[] {
  const databases = connectionsOf(site).flatMap(({ name, entry, driver }) => {
    const host = entryAt(entry.value, 'host');
    return host && driver !== 'sqlite'
      ? [serviceOf(TECHNOLOGIES[driver] ?? 'database', host, `databases.${name}.host`)]
      : [];
  });
  const redis = setting(site, 'redis.connection', 'host');
  const memcache = setting(site, 'memcache', 'servers');
  // The servers are the keys: `['127.0.0.1:11211' => 'default']`.
  const servers = memcache?.value.kind === 'map' ? memcache.value.entries : [];
  return [
    ...databases,
    ...(redis ? [serviceOf('Redis', redis, 'redis.connection.host')] : []),
    ...servers.map((entry) => service('Memcached', entry.key, entry, 'memcache.servers')),
  ];
}

function serviceOf(name: string, entry: SettingEntry, key: string): ServiceReading {
  return service(name, textAt(entry.value), entry, key, entry.value);
}

function service(name: string, host: string, at: SettingEntry, key: string, value?: Setting): ServiceReading {
  const isLocal = isLocalHost(host);
  return {
    service: name,
    ...(host === '' ? {} : { host }),
    told: [tellingOf(at, key, isLocal, value)],
    isUsed: true,
    message: isLocal ? `${name} is looked for on the node itself (${host})` : `${name} is reached over the network`,
    remedy: FROM_ENVIRONMENT,
  };
}

export function databaseVariables(site: Site): readonly VariableReading[] {
  return connectionsOf(site).flatMap(({ name, entry }) => {
    const entries = entry.value.kind === 'map' ? entry.value.entries : [];
    return entries.flatMap(({ key, value }) => {
      const variable = decidingVariable(value);
      if (!variable) return [];
      const hidesAbsence = key === 'host' && isLocalHost(variable.default ?? '');
      return [
        {
          ...variable,
          purpose: `${key} of the ${name} database`,
          isRequired: (variable.default ?? null) === null || hidesAbsence,
          hidesAbsence,
        },
      ];
    });
  });
}

export function databasePasswords(site: Site, isTemplate: boolean): readonly SwitchReading[] {
  return connectionsOf(site).flatMap(({ name, entry }) =>
    fixedPassword(entryAt(entry.value, 'password'), `The password of the ${name} database`, {
      key: `databases.${name}.password`,
      remedy: PASSWORD,
      ...(isTemplate ? { isTemplate: true } : {}),
    }),
  );
}
