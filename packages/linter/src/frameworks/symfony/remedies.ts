import type { KindRemedy } from '../remedy-tables.ts';

const flysystemBundle = 'https://github.com/thephpleague/flysystem-bundle';

/** What to do in a Symfony project. */
export const remedies: readonly KindRemedy[] = [
  {
    kinds: ['upload'],
    remedy: {
      summary:
        'Inject a Flysystem storage and write the upload to object storage: ' +
        '`$storage->writeStream($key, fopen($file->getPathname(), "r"))` in place of `$file->move()`. VichUploader does ' +
        'the same with `storage: flysystem`.',
      packages: ['league/flysystem-bundle', 'league/flysystem-aws-s3-v3'],
      docs: [flysystemBundle, 'https://github.com/dustin10/VichUploaderBundle/blob/master/docs/storage/flysystem.md'],
    },
  },
  {
    kinds: ['media'],
    remedy: {
      summary:
        'Write derived images and documents to a Flysystem storage: `$storage->write($key, $contents)`. For LiipImagine ' +
        'use the Flysystem resolver.',
      packages: ['league/flysystem-bundle', 'league/flysystem-aws-s3-v3'],
      docs: [flysystemBundle, 'https://symfony.com/bundles/LiipImagineBundle/current/cache-resolver/flysystem.html'],
    },
  },
  {
    kinds: ['export'],
    remedy: {
      summary:
        'Stream the export with `StreamedResponse`, or write it to a Flysystem storage with ' +
        '`$storage->writeStream($key, $handle)`. A file for one response belongs below `sys_get_temp_dir()` with ' +
        '`deleteFileAfterSend()`.',
      packages: ['league/flysystem-bundle', 'league/flysystem-aws-s3-v3'],
      docs: [flysystemBundle, 'https://symfony.com/doc/current/components/http_foundation.html#streaming-a-response'],
    },
  },
  {
    kinds: ['directory'],
    remedy: {
      summary:
        'Object storage needs no directory: drop `$filesystem->mkdir()` and write below it with ' +
        '`$storage->write($key, …)`.',
      packages: ['league/flysystem-bundle', 'league/flysystem-aws-s3-v3'],
      docs: [flysystemBundle],
    },
  },
  {
    kinds: ['cache'],
    remedy: {
      summary:
        'Use a shared pool: `$cache->get($key, fn (ItemInterface $item) => …)` with `cache.adapter.redis`. What is the ' +
        'same in every request can be made by a cache warmer during `cache:warmup` in the build.',
      packages: ['symfony/cache'],
      docs: [
        'https://symfony.com/doc/current/cache.html',
        'https://symfony.com/doc/current/reference/dic_tags.html#kernel-cache-warmer',
      ],
    },
  },
  {
    kinds: ['session'],
    remedy: {
      summary:
        'Keep sessions in a shared handler: set `framework.session.handler_id` to a Redis or database DSN in place of files.',
      packages: [],
      docs: ['https://symfony.com/doc/current/session.html#store-sessions-in-a-database'],
    },
  },
  {
    kinds: ['lock'],
    remedy: {
      summary:
        'Lock where every node sees it: `$lockFactory->createLock($name)` with `LOCK_DSN` set to Redis or a database.',
      packages: ['symfony/lock'],
      docs: ['https://symfony.com/doc/current/lock.html', 'https://symfony.com/doc/current/components/lock.html'],
    },
  },
  {
    kinds: ['log'],
    remedy: {
      summary:
        'Log through the injected `LoggerInterface`, and let Monolog write to `php://stderr` (`path: php://stderr`).',
      packages: ['symfony/monolog-bundle'],
      docs: ['https://symfony.com/doc/current/logging.html'],
    },
  },
  {
    kinds: ['config'],
    remedy: {
      summary:
        'Read the value from the environment with `%env(NAME)%` and set it on the platform; keep what users change in a ' +
        'table.',
      packages: [],
      docs: ['https://symfony.com/doc/current/configuration.html#configuration-based-on-environment-variables'],
    },
  },
  {
    kinds: ['key'],
    remedy: {
      summary:
        'Give keys by the environment (`%env(base64:JWT_SECRET_KEY)%`) or the secrets vault; make them once, not on a node.',
      packages: [],
      docs: ['https://symfony.com/doc/current/configuration/secrets.html'],
    },
  },
  {
    kinds: ['database'],
    remedy: {
      summary: 'Point `DATABASE_URL` at MySQL or PostgreSQL in place of an SQLite file.',
      packages: ['doctrine/doctrine-bundle'],
      docs: ['https://symfony.com/doc/current/doctrine.html#configuring-the-database'],
    },
  },
  {
    kinds: ['code'],
    remedy: {
      summary: 'Generate or install it in development or in the build; a release does not change its own code.',
      packages: [],
      docs: ['https://symfony.com/doc/current/deployment.html', 'https://12factor.net/build-release-run'],
    },
  },
  {
    remedy: {
      summary:
        'Inject a Flysystem storage (`FilesystemOperator $storage`) and write with `$storage->write($key, $contents)`. For ' +
        'scratch within one request use `$filesystem->tempnam(sys_get_temp_dir(), …)`.',
      packages: ['league/flysystem-bundle', 'league/flysystem-aws-s3-v3'],
      docs: [flysystemBundle],
    },
  },
];
