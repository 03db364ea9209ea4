/** Where Laravel's drivers keep state, as data. */
import type { Placement } from '@tidemark/sdk/model';

export interface DriverFact {
  readonly placement: Placement;
  readonly technology: string;
  /** Ends a sentence that begins with what is kept: "Sessions …". */
  readonly says: string;
}

const files: DriverFact = { placement: 'node', technology: 'local files', says: 'are files on the disk of one node' };
const memory: DriverFact = {
  placement: 'process',
  technology: 'memory',
  says: 'are kept in the memory of one process',
};
const apcu: DriverFact = { placement: 'node', technology: 'APCu', says: 'are kept in the shared memory of one node' };
const redis: DriverFact = { placement: 'shared', technology: 'Redis', says: 'are kept in Redis' };
const memcached: DriverFact = { placement: 'shared', technology: 'Memcached', says: 'are kept in Memcached' };
const dynamodb: DriverFact = { placement: 'shared', technology: 'DynamoDB', says: 'are kept in DynamoDB' };
const database: DriverFact = { placement: 'shared', technology: 'database', says: 'are rows of the database' };
const mongodb: DriverFact = { placement: 'shared', technology: 'MongoDB', says: 'are documents in MongoDB' };
const nothing: DriverFact = { placement: 'process', technology: 'none', says: 'are not kept at all' };

/** laravel/framework: src/Illuminate/Session/SessionManager.php */
export const SESSION_DRIVERS: Readonly<Record<string, DriverFact>> = {
  file: files,
  native: files,
  array: memory,
  apc: apcu,
  cookie: { placement: 'shared', technology: 'cookies', says: 'are encrypted cookies' },
  database,
  redis,
  memcached,
  memcache: memcached,
  dynamodb,
  mongodb,
};

/** laravel/framework: src/Illuminate/Cache/CacheManager.php */
export const CACHE_DRIVERS: Readonly<Record<string, DriverFact>> = {
  file: files,
  array: memory,
  octane: { ...memory, technology: 'Swoole table' },
  apc: apcu,
  apcu,
  null: nothing,
  database,
  redis,
  memcached,
  dynamodb,
  mongodb,
  session: { placement: 'shared', technology: 'session', says: 'are kept in the session' },
};

/** laravel/framework: src/Illuminate/Queue/QueueServiceProvider.php */
export const QUEUE_DRIVERS: Readonly<Record<string, DriverFact>> = {
  sync: { placement: 'process', technology: 'sync', says: 'run inside the web request (`sync`) and are lost with it' },
  deferred: { placement: 'process', technology: 'deferred', says: 'run after the response in the web process' },
  background: { placement: 'process', technology: 'background', says: 'run in a child of the web process' },
  null: { ...nothing, says: 'are dropped' },
  database,
  redis,
  sqs: { placement: 'shared', technology: 'Amazon SQS', says: 'wait in Amazon SQS' },
  beanstalkd: { placement: 'shared', technology: 'Beanstalkd', says: 'wait in Beanstalkd' },
  iron: { placement: 'shared', technology: 'IronMQ', says: 'wait in IronMQ' },
  rabbitmq: { placement: 'shared', technology: 'RabbitMQ', says: 'wait in RabbitMQ' },
  mongodb,
};

/** Flysystem adapters. laravel/framework: src/Illuminate/Filesystem/FilesystemManager.php */
export const DISK_DRIVERS: Readonly<Record<string, DriverFact>> = {
  local: { ...files, says: 'are stored on the disk of one node' },
  s3: { placement: 'shared', technology: 'S3', says: 'are stored in S3' },
  ftp: { placement: 'shared', technology: 'FTP', says: 'are stored on an FTP server' },
  sftp: { placement: 'shared', technology: 'SFTP', says: 'are stored on an SFTP server' },
  gcs: { placement: 'shared', technology: 'Google Cloud Storage', says: 'are stored in Google Cloud Storage' },
  azure: { placement: 'shared', technology: 'Azure Blob Storage', says: 'are stored in Azure Blob Storage' },
  rackspace: { placement: 'shared', technology: 'Rackspace', says: 'are stored at Rackspace' },
  dropbox: { placement: 'shared', technology: 'Dropbox', says: 'are stored in Dropbox' },
  webdav: { placement: 'shared', technology: 'WebDAV', says: 'are stored on a WebDAV server' },
  'object-storage': { placement: 'shared', technology: 'S3', says: 'are stored in object storage' },
};

/** laravel/framework: src/Illuminate/Database/Connectors/ConnectionFactory.php */
export const DATABASE_DRIVERS: Readonly<Record<string, string>> = {
  mysql: 'MySQL',
  mariadb: 'MariaDB',
  pgsql: 'PostgreSQL',
  sqlsrv: 'SQL Server',
  sqlite: 'SQLite',
  mongodb: 'MongoDB',
  singlestore: 'SingleStore',
};

export function factOf(facts: Readonly<Record<string, DriverFact>>, driver: string | undefined): DriverFact {
  const known = driver === undefined ? undefined : Object.hasOwn(facts, driver) ? facts[driver] : undefined;
  return (
    known ?? { placement: 'unknown', technology: driver ?? 'unknown', says: 'are kept where a custom driver puts them' }
  );
}

/** Does only one node or process see it? */
export function isUnshared({ placement }: DriverFact): boolean {
  return placement === 'node' || placement === 'process';
}
