/** Keys of Laravel's configuration that choose where state is kept, and the variable that Laravel's own files read for them. */

export interface Choice {
  readonly rule: string;
  /** Name of the configuration file. */
  readonly file: string;
  readonly keys: readonly string[];
  /** Name of the variable by the framework's major version. */
  variable(major: number): string;
  readonly purpose: string;
  /** The finding stands at what the key chooses, not at the key. */
  readonly leadsTo?: true;
}

/** https://laravel.com/docs/filesystem#amazon-s3-compatible-filesystems */
export const S3_PACKAGE = 'league/flysystem-aws-s3-v3';

/** laravel/laravel: config/*.php of the branches 5.5 to 12.x */
export const CHOICES: readonly Choice[] = [
  {
    rule: 'backing-services/local-disk',
    file: 'filesystems',
    keys: ['default'],
    variable: (major) => (major >= 9 ? 'FILESYSTEM_DISK' : 'FILESYSTEM_DRIVER'),
    purpose: 'default disk of files',
  },
  {
    rule: 'backing-services/local-disk',
    file: 'filesystems',
    keys: ['cloud'],
    variable: () => 'FILESYSTEM_CLOUD',
    purpose: 'disk of shared files',
  },
  {
    rule: 'processes/local-session',
    file: 'session',
    keys: ['driver'],
    variable: () => 'SESSION_DRIVER',
    purpose: 'session store',
  },
  {
    rule: 'processes/local-cache',
    file: 'cache',
    keys: ['default'],
    variable: (major) => (major >= 11 ? 'CACHE_STORE' : 'CACHE_DRIVER'),
    purpose: 'cache store',
  },
  {
    rule: 'processes/local-cache',
    file: 'cache',
    keys: ['limiter'],
    variable: () => 'CACHE_LIMITER',
    purpose: 'store of rate limits',
  },
  {
    rule: 'processes/queue-in-request',
    file: 'queue',
    keys: ['default'],
    variable: (major) => (major >= 6 ? 'QUEUE_CONNECTION' : 'QUEUE_DRIVER'),
    purpose: 'queue',
  },
  {
    rule: 'processes/queue-in-request',
    file: 'queue',
    keys: ['failed', 'driver'],
    variable: () => 'QUEUE_FAILED_DRIVER',
    purpose: 'store of failed jobs',
  },
  {
    rule: 'logs/log-file',
    file: 'logging',
    keys: ['default'],
    variable: () => 'LOG_CHANNEL',
    purpose: 'where logs go',
    leadsTo: true,
  },
  { rule: 'logs/log-file', file: 'app', keys: ['log'], variable: () => 'APP_LOG', purpose: 'where logs go' },
];
