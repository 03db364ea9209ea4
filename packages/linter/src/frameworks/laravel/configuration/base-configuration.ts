/** What the framework itself configures where the project says nothing, by version. */

/** A value, or a variable with what it falls back to. */
export type BaseValue = string | null | BaseVariable | readonly BaseValue[] | BaseMap;
export interface BaseVariable {
  readonly variable: string;
  readonly fallback: string | null;
}
export interface BaseMap {
  readonly [key: string]: BaseValue;
}
export type BaseConfiguration = Readonly<Record<string, BaseMap>>;

export interface FrameworkVersion {
  readonly major: number;
  readonly minor: number;
  readonly isLumen: boolean;
}

function env(variable: string, fallback: string | null = null): BaseVariable {
  return { variable, fallback };
}

const sqlite: BaseMap = {
  driver: 'sqlite',
  url: env('DB_URL'),
  database: env('DB_DATABASE', '{base}/database/database.sqlite'),
};
const server = (driver: string): BaseMap => ({ driver, url: env('DB_URL'), host: env('DB_HOST', '127.0.0.1') });
const redis: BaseMap = {
  default: { url: env('REDIS_URL'), host: env('REDIS_HOST', '127.0.0.1') },
  cache: { url: env('REDIS_URL'), host: env('REDIS_HOST', '127.0.0.1') },
};
const disks: BaseMap = {
  local: { driver: 'local', root: '{base}/storage/app/private' },
  public: { driver: 'local', root: '{base}/storage/app/public', visibility: 'public' },
  s3: { driver: 's3' },
};
const stores: BaseMap = {
  array: { driver: 'array' },
  database: { driver: 'database' },
  file: { driver: 'file', path: '{base}/storage/framework/cache/data' },
  memcached: { driver: 'memcached', servers: [{ host: env('MEMCACHED_HOST', '127.0.0.1') }] },
  redis: { driver: 'redis', connection: env('REDIS_CACHE_CONNECTION', 'cache') },
  dynamodb: { driver: 'dynamodb' },
  octane: { driver: 'octane' },
};
const queues: BaseMap = {
  sync: { driver: 'sync' },
  database: { driver: 'database' },
  beanstalkd: { driver: 'beanstalkd', host: env('BEANSTALKD_QUEUE_HOST', 'localhost') },
  sqs: { driver: 'sqs' },
  redis: { driver: 'redis', connection: env('REDIS_QUEUE_CONNECTION', 'default') },
};
const channels: BaseMap = {
  stack: { driver: 'stack', channels: [env('LOG_STACK', 'single')] },
  single: { driver: 'single', path: '{base}/storage/logs/laravel.log' },
  daily: { driver: 'daily', path: '{base}/storage/logs/laravel.log' },
  slack: { driver: 'slack' },
  stderr: { driver: 'monolog', handler: 'Monolog\\Handler\\StreamHandler', with: { stream: 'php://stderr' } },
  syslog: { driver: 'syslog' },
  errorlog: { driver: 'errorlog' },
  null: { driver: 'monolog', handler: 'Monolog\\Handler\\NullHandler' },
  emergency: { path: '{base}/storage/logs/laravel.log' },
};
const mailers: BaseMap = {
  smtp: { transport: 'smtp', host: env('MAIL_HOST', '127.0.0.1') },
  sendmail: { transport: 'sendmail', path: env('MAIL_SENDMAIL_PATH', '/usr/sbin/sendmail -bs -i') },
  log: { transport: 'log' },
  array: { transport: 'array' },
};
const view: BaseMap = { compiled: env('VIEW_COMPILED_PATH', '{base}/storage/framework/views') };

