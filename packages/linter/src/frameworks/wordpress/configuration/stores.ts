/** Where a WordPress site keeps uploads, caches, logs and the rest. */
import { posix } from 'node:path';
import type { StoreReading } from '../../../configuration/reading.ts';
import { flagOf, isInRelease, type SettingEntry, textOf } from '../../../configuration/setting.ts';
import { objectCache } from './object-cache.ts';
import { absent, base, contentDirectory, remedyFor, required, told, valueOf, type WordPressSite } from './site.ts';

/** Plugins that move the media library to object storage. */
const OFFLOADERS = [
  'humanmade/s3-uploads',
  'deliciousbrains-plugin/wp-offload-media',
  'wpackagist-plugin/amazon-s3-and-cloudfront',
  'wp-plugin/amazon-s3-and-cloudfront',
  'wpackagist-plugin/wp-stateless',
  'wpackagist-plugin/ilab-media-tools',
  'wpackagist-plugin/advanced-media-offloader',
  'wpackagist-plugin/windows-azure-storage',
  'humanmade/altis-media',
] as const;

/** Plugins that keep whole pages as files in wp-content/cache by default. */
const PAGE_CACHES = [
  'wpackagist-plugin/wp-super-cache',
  'wpackagist-plugin/w3-total-cache',
  'wpackagist-plugin/wp-fastest-cache',
  'wpackagist-plugin/cache-enabler',
  'wpackagist-plugin/hummingbird-performance',
  'wpackagist-plugin/breeze',
  'wpackagist-plugin/wp-optimize',
  'wp-media/wp-rocket',
] as const;

export function stores(site: WordPressSite): readonly StoreReading[] {
  return [
    uploads(site),
    media(site),
    sessions(site),
    ...caches(site),
    locks(site),
    queue(site),
    logs(site),
    database(site),
    config(site),
    code(site),
  ];
}

function offloader(site: WordPressSite): string | undefined {
  const found = required(site.files, OFFLOADERS);
  if (found !== undefined) return found;
  const isSet = [...site.constants.keys()].some((name) => name.startsWith('S3_UPLOADS_') || name === 'AS3CF_SETTINGS');
  return isSet ? 'S3' : undefined;
}

function uploads(site: WordPressSite): StoreReading {
  const entry = site.constants.get('UPLOADS');
  const bucket = site.constants.get('S3_UPLOADS_BUCKET') ?? site.constants.get('AS3CF_SETTINGS');
  const offloaded = offloader(site);
  const isOff = offloaded !== undefined;
  const directory = textOf(entry?.value) ?? 'wp-content/uploads';
  return {
    ...base('uploads', 'media library'),
    placement: isOff ? 'shared' : 'node',
    technology: isOff ? 'object storage' : 'local files',
    ...(isOff ? {} : { directory: uploadsDirectory(site) }),
    told: [
      bucket
        ? told(site, bucket, false)
        : entry
          ? told(site, entry, !isOff)
          : absent(site, 'UPLOADS', !isOff, 'WP_CONTENT_DIR'),
    ],
    reportedAs: 'upload-dir-in-release',
    message: isOff
      ? `The media library is in object storage (${offloaded})`
      : `Uploads are kept in ${directory}, on the disk of one node`,
    remedy: remedyFor('upload'),
  };
}

/** UPLOADS is relative to where WordPress lies. https://developer.wordpress.org/reference/functions/wp_upload_dir/ */
function uploadsDirectory(site: WordPressSite): string {
  const own = textOf(site.constants.get('UPLOADS')?.value);
  if (own === undefined || own === '') return `${contentDirectory(site)}/uploads`;
  return isInRelease(own) ? own : posix.join(posix.dirname(contentDirectory(site)), own);
}

function media(site: WordPressSite): StoreReading {
  const isOff = offloader(site) !== undefined;
  return {
    ...base('media', 'image sizes'),
    placement: isOff ? 'shared' : 'node',
    technology: isOff ? 'object storage' : 'local files',
    ...(isOff ? {} : { directory: uploadsDirectory(site) }),
    told: [absent(site, 'UPLOADS', false, 'WP_CONTENT_DIR')],
    message: 'Sizes of images are kept beside the uploads',
    remedy: remedyFor('media'),
  };
}

/** Core has no PHP sessions: https://developer.wordpress.org/reference/classes/wp_user_meta_session_tokens/ */
function sessions(site: WordPressSite): StoreReading {
  return {
    ...base('sessions', 'session tokens'),
    placement: 'shared',
    technology: 'database',
    told: [absent(site, 'session tokens', false)],
    message: 'Sessions are signed cookies, with tokens in user meta',
    remedy: remedyFor('session'),
  };
}

function caches(site: WordPressSite): readonly StoreReading[] {
  return [objectCache(site), ...pageCache(site)];
}

