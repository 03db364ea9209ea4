/**
 * How an app learns of its components: the JSON file that APP_SECRETS names, and the same as variables.
 * Source: fortrabbit/help: docs/secrets.md, env-vars.md, memcache-pro.md
 */
import { TidemarkError } from '../../client-error.ts';
import type { StoredComponents, StoredMysql } from './stored-components.ts';

export type Secrets = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** @param app its name, which is that of the database, of its user and of the bucket as well */
export function secretsOf(app: string, { mysql, memcache, objectStorage }: StoredComponents): Secrets {
  return {
    ...(mysql === undefined ? {} : { MYSQL: mysqlSecrets(app, mysql) }),
    ...(memcache === undefined ? {} : { MEMCACHE: memcacheSecrets(memcache.ports) }),
    ...(objectStorage === undefined
      ? {}
      : {
          OBJECT_STORAGE: {
            BUCKET: app,
            HOST: `127.0.0.1:${objectStorage.port}`,
            KEY: objectStorage.key,
            REGION: 'us-east-1',
            SECRET: objectStorage.secret,
            SERVER: `http://127.0.0.1:${objectStorage.port}`,
            URL: `http://127.0.0.1:${objectStorage.port}/${app}`,
          },
        }),
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

function memcacheSecrets(ports: readonly number[]): Record<string, string> {
  const nodes = ports.flatMap((port, at) => [
    [`HOST${at + 1}`, '127.0.0.1'],
    [`PORT${at + 1}`, String(port)],
  ]);
  return { COUNT: String(ports.length), ...Object.fromEntries(nodes) } as Record<string, string>;
}
