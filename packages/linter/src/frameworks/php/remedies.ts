import type { KindRemedy } from '../remedy-tables.ts';

/** What to do in a project without a framework. */
export const remedies: readonly KindRemedy[] = [
  {
    kinds: ['upload', 'media', 'export'],
    remedy: {
      summary:
        'Write through a Flysystem filesystem on object storage: `$filesystem->writeStream($path, fopen($file, "r"))`. ' +
        'Hand out links with `publicUrl()` or `temporaryUrl()`.',
      packages: ['league/flysystem', 'league/flysystem-aws-s3-v3'],
      docs: [
        'https://flysystem.thephpleague.com/docs/getting-started/',
        'https://flysystem.thephpleague.com/docs/adapter/aws-s3-v3/',
      ],
    },
  },
  {
    kinds: ['session'],
    remedy: {
      summary:
        'Keep sessions where every node sees them: set `session.save_handler` to `redis` or `memcached`, or register a ' +
        'database handler with `session_set_save_handler()`.',
      packages: ['symfony/http-foundation'],
      docs: [
        'https://www.php.net/manual/en/function.session-set-save-handler.php',
        'https://symfony.com/doc/current/session.html',
      ],
    },
  },
  {
    kinds: ['cache'],
    remedy: {
      summary:
        'Put the entry into a shared cache: `$cache->get($key, fn () => …)` with `RedisAdapter` or `MemcachedAdapter`. ' +
        'What never changes between deploys can be built before the release.',
      packages: ['symfony/cache'],
      docs: ['https://symfony.com/doc/current/components/cache.html'],
    },
  },
  {
    kinds: ['lock'],
    remedy: {
      summary: 'Lock where every node sees it: `$factory->createLock($name)` with a Redis, Memcached or PDO store.',
      packages: ['symfony/lock'],
      docs: ['https://symfony.com/doc/current/components/lock.html'],
    },
  },
  {
    kinds: ['log'],
    remedy: {
      summary:
        'Write the log to a stream that the platform collects: `new StreamHandler("php://stderr")`, or `error_log($line)` ' +
        'without a file.',
      packages: ['monolog/monolog'],
      docs: ['https://seldaek.github.io/monolog/doc/01-usage.html', 'https://12factor.net/logs'],
    },
  },
  {
    kinds: ['config', 'key'],
    remedy: {
      summary:
        'Take the value from the environment with `getenv()` and set it on the platform; write no file at run time.',
      packages: [],
      docs: ['https://12factor.net/config', 'https://www.php.net/manual/en/function.getenv.php'],
    },
  },
  {
    kinds: ['database'],
    remedy: {
      summary:
        'Use a database server: `new PDO(getenv("DATABASE_DSN"), …)` with MySQL or PostgreSQL in place of a file.',
      packages: [],
      docs: ['https://www.php.net/manual/en/ref.pdo-mysql.connection.php', 'https://12factor.net/backing-services'],
    },
  },
  {
    kinds: ['code'],
    remedy: {
      summary: 'Install code at build time with `composer require` and deploy it; a release does not change itself.',
      packages: [],
      docs: ['https://12factor.net/build-release-run', 'https://getcomposer.org/doc/03-cli.md#require-r'],
    },
  },
  {
    kinds: ['directory'],
    remedy: {
      summary:
        'Object storage needs no directories: drop the `mkdir()` together with the writes below it, or make the ' +
        'directory in the build.',
      packages: ['league/flysystem'],
      docs: ['https://flysystem.thephpleague.com/docs/usage/filesystem-api/'],
    },
  },
  {
    remedy: {
      summary:
        'Keep it in a backing service: files through Flysystem on object storage, values in a database or shared cache. ' +
        'For scratch within one request use `tempnam(sys_get_temp_dir(), …)` or `php://temp`.',
      packages: ['league/flysystem', 'league/flysystem-aws-s3-v3'],
      docs: ['https://12factor.net/processes', 'https://flysystem.thephpleague.com/docs/getting-started/'],
    },
  },
];
