/** What a data source name says of where state is kept. */
import type { Placement } from '@tidemark/sdk/model';
import { ROOT, TEMPORARY } from '../../../configuration/setting.ts';

/** Where something is kept, as an address says. */
export interface Backend {
  readonly technology: string;
  readonly placement: Placement;
  /** Address of a service, where one is named. */
  readonly host?: string;
}

interface Scheme {
  readonly technology: string;
  readonly placement: Placement;
}

const shared = (technology: string): Scheme => ({ technology, placement: 'shared' });

/**
 * Schemes of Symfony's components.
 * https://symfony.com/doc/current/components/lock.html, /session.html, /messenger.html, /components/cache.html, Doctrine DBAL's DsnParser
 */
const SCHEMES: Readonly<Record<string, Scheme>> = {
  redis: shared('Redis'),
  rediss: shared('Redis'),
  valkey: shared('Valkey'),
  valkeys: shared('Valkey'),
  memcached: shared('Memcached'),
  mysql: shared('MySQL'),
  mysql2: shared('MySQL'),
  mysqli: shared('MySQL'),
  mariadb: shared('MySQL'),
  pgsql: shared('PostgreSQL'),
  postgres: shared('PostgreSQL'),
  postgresql: shared('PostgreSQL'),
  oci: shared('Oracle'),
  oci8: shared('Oracle'),
  mssql: shared('SQL Server'),
  sqlsrv: shared('SQL Server'),
  ibm_db2: shared('DB2'),
  db2: shared('DB2'),
  mongodb: shared('MongoDB'),
  couchbase: shared('Couchbase'),
  dynamodb: shared('DynamoDB'),
  zookeeper: shared('ZooKeeper'),
  doctrine: shared('database'),
  amqp: shared('AMQP'),
  amqps: shared('AMQP'),
  phpamqplib: shared('AMQP'),
  beanstalkd: shared('Beanstalkd'),
  sqs: shared('SQS'),
  sns: shared('SNS'),
  kafka: shared('Kafka'),
  gps: shared('Google Pub/Sub'),
  sqlite: { technology: 'SQLite file', placement: 'node' },
  sqlite3: { technology: 'SQLite file', placement: 'node' },
  flock: { technology: 'lock files', placement: 'node' },
  semaphore: { technology: 'System V semaphores', placement: 'node' },
  file: { technology: 'local files', placement: 'node' },
  apcu: { technology: 'APCu', placement: 'node' },
  sync: { technology: 'the request itself', placement: 'process' },
  'in-memory': { technology: 'memory', placement: 'process' },
  null: { technology: 'nothing', placement: 'shared' },
};

/** What an address such as `redis://localhost` or a bare `flock` means; undefined where it says nothing. */
export function backendOf(text: string): Backend | undefined {
  const bare = SCHEMES[text.toLowerCase()];
  if (bare) return bare;
  const match = /^([a-z][\w.+-]*):(?:\/\/)?(.*)$/is.exec(text.trim());
  const written = match?.[1]?.toLowerCase() ?? '';
  const plain = written.replace(/^pdo[_-]/, '').replace(/\+(?:advisory|srv|tls|async)$/, '');
  const scheme = SCHEMES[plain] ?? SCHEMES[plain.replaceAll('-', '_')];
  if (!scheme) return written === 'https' && /\bsqs\b/.test(text) ? SCHEMES['sqs'] : undefined;
  const rest = match?.[2] ?? '';
  if (scheme.technology === 'SQLite file' && rest.includes(':memory:'))
    return { technology: 'SQLite in memory', placement: 'process' };
  if (scheme.placement !== 'shared' || plain === 'doctrine' || plain === 'null') return scheme;
  const host = hostOf(rest);
  return host === undefined ? scheme : { ...scheme, host };
}

function hostOf(rest: string): string | undefined {
  const pdo = /(?:^|;)host=([^;]+)/.exec(rest)?.[1] ?? /(?:^|;)unix_socket=([^;]+)/.exec(rest)?.[1];
  if (pdo) return pdo;
  const host = /^(?:[^@/]*@)?(\[[^\]]+\]|[^:/?#,]*)/.exec(rest)?.[1] ?? '';
  if (host !== '') return host.replace(/^\[|\]$/g, '');
  const socket = /^\/[^?]*\.sock/.exec(rest)?.[0];
  return socket ? `unix:${socket}` : undefined;
}

/** Is it a path on the node's disk, as configurations write one? Streams and what is not known are none. */
export function isLocalPath(text: string): boolean {
  if (text.startsWith(`${ROOT}/`) || text === ROOT) return true;
  return !text.startsWith(TEMPORARY) && !/^[a-z][\w.+-]+:/i.test(text) && !text.includes('%') && text !== '';
}