/** laravel/framework 11 to 13: config/*.php, merged below the project's files by Bootstrap/LoadConfiguration.php */
const MODERN: BaseConfiguration = {
  app: {
    maintenance: { driver: env('APP_MAINTENANCE_DRIVER', 'file'), store: env('APP_MAINTENANCE_STORE', 'database') },
  },
  session: { driver: env('SESSION_DRIVER', 'database'), files: '{base}/storage/framework/sessions' },
  cache: { default: env('CACHE_STORE', 'database'), stores },
  queue: {
    default: env('QUEUE_CONNECTION', 'database'),
    connections: queues,
    failed: { driver: env('QUEUE_FAILED_DRIVER', 'database-uuids') },
  },
  filesystems: { default: env('FILESYSTEM_DISK', 'local'), disks },
  logging: { default: env('LOG_CHANNEL', 'stack'), channels },
  database: {
    default: env('DB_CONNECTION', 'sqlite'),
    connections: {
      sqlite,
      mysql: server('mysql'),
      mariadb: server('mariadb'),
      pgsql: server('pgsql'),
      sqlsrv: server('sqlsrv'),
    },
    redis,
  },
  mail: { default: env('MAIL_MAILER', 'log'), mailers },
  broadcasting: { default: env('BROADCAST_CONNECTION', 'null') },
  view,
};

/** laravel/laravel 5.0 to 10: config/*.php of the skeleton; the framework has no files of its own there. */
function classic({ major, minor }: FrameworkVersion): BaseConfiguration {
  const isBefore = (other: number, minorOther: number) => major < other || (major === other && minor < minorOther);
  return {
    app: isBefore(5, 6) ? { log: env('APP_LOG', 'single') } : { maintenance: { driver: 'file' } },
    session: { driver: env('SESSION_DRIVER', 'file'), files: '{base}/storage/framework/sessions' },
    cache: { default: env('CACHE_DRIVER', 'file'), stores },
    queue: {
      default: env(isBefore(5, 7) ? 'QUEUE_DRIVER' : 'QUEUE_CONNECTION', 'sync'),
      connections: queues,
    },
    filesystems: {
      default: isBefore(5, 5) ? 'local' : env(isBefore(9, 0) ? 'FILESYSTEM_DRIVER' : 'FILESYSTEM_DISK', 'local'),
      disks: { ...disks, local: { driver: 'local', root: '{base}/storage/app' } },
    },
    ...(isBefore(5, 6)
      ? {}
      : {
          logging: {
            default: env('LOG_CHANNEL', 'stack'),
            channels: { ...channels, stack: { driver: 'stack', channels: ['single'] } },
          },
        }),
    database: {
      default: env('DB_CONNECTION', 'mysql'),
      connections: { sqlite, mysql: server('mysql'), pgsql: server('pgsql'), sqlsrv: server('sqlsrv') },
      redis,
    },
    mail: isBefore(7, 0)
      ? { driver: env('MAIL_DRIVER', 'smtp') }
      : { default: env('MAIL_MAILER', 'smtp'), mailers: { ...mailers, smtp: { transport: 'smtp' } } },
    broadcasting: { default: env('BROADCAST_DRIVER', 'null') },
    view,
  };
}

/** laravel/lumen-framework: config/*.php, taken file by file where the project has none (Application->configure()). */
function lumen(version: FrameworkVersion): BaseConfiguration {
  const { session: _, mail: __, ...rest } = classic({ ...version, major: Math.min(version.major, 10) });
  const path = '{base}/storage/logs/lumen.log';
  return {
    ...rest,
    logging: {
      default: env('LOG_CHANNEL', 'stack'),
      channels: {
        ...channels,
        stack: { driver: 'stack', channels: ['daily'] },
        single: { driver: 'single', path },
        daily: { driver: 'daily', path },
      },
    },
  };
}

export function baseConfiguration(version: FrameworkVersion): BaseConfiguration {
  if (version.isLumen) return lumen(version);
  return version.major >= 11 ? MODERN : classic(version);
}

/**
 * Sections whose named entries are merged one by one from Laravel 11 on.
 * laravel/framework 13: src/Illuminate/Foundation/Bootstrap/LoadConfiguration.php, mergeableOptions()
 */
export const MERGED_ENTRIES: Readonly<Record<string, string>> = {
  broadcasting: 'connections',
  cache: 'stores',
  database: 'connections',
  filesystems: 'disks',
  logging: 'channels',
  mail: 'mailers',
  queue: 'connections',
};
