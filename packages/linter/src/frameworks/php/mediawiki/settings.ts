/**
 * What settings of MediaWiki mean, by the names that LocalSettings.php gives them.
 * Sources: https://www.mediawiki.org/wiki/Manual:Configuration_settings and the page of each setting there
 * (`Manual:$wgMainCacheType`); wikimedia/mediawiki: includes/Defines.php, includes/MainConfigSchema.php
 */
import type { Placement, StateKind } from '@tidemark/sdk/model';
import type { ConfigurationKind } from '../../../result.ts';

/** A kind of object cache, as `$wgMainCacheType` and its like choose one. */
export interface CacheType {
  readonly placement: Placement;
  readonly technology: string;
  readonly isLocal?: true;
}

/** Constants of includes/Defines.php, and the numbers that they stand for. */
export const CACHE_TYPES: Readonly<Record<string, CacheType>> = {
  CACHE_DB: { placement: 'shared', technology: 'database' },
  CACHE_MEMCACHED: { placement: 'shared', technology: 'Memcached' },
  CACHE_ACCEL: { placement: 'node', technology: 'APCu', isLocal: true },
  CACHE_HASH: { placement: 'process', technology: 'memory of the request', isLocal: true },
  // Keys of `$wgObjectCaches` that are there by default.
  'memcached-php': { placement: 'shared', technology: 'Memcached' },
  'memcached-pecl': { placement: 'shared', technology: 'Memcached' },
  apcu: { placement: 'node', technology: 'APCu', isLocal: true },
  apc: { placement: 'node', technology: 'APCu', isLocal: true },
  hash: { placement: 'process', technology: 'memory of the request', isLocal: true },
  '1': { placement: 'shared', technology: 'database' },
  '2': { placement: 'shared', technology: 'Memcached' },
  '3': { placement: 'node', technology: 'APCu', isLocal: true },
};

/** Classes of entries of `$wgObjectCaches`. */
export const CACHE_CLASSES: readonly (readonly [name: RegExp, type: CacheType])[] = [
  [/Redis/i, { placement: 'shared', technology: 'Redis' }],
  [/Memcached/i, { placement: 'shared', technology: 'Memcached' }],
  [/SqlBagOStuff/i, { placement: 'shared', technology: 'database' }],
  [/APCU?BagOStuff|WinCache/i, { placement: 'node', technology: 'APCu', isLocal: true }],
  [/HashBagOStuff/i, { placement: 'process', technology: 'memory of the request', isLocal: true }],
];

/** Chooses by the other settings: the first of these that is set to a cache, else the database. */
export const ANYTHING: ReadonlySet<string> = new Set(['CACHE_ANYTHING', '-1']);
export const NONE: ReadonlySet<string> = new Set(['CACHE_NONE', '0', '']);
export const CANDIDATES: readonly string[] = ['wgMainCacheType', 'wgMessageCacheType', 'wgParserCacheType'];

/** Constants by name, so that a setting that holds one is read as it. */
export const CONSTANTS: ReadonlyMap<string, string> = new Map(
  ['CACHE_ANYTHING', 'CACHE_NONE', 'CACHE_DB', 'CACHE_MEMCACHED', 'CACHE_ACCEL', 'CACHE_HASH'].map((name) => [
    name,
    name,
  ]),
);

/** A setting that is a path. */
export interface PathSetting {
  readonly name: string;
  readonly kind: StateKind;
  readonly reportedAs: ConfigurationKind;
  /** As a sentence begins. */
  readonly what: string;
  /** Plural, as the verb goes. */
  readonly isPlural?: true;
  readonly isFile?: true;
  /** The setting that switches it on, and what that is where it is absent. */
  readonly onlyIf?: readonly [name: string, byDefault: boolean];
  /** Where it lies when it is not set, below the wiki's directory. */
  readonly byDefault?: string;
}

export const PATHS: readonly PathSetting[] = [
  {
    name: 'wgUploadDirectory',
    kind: 'uploads',
    reportedAs: 'upload-dir-in-release',
    what: 'Uploaded files',
    isPlural: true,
    onlyIf: ['wgEnableUploads', false],
    byDefault: 'images',
  },
  {
    name: 'wgCacheDirectory',
    kind: 'cache',
    reportedAs: 'cache-file',
    what: 'Cached texts of the interface',
    isPlural: true,
  },
  {
    name: 'wgFileCacheDirectory',
    kind: 'cache',
    reportedAs: 'cache-file',
    what: 'Cached pages',
    isPlural: true,
    onlyIf: ['wgUseFileCache', false],
    byDefault: 'images/cache',
  },
  { name: 'wgDebugLogFile', kind: 'logs', reportedAs: 'log-file', what: 'The log', isFile: true },
  { name: 'wgDBerrorLog', kind: 'logs', reportedAs: 'log-file', what: 'The log of database errors', isFile: true },
];

/** Extensions that put uploads into object storage: edwardspec/mediawiki-aws-s3, and `$wgFileBackends` with Swift. */
export const OBJECT_STORAGE: readonly string[] = ['wgAWSBucketName', 'wgAWSBucketPrefix', 'wgFileBackends'];

/** Keys that sign and unlock: `Manual:$wgSecretKey`, `Manual:$wgUpgradeKey`. */
export const KEYS: readonly (readonly [name: string, what: string])[] = [
  ['wgSecretKey', 'The key that signs cookies and tokens'],
  ['wgUpgradeKey', 'The key that opens the installer'],
];
