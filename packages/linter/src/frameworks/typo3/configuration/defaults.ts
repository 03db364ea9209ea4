/** What TYPO3 does where a site sets nothing. Source: Configuration/DefaultConfiguration.php of TYPO3 8.7, 9.5, 10.4, 11.5, 12.4, 13.4. */

/** Where a cache backend keeps what it caches. TYPO3\CMS\Core\Cache\Backend */
export type CachePlace = 'files' | 'database' | 'memory' | 'apcu' | 'redis' | 'memcached' | 'none';

export const CACHE_BACKENDS: Readonly<Record<string, CachePlace>> = {
  SimpleFileBackend: 'files',
  FileBackend: 'files',
  PdoBackend: 'database',
  Typo3DatabaseBackend: 'database',
  TransientMemoryBackend: 'memory',
  ApcuBackend: 'apcu',
  ApcBackend: 'apcu',
  WincacheBackend: 'apcu',
  XcacheBackend: 'apcu',
  RedisBackend: 'redis',
  MemcachedBackend: 'memcached',
  NullBackend: 'none',
};

/** Caches of code: the same on every node, and made by `cache:warmup` in the build. `cache_` before 10. */
export const CODE_CACHES: ReadonlySet<string> = new Set([
  'core',
  'phpcode',
  'assets',
  'l10n',
  'fluid_template',
  'fluid_component_definitions',
  'extbase',
  'extbase_reflection',
  'extbase_datamapfactory_datamap',
  'extbase_object',
  'typoscript',
  'database_schema',
  'di',
]);

/** Caches of one request. */
export const REQUEST_CACHES: ReadonlySet<string> = new Set(['runtime']);

/** The counters of failed logins are files since this version. */
export const RATE_LIMITER_SINCE = 11;

/** `MAIL.transport`: PHP's mail() before, a sendmail program since. */
export const SENDMAIL_SINCE = 10;

/** Strategies that lock on one node. TYPO3\CMS\Core\Locking */
export const LOCAL_LOCKS: ReadonlySet<string> = new Set([
  'FileLockStrategy',
  'SemaphoreLockStrategy',
  'SimpleLockStrategy',
]);

/** Writers of logs. TYPO3\CMS\Core\Log\Writer */
export const LOG_WRITERS: Readonly<Record<string, { readonly technology: string; readonly isFile: boolean }>> = {
  FileWriter: { technology: 'log files', isFile: true },
  RotatingFileWriter: { technology: 'log files', isFile: true },
  DatabaseWriter: { technology: 'database', isFile: false },
  PhpErrorLogWriter: { technology: "PHP's error log", isFile: false },
  SyslogWriter: { technology: 'syslog', isFile: false },
  NullWriter: { technology: 'nothing', isFile: false },
};

/** Packages that bring a storage driver for object storage. */
export const OBJECT_STORAGE_DRIVERS: readonly string[] = [
  'andersundsehr/aus-driver-amazon-s3',
  'maxserv/fal_s3',
  'leuchtfeuer/aus-driver-amazon-s3',
  'neusta/azure-blob-storage',
  'b3n/azurestorage',
  'beechit/fal-google-cloud-storage',
  'ichhabrecht/filefill-s3',
];
