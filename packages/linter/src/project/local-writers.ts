/** Packages that keep files on the local disk unless they are told otherwise, as data. */
import type { StateKind } from '@tidemark/sdk/model';

export interface LocalWriter {
  /** Package names; a name without vendor is that of a WordPress plugin, from whichever repository it comes. */
  readonly names: readonly string[];
  readonly state: StateKind;
  /** What and where, as it follows "writes": `pages to wp-content/cache/`. */
  readonly writes: string;
  /** Can it be told to keep them elsewhere, or does something else have to take its place? */
  readonly step: 'configure' | 'replace';
  /** What to do, one sentence. */
  readonly instead: string;
  /** Packages that carry the remedy. */
  readonly packages?: readonly string[];
  /** `repository: path`, or an address. */
  readonly source: string;
}

const PAGE_CACHE =
  'Let the CDN or a reverse proxy keep pages, and keep objects in Redis (`redis-cache`); each node else has pages of its own, which a purge on one node does not reach.';
const BACKUP = 'Set a remote destination (S3), or let the platform make the backups of database and storage.';
const FILES = 'Give it a disk or volume in object storage.';
const CACHE_DIRECTORY =
  'Point it to the directory for temporary files, where it may be made anew on each node, or fill it in the build.';

export const LOCAL_WRITERS: readonly LocalWriter[] = [
  {
    names: ['litespeed-cache', 'litespeed/lscache_wp'],
    state: 'cache',
    writes: 'optimised styles and scripts to wp-content/litespeed/, and rules to .htaccess',
    step: 'replace',
    instead: PAGE_CACHE,
    source: 'litespeedtech/lscache_wp: src/optimizer.cls.php, src/htaccess.cls.php',
  },
  {
    names: ['wp-super-cache', 'automattic/wp-super-cache'],
    state: 'cache',
    writes: 'pages to wp-content/cache/supercache/, and its settings to wp-content/wp-cache-config.php',
    step: 'replace',
    instead: PAGE_CACHE,
    source: 'Automattic/wp-super-cache: wp-cache.php, wp-cache-phase2.php',
  },
  {
    names: ['w3-total-cache'],
    state: 'cache',
    writes: 'pages to wp-content/cache/, and its settings to wp-content/w3tc-config/',
    step: 'replace',
    instead: PAGE_CACHE,
    source: 'BoldGrid/w3-total-cache: w3-total-cache-api.php',
  },
  {
    names: [
      'wp-fastest-cache',
      'wp-rocket',
      'wp-media/wp-rocket',
      'wp-optimize',
      'hummingbird-performance',
      'comet-cache',
    ],
    state: 'cache',
    writes: 'pages to wp-content/cache/',
    step: 'replace',
    instead: PAGE_CACHE,
    source:
      'https://docs.wp-rocket.me/article/195-which-files-and-folders-does-wp-rocket-create, https://wordpress.org/plugins/wp-fastest-cache/',
  },
  {
    names: ['cache-enabler', 'keycdn/cache-enabler'],
    state: 'cache',
    writes: 'pages to wp-content/cache/cache-enabler/, and its settings to wp-content/settings/',
    step: 'replace',
    instead: PAGE_CACHE,
    source: 'keycdn/cache-enabler: inc/cache_enabler_disk.class.php',
  },
  {
    names: ['autoptimize'],
    state: 'cache',
    writes: 'joined styles and scripts to wp-content/cache/autoptimize/',
    step: 'replace',
    instead:
      'Join and minify in the build of the theme, or let the CDN do it; a page of one node else names files that another lacks.',
    source: 'futtta/autoptimize: classes/autoptimizeCache.php',
  },
  {
    names: [
      'updraftplus',
      'backwpup',
      'duplicator',
      'all-in-one-wp-migration',
      'backupwordpress',
      'wpvivid-backuprestore',
    ],
    state: 'uploads',
    writes: 'backups to wp-content/',
    step: 'configure',
    instead: BACKUP,
    source: 'https://wordpress.org/plugins/updraftplus/, https://wordpress.org/plugins/all-in-one-wp-migration/',
  },
  {
    names: ['wordfence'],
    state: 'config',
    writes: 'rules and lists of attackers to wp-content/wflogs/',
    step: 'configure',
    instead: 'Set `WFWAF_STORAGE_ENGINE` to `mysqli`, so that the firewall keeps its data in the database.',
    source: 'https://www.wordfence.com/help/firewall/mysqli-storage-engine/',
  },
  {
    names: ['wp-file-manager', 'file-manager-advanced'],
    state: 'code',
    writes: 'whatever an administrator changes, code included, to the disk of one node',
    step: 'replace',
    instead: 'Remove it: code changes through releases, and media through the media library.',
    source: 'https://wordpress.org/plugins/wp-file-manager/',
  },
  {
    names: ['barryvdh/laravel-debugbar'],
    state: 'logs',
    writes: 'what requests did to storage/debugbar/ while debugging is on',
    step: 'configure',
    instead: 'Move it to `require-dev`: production does not need it.',
    source: 'barryvdh/laravel-debugbar: config/debugbar.php (storage)',
  },
  {
    names: ['itsgoingd/clockwork'],
    state: 'logs',
    writes: 'what requests did to storage/clockwork/',
    step: 'configure',
    instead: 'Move it to `require-dev`, or set `storage` to `redis` or `sql`.',
    source: 'itsgoingd/clockwork: Clockwork/Support/Laravel/config/clockwork.php (storage)',
  },
  {
    names: ['silber/page-cache'],
    state: 'cache',
    writes: 'pages to public/page-cache/',
    step: 'replace',
    instead:
      'Let the CDN or a reverse proxy keep pages; clearing the cache on one node else leaves the others as they were.',
    source: 'JosephSilber/page-cache: src/Cache.php',
  },
  {
    names: ['anlutro/l4-settings'],
    state: 'config',
    writes: 'settings to storage/settings.json',
    step: 'configure',
    instead: 'Set `store` to `database`.',
    source: 'anlutro/laravel-settings: src/config/config.php',
  },
  {
    names: ['spatie/valuestore'],
    state: 'config',
    writes: 'values to a JSON file',
    step: 'replace',
    instead: 'Keep the values in the database.',
    packages: ['spatie/laravel-settings'],
    source: 'spatie/valuestore: src/Valuestore.php',
  },
  {
    names: ['rachidlaasri/laravel-installer'],
    state: 'config',
    writes: 'the settings that somebody enters in the browser to .env, and a mark to storage/installed',
    step: 'replace',
    instead: 'Set variables where the application runs, and run migrations as a step of the release.',
    source: 'rashidlaasri/LaravelInstaller: src/Helpers/EnvironmentManager.php',
  },
  {
    names: ['barryvdh/laravel-translation-manager'],
    state: 'config',
    writes: 'translations that are changed in the browser to lang/',
    step: 'replace',
    instead: 'Export in development and commit the files, or keep translations in the database.',
    packages: ['spatie/laravel-translation-loader'],
    source: 'barryvdh/laravel-translation-manager: src/Manager.php',
  },
  {
    names: ['unisharp/laravel-filemanager'],
    state: 'uploads',
    writes: 'uploads to the disk `public`, which is the node’s own',
    step: 'configure',
    instead: FILES,
    packages: ['league/flysystem-aws-s3-v3'],
    source: 'UniSharp/laravel-filemanager: src/config/lfm.php (disk)',
  },
  {
    names: ['barryvdh/laravel-elfinder'],
    state: 'uploads',
    writes: 'uploads to public/files/',
    step: 'configure',
    instead: 'Name a disk in object storage in `disks` of config/elfinder.php.',
    packages: ['league/flysystem-aws-s3-v3'],
    source: 'barryvdh/laravel-elfinder: config/elfinder.php (dir)',
  },
  {
    names: ['putyourlightson/craft-blitz'],
    state: 'cache',
    writes: 'pages to web/cache/blitz/',
    step: 'configure',
    instead: 'Use the storage driver “Yii cache” on Redis, or a reverse proxy purger without storage.',
    source: 'putyourlightson/craft-blitz: src/drivers/storage/FileStorage.php',
  },
  {
    names: ['lochmueller/staticfilecache'],
    state: 'cache',
    writes: 'pages to typo3temp/assets/tx_staticfilecache/',
    step: 'replace',
    instead: 'Let the CDN or a reverse proxy keep pages.',
    source: 'lochmueller/staticfilecache: Classes/Service/CacheService.php',
  },
  {
    names: ['mpdf/mpdf'],
    state: 'cache',
    writes: 'fonts and images to its own directory tmp/ below vendor/',
    step: 'configure',
    instead: "Give it a directory for temporary files: `new Mpdf(['tempDir' => sys_get_temp_dir()])`.",
    source: 'mpdf/mpdf: src/Config/ConfigVariables.php (tempDir)',
  },
  {
    names: ['dompdf/dompdf'],
    state: 'cache',
    writes: 'fonts that documents load to its own directory below vendor/',
    step: 'configure',
    instead: 'Register fonts in the build, or set `fontDir` and `fontCache` to a directory for temporary files.',
    source: 'dompdf/dompdf: src/Options.php (fontDir, fontCache)',
  },
  {
    names: ['ezyang/htmlpurifier'],
    state: 'cache',
    writes: 'compiled definitions to its own directory below vendor/',
    step: 'configure',
    instead: `${CACHE_DIRECTORY} The setting is \`Cache.SerializerPath\`.`,
    source: 'ezyang/htmlpurifier: library/HTMLPurifier/DefinitionCache/Serializer.php',
  },
  {
    names: ['rakibtg/sleekdb'],
    state: 'database',
    writes: 'its database to files',
    step: 'replace',
    instead: 'Use the database service that the other data is in.',
    source: 'rakibtg/SleekDB: src/Store.php',
  },
];

/** Repositories that carry the plugins of WordPress as packages. https://wpackagist.org, https://wp-packages.org */
const PLUGIN = /^(?:wpackagist-plugin|wp-plugin)\/(.+)$/;

export function writerNamed(writers: readonly LocalWriter[], packageName: string): LocalWriter | undefined {
  const name = packageName.toLowerCase();
  const plugin = PLUGIN.exec(name)?.[1];
  return writers.find(({ names }) => names.includes(plugin ?? name));
}
