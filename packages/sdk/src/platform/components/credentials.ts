/**
 * How an app learns of its components: the JSON file that APP_SECRETS names, and the same as variables.
 * Source: fortrabbit/help: docs/secrets.md, env-vars.md, memcache-pro.md
 */
import { TidemarkError } from '../../client-error.ts';
import { bucketOf } from './object-storage/bucket-name.ts';
import type { StoredComponents, StoredMysql, StoredObjectStorage } from './stored-components.ts';

export type Secrets = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** @param app its name, which is that of the database and of its user as well */
export function secretsOf(app: string, { mysql, memcache, objectStorage }: StoredComponents): Secrets {
  return {
    ...(mysql === undefined ? {} : { MYSQL: mysqlSecrets(app, mysql) }),
    ...(memcache === undefined ? {} : { MEMCACHE: memcacheSecrets(memcache.ports) }),
    ...(objectStorage === undefined ? {} : { OBJECT_STORAGE: storageSecretsOf(app, objectStorage) }),
    CUSTOM: {},
  };
}

/** `MYSQL.HOST` → `MYSQL_HOST`. */
export function flattened(secrets: Secrets): Record<string, string> {
  const pairs = Object.entries(secrets).flatMap(([group, keys]) =>
    Object.entries(keys).map(([key, value]) => [`${group}_${key}`, value]),
  );
  return Object.fromEntries(pairs) as Record<string, string>;
}

function mysqlSecrets(app: string, { dsn, password, port }: StoredMysql): Record<string, string> {
  if (dsn !== undefined) return dsnSecrets(dsn);
  return { DATABASE: app, HOST: '127.0.0.1', PASSWORD: password, PORT: String(port), USER: app };
}

/** @throws TidemarkError `usage.invalid` where it is no `mysql://user:password@host:port/database` */
export function dsnSecrets(dsn: string): Record<string, string> {
  const url = URL.canParse(dsn) ? new URL(dsn) : undefined;
  const database = url?.pathname.slice(1) ?? '';
  if (url === undefined || url.protocol !== 'mysql:' || url.hostname === '' || database === '') {
    throw new TidemarkError('usage.invalid', {
      what: 'this is no address of a MySQL database',
      next: 'Write mysql://user:password@host:port/database.',
    });
  }
  return {
    DATABASE: decodeURIComponent(database),
    HOST: url.hostname,
    PASSWORD: decodeURIComponent(url.password),
    PORT: url.port === '' ? '3306' : url.port,
    USER: decodeURIComponent(url.username),
  };
}

type StorageSecrets = Record<'BUCKET' | 'HOST' | 'KEY' | 'REGION' | 'SECRET' | 'SERVER' | 'URL', string>;

/** As on fortrabbit, key and bucket have one name. */
export function storageSecretsOf(app: string, stored: StoredObjectStorage): StorageSecrets {
  if (stored.dsn !== undefined) return storageSecrets(stored.dsn);
  const { limits, port, gatewayPort, secret } = stored;
  const host = `127.0.0.1:${limits === 'none' ? gatewayPort : port}`;
  const bucket = bucketOf(app);
  return {
    BUCKET: bucket,
    HOST: host,
    KEY: bucket,
    REGION: 'us-east-1',
    SECRET: secret,
    SERVER: `http://${host}`,
    URL: `http://${host}/${bucket}`,
  };
}

/** @throws TidemarkError `usage.invalid` where it is no `http://key:secret@host:port/bucket` */
export function storageSecrets(dsn: string): StorageSecrets {
  const url = URL.canParse(dsn) ? new URL(dsn) : undefined;
  const bucket = url?.pathname.slice(1) ?? '';
  if (url === undefined || !/^https?:$/.test(url.protocol) || !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) {
    throw new TidemarkError('usage.invalid', {
      what: 'this is no address of a bucket',
      next: 'Write http://key:secret@host:port/bucket, with ?region=… where it has one.',
    });
  }
  return {
    BUCKET: bucket,
    HOST: url.host,
    KEY: decodeURIComponent(url.username),
    REGION: url.searchParams.get('region') ?? 'us-east-1',
    SECRET: decodeURIComponent(url.password),
    SERVER: url.origin,
    URL: `${url.origin}/${bucket}`,
  };
}

function memcacheSecrets(ports: readonly number[]): Record<string, string> {
  const nodes = ports.flatMap((port, at) => [
    [`HOST${at + 1}`, '127.0.0.1'],
    [`PORT${at + 1}`, String(port)],
  ]);
  return { COUNT: String(ports.length), ...Object.fromEntries(nodes) } as Record<string, string>;
}
