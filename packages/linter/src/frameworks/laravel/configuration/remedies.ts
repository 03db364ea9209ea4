/** What to do about settings of a Laravel project. */
import type { Remedy } from '../../../result.ts';

const laravel = 'https://laravel.com/docs';

export const SESSION_REMEDY: Remedy = {
  summary:
    'Fall back to a shared driver: `env("SESSION_DRIVER", "database")` (table from `make:session-table`), or `redis`, and set ' +
    '`SESSION_DRIVER` on the platform.',
  packages: [],
  docs: [`${laravel}/session#configuration`],
};

export const CACHE_REMEDY: Remedy = {
  summary:
    'Fall back to a shared store: `env("CACHE_STORE", "database")` or `redis` (before Laravel 11 the variable is ' +
    '`CACHE_DRIVER`); locks, rate limits and `onOneServer()` rest on it.',
  packages: ['predis/predis'],
  docs: [`${laravel}/cache#configuration`],
};

export const QUEUE_REMEDY: Remedy = {
  summary:
    'Fall back to a queue that outlives the request: `env("QUEUE_CONNECTION", "database")`, `redis` or `sqs`, and run ' +
    '`php artisan queue:work` as a process of its own.',
  packages: [],
  docs: [`${laravel}/queues#driver-prerequisites`],
};

export const DISK_REMEDY: Remedy = {
  summary:
    'Make the disk an S3 disk and let the environment choose it: `"default" => env("FILESYSTEM_DISK", "s3")`; serve files ' +
    'with `Storage::temporaryUrl()` or `Storage::url()`.',
  packages: ['league/flysystem-aws-s3-v3'],
  docs: [`${laravel}/filesystem#amazon-s3-compatible-filesystems`],
};

export const LOG_REMEDY: Remedy = {
  summary:
    'Log to a stream that the platform collects: `LOG_CHANNEL=stderr` or `LOG_STACK=stderr`, with `stderr` as what the ' +
    'configuration falls back to.',
  packages: [],
  docs: [`${laravel}/logging#available-channel-drivers`],
};

export const DATABASE_REMEDY: Remedy = {
  summary:
    'Use a database server: `DB_CONNECTION=mysql` or `pgsql` with `DB_HOST` (or `DB_URL`) from the environment, and no ' +
    'SQLite file as what it falls back to.',
  packages: [],
  docs: [`${laravel}/database#configuration`],
};

export const HOST_REMEDY: Remedy = {
  summary:
    'Read the address from the environment (`env("DB_HOST")`, `env("REDIS_URL")` …), set it on the platform, and have no ' +
    'address of the node itself as fallback.',
  packages: [],
  docs: [`${laravel}/configuration#environment-configuration`, 'https://12factor.net/backing-services'],
};

export const MAIL_REMEDY: Remedy = {
  summary:
    'Send through a service: `MAIL_MAILER=smtp`, `ses`, `postmark` or `mailgun` with its address from the environment.',
  packages: [],
  docs: [`${laravel}/mail#configuration`],
};

export const SEARCH_REMEDY: Remedy = {
  summary: 'Use a search service or the database: `SCOUT_DRIVER=meilisearch`, `typesense`, `algolia` or `database`.',
  packages: ['meilisearch/meilisearch-php'],
  docs: [`${laravel}/scout#driver-prerequisites`],
};

export const MAINTENANCE_REMEDY: Remedy = {
  summary:
    'Let `php artisan down` reach every node: `APP_MAINTENANCE_DRIVER=cache` with a shared `APP_MAINTENANCE_STORE`.',
  packages: [],
  docs: [`${laravel}/configuration#maintenance-mode`],
};

export const VIEW_REMEDY: Remedy = {
  summary:
    'Run `php artisan optimize` (or `view:cache` and `config:cache`) in the build, so that requests compile nothing.',
  packages: [],
  docs: [`${laravel}/deployment#optimization`],
};

export const CONFIG_REMEDY: Remedy = {
  summary:
    'Give settings as environment variables of the platform; write no `.env` and no file in `config/` at run time.',
  packages: [],
  docs: [`${laravel}/configuration`],
};

export const KEY_REMEDY: Remedy = {
  summary:
    'Give the keys as variables: `PASSPORT_PRIVATE_KEY` and `PASSPORT_PUBLIC_KEY`; files in `storage/` differ from node to ' +
    'node and end with the release.',
  packages: [],
  docs: [`${laravel}/passport#loading-keys-from-the-environment`],
};

export const SCHEDULE_REMEDY: Remedy = {
  summary:
    'Add `->onOneServer()` (with a shared cache store), or run `schedule:run` on one node alone; `->withoutOverlapping()` ' +
    'does not keep other nodes from it unless the cache is shared.',
  packages: [],
  docs: [`${laravel}/scheduling#running-tasks-on-one-server`],
};

export const REVERB_REMEDY: Remedy = {
  summary: 'Set `REVERB_SCALING_ENABLED=true` with a Redis that all Reverb servers share.',
  packages: [],
  docs: [`${laravel}/reverb#scaling`],
};

export const DIRECTORY_REMEDY: Remedy = {
  summary:
    'Keep what is written there on a disk (`Storage::disk("s3")`) and let the environment name the disk; a directory of the ' +
    'release or of one node is lost at the next deploy.',
  packages: ['league/flysystem-aws-s3-v3'],
  docs: [`${laravel}/filesystem#storing-files`],
};

export const FONT_REMEDY: Remedy = {
  summary:
    'Bring the fonts of documents with the release, measured in the build, and let `font_cache` lie in `sys_get_temp_dir()`.',
  packages: [],
  docs: ['https://github.com/barryvdh/laravel-dompdf#configuration'],
};
