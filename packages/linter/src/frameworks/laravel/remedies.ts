import type { KindRemedy } from '../remedy-tables.ts';

const filesystem = 'https://laravel.com/docs/filesystem';

/** What to do in a Laravel project. */
export const remedies: readonly KindRemedy[] = [
  {
    kinds: ['upload'],
    remedy: {
      summary:
        'Store the upload on a disk: `$request->file("…")->store("folder", "s3")` in place of `move()`, and keep the key ' +
        'it returns. Serve it with `Storage::disk("s3")->temporaryUrl($key, …)`.',
      packages: ['league/flysystem-aws-s3-v3'],
      docs: [`${filesystem}#file-uploads`, `${filesystem}#amazon-s3-compatible-filesystems`],
    },
  },
  {
    kinds: ['media', 'export'],
    remedy: {
      summary:
        'Write the result to a disk: `Storage::disk("s3")->put($key, $contents)`, or `putFileAs()` from a file in ' +
        '`sys_get_temp_dir()`. Hand it out with `temporaryUrl()` or `download()`.',
      packages: ['league/flysystem-aws-s3-v3'],
      docs: [`${filesystem}#storing-files`, `${filesystem}#temporary-urls`],
    },
  },
  {
    kinds: ['directory'],
    remedy: {
      summary:
        'A disk on object storage needs no directory: drop `File::makeDirectory()` and write below it with ' +
        '`Storage::put($key, …)`.',
      packages: ['league/flysystem-aws-s3-v3'],
      docs: [`${filesystem}#storing-files`],
    },
  },
  {
    kinds: ['cache'],
    remedy: {
      summary:
        'Use a shared cache store: `Cache::remember($key, $ttl, fn () => …)` with `CACHE_STORE=redis` or `database`. ' +
        'What is the same in every request can be made in the build (`config:cache`, `view:cache`).',
      packages: [],
      docs: ['https://laravel.com/docs/cache', 'https://laravel.com/docs/deployment#optimization'],
    },
  },
  {
    kinds: ['session'],
    remedy: {
      summary:
        'Keep sessions in a shared driver: `SESSION_DRIVER=redis` or `database`; use `$request->session()->put()`.',
      packages: [],
      docs: ['https://laravel.com/docs/session#configuration'],
    },
  },
  {
    kinds: ['lock'],
    remedy: {
      summary: 'Take the lock in the shared cache: `Cache::lock($name, $seconds)->get()` on a redis or database store.',
      packages: [],
      docs: ['https://laravel.com/docs/cache#atomic-locks'],
    },
  },
  {
    kinds: ['log'],
    remedy: {
      summary: 'Log to a stream that the platform collects: `Log::channel("stderr")`, or `LOG_CHANNEL=stderr`.',
      packages: [],
      docs: ['https://laravel.com/docs/logging#available-channel-drivers'],
    },
  },
  {
    kinds: ['config'],
    remedy: {
      summary:
        'Set environment variables on the platform and read them in `config/*.php` with `env()`; keep what users change ' +
        'in a table, and write no `.env`.',
      packages: ['spatie/laravel-settings'],
      docs: ['https://laravel.com/docs/configuration', 'https://github.com/spatie/laravel-settings'],
    },
  },
  {
    kinds: ['key'],
    remedy: {
      summary:
        'Give keys by the environment (`APP_KEY`, `PASSPORT_PRIVATE_KEY`, `PASSPORT_PUBLIC_KEY`); generate them once on a ' +
        'developer machine, not on a node.',
      packages: [],
      docs: [
        'https://laravel.com/docs/encryption#configuration',
        'https://laravel.com/docs/passport#loading-keys-from-the-environment',
      ],
    },
  },
  {
    kinds: ['database'],
    remedy: {
      summary: 'Use a database server: `DB_CONNECTION=mysql` or `pgsql` in place of the SQLite file.',
      packages: [],
      docs: ['https://laravel.com/docs/database#configuration'],
    },
  },
  {
    kinds: ['code'],
    remedy: {
      summary:
        'Publish and generate in development or in the build, and commit or ship the result; a release does not change ' +
        'its own code.',
      packages: [],
      docs: ['https://laravel.com/docs/deployment', 'https://12factor.net/build-release-run'],
    },
  },
  {
    remedy: {
      summary:
        'Write through a disk: `Storage::disk("s3")->put($key, $contents)` with `FILESYSTEM_DISK=s3`. For scratch within ' +
        'one request use `tempnam(sys_get_temp_dir(), …)`.',
      packages: ['league/flysystem-aws-s3-v3'],
      docs: [filesystem],
    },
  },
];