function pageCache(site: WordPressSite): readonly StoreReading[] {
  const entry = site.constants.get('WP_CACHE');
  const dropIn = site.files.matching(/(?:^|\/)(?:wp-content|app|content)\/advanced-cache\.php$/)[0];
  const plugin = required(site.files, PAGE_CACHES);
  const isOn = flagOf(entry?.value);
  if (isOn === false || (isOn === undefined && dropIn === undefined && plugin === undefined)) return [];
  // Batcache keeps pages in the object cache.
  const isBatcache =
    required(site.files, ['wpackagist-plugin/batcache', 'humanmade/batcache', 'automattic/batcache']) !== undefined;
  const place = entry
    ? told(site, entry, !isBatcache)
    : dropIn
      ? { path: dropIn, line: 1, key: 'advanced-cache.php', isLocal: !isBatcache }
      : absent(site, 'WP_CACHE', !isBatcache);
  return [
    {
      ...base('cache', 'page cache'),
      placement: isBatcache ? 'shared' : 'node',
      technology: isBatcache ? 'object cache' : 'local files',
      ...(isBatcache ? {} : { directory: `${contentDirectory(site)}/cache` }),
      told: [place],
      reportedAs: 'cache-file',
      message: 'Cached pages are kept as files in wp-content/cache of one node, where no other node can clear them',
      remedy: remedyFor('cache'),
    },
  ];
}

function locks(site: WordPressSite): StoreReading {
  return {
    ...base('locks', 'locks'),
    placement: 'shared',
    technology: 'database',
    told: [absent(site, 'WP_Upgrader::create_lock', false)],
    message: 'Locks of updates and of cron are options and transients in the database',
    remedy: remedyFor('lock'),
  };
}

function queue(site: WordPressSite): StoreReading {
  const entry = site.constants.get('DISABLE_WP_CRON');
  return {
    ...base('queue', 'WP-Cron'),
    placement: 'shared',
    technology: 'database',
    told: [entry ? told(site, entry, false) : absent(site, 'DISABLE_WP_CRON', false)],
    message: 'Scheduled work is an option in the database',
    remedy: remedyFor('other'),
  };
}

/** wp-includes/load.php, wp_debug_mode(): the log is written while WP_DEBUG is on, to wp-content/debug.log or to a path. */
function logs(site: WordPressSite): StoreReading {
  const entry = site.constants.get('WP_DEBUG_LOG');
  const path = logPath(entry);
  const isOn = path !== undefined;
  const isStream = isOn && /^(?:php:\/\/std|\/dev\/std|\/proc\/self)/.test(path);
  const isDebug = flagOf(valueOf(site, 'WP_DEBUG')) !== false;
  const isLocal = isOn && !isStream;
  return {
    ...base('logs', 'debug log'),
    placement: isLocal ? 'node' : isStream ? 'shared' : 'unknown',
    technology: isLocal ? 'local files' : isStream ? 'standard streams' : 'error log of PHP',
    told: [entry ? told(site, entry, isLocal) : absent(site, 'WP_DEBUG_LOG', false)],
    isUsed: !isLocal || isDebug,
    reportedAs: 'log-file',
    message: isLocal
      ? `Errors are logged to ${path.replace('{root}/', '')} on the disk of one node`
      : 'Errors go to the log that PHP is configured with',
    remedy: remedyFor('log'),
  };
}

function logPath(entry: SettingEntry | undefined): string | undefined {
  const text = textOf(entry?.value);
  if (text !== undefined && !/^(?:|0|1|true|false)$/i.test(text)) return text;
  return flagOf(entry?.value) === true ? 'wp-content/debug.log' : undefined;
}

/** https://github.com/WordPress/sqlite-database-integration: the drop-in db.php, or DB_ENGINE. */
function database(site: WordPressSite): StoreReading {
  const engine = site.constants.get('DB_ENGINE');
  const directory = site.constants.get('DB_DIR') ?? site.constants.get('FQDBDIR') ?? site.constants.get('DB_FILE');
  const isFile = textOf(engine?.value)?.toLowerCase() === 'sqlite' || directory !== undefined;
  const entry = isFile ? (engine ?? directory) : site.constants.get('DB_HOST');
  return {
    ...base('database', 'database'),
    placement: isFile ? 'node' : 'shared',
    technology: isFile ? 'SQLite' : 'MySQL',
    told: [entry ? told(site, entry, isFile) : absent(site, 'DB_HOST', false)],
    reportedAs: 'database-file',
    message: isFile ? 'The database is an SQLite file on the disk of one node' : 'The database is a server',
    remedy: remedyFor('database'),
  };
}

function config(site: WordPressSite): StoreReading {
  return {
    ...base('config', 'options'),
    placement: 'shared',
    technology: 'database',
    told: [absent(site, 'options', false)],
    message: 'Options are in the database; plugins may write wp-config.php and .htaccess of one node',
    remedy: remedyFor('config'),
  };
}

function code(site: WordPressSite): StoreReading {
  const entry = site.constants.get('DISALLOW_FILE_MODS');
  const isFixed = flagOf(entry?.value) === true;
  const directory = textOf(valueOf(site, 'WP_CONTENT_DIR'));
  return {
    ...base('code', 'plugins and themes'),
    placement: isFixed ? 'build' : 'node',
    technology: isFixed ? 'release' : 'local files',
    told: [entry ? told(site, entry, false) : absent(site, 'DISALLOW_FILE_MODS', false, 'DISALLOW_FILE_EDIT')],
    message: isFixed
      ? 'Plugins and themes come with the release'
      : `Administrators install and update plugins and themes in ${directory && isInRelease(directory) ? 'the release' : 'wp-content'} of one node`,
    remedy: remedyFor('code'),
  };
}
