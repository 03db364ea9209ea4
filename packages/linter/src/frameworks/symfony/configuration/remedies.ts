/** What to do about a Symfony configuration that keeps state on one node. */
import type { Remedy } from '../../../result.ts';

type Subject =
  | 'session'
  | 'cache'
  | 'lock'
  | 'queue'
  | 'log'
  | 'database'
  | 'storage'
  | 'media'
  | 'directory'
  | 'service'
  | 'mail'
  | 'keys'
  | 'httpCache'
  | 'profiler'
  | 'none';

const flysystem = 'https://github.com/thephpleague/flysystem-bundle';

export const remedies: Readonly<Record<Subject, Remedy>> = {
  session: {
    summary:
      "Set `framework.session.handler_id: '%env(REDIS_URL)%'` (or a database address), so that every node sees the same " +
      'sessions.',
    packages: [],
    docs: ['https://symfony.com/doc/current/session.html#configuring-the-session'],
  },
  cache: {
    summary:
      "Set `framework.cache.app: cache.adapter.redis` and `default_redis_provider: '%env(REDIS_URL)%'`, or " +
      '`cache.adapter.doctrine_dbal` where there is no Redis.',
    packages: ['symfony/cache'],
    docs: ['https://symfony.com/doc/current/cache.html#configuring-cache-with-frameworkbundle'],
  },
  lock: {
    summary: "Set `framework.lock: '%env(LOCK_DSN)%'` and `LOCK_DSN` to a Redis or database address.",
    packages: ['symfony/lock'],
    docs: ['https://symfony.com/doc/current/lock.html#configuring'],
  },
  queue: {
    summary:
      "Route messages to a transport that all nodes share: `dsn: '%env(MESSENGER_TRANSPORT_DSN)%'` with `doctrine://`, " +
      '`redis://` or `amqp://`, and run `messenger:consume` as a worker.',
    packages: ['symfony/doctrine-messenger'],
    docs: ['https://symfony.com/doc/current/messenger.html#transports-async-queued-messages'],
  },
  log: {
    summary: 'Write the log to the standard error stream: `type: stream`, `path: php://stderr` under `when@prod`.',
    packages: ['symfony/monolog-bundle'],
    docs: ['https://symfony.com/doc/current/logging.html#where-logs-are-stored'],
  },
  database: {
    summary: 'Point `DATABASE_URL` at MySQL or PostgreSQL in place of an SQLite file.',
    packages: ['doctrine/doctrine-bundle'],
    docs: ['https://symfony.com/doc/current/doctrine.html#configuring-the-database'],
  },
  storage: {
    summary:
      'Use an object-storage adapter for this storage (`adapter: aws`, or `asyncaws`) in place of the local one.',
    packages: ['league/flysystem-bundle', 'league/flysystem-aws-s3-v3'],
    docs: [flysystem],
  },
  media: {
    summary:
      'Keep derived images in a Flysystem storage: a resolver of type `flysystem` whose filesystem is object storage.',
    packages: ['liip/imagine-bundle', 'league/flysystem-aws-s3-v3'],
    docs: ['https://symfony.com/bundles/LiipImagineBundle/current/cache-resolver/flysystem.html'],
  },
  directory: {
    summary:
      'Take a Flysystem storage in place of the directory, or a path on a mount that all nodes share, given by the environment: ' +
      "`'%env(UPLOAD_DIRECTORY)%'`.",
    packages: ['league/flysystem-bundle', 'league/flysystem-aws-s3-v3'],
    docs: [flysystem],
  },
  service: {
    summary: 'Take the address of the service from the environment, and set it there to what all nodes share.',
    packages: [],
    docs: ['https://symfony.com/doc/current/configuration.html#configuration-based-on-environment-variables'],
  },
  mail: {
    summary:
      'Send mail through a service: `MAILER_DSN=smtp://…` or one of the mailer bridges, in place of a local program.',
    packages: ['symfony/mailer'],
    docs: ['https://symfony.com/doc/current/mailer.html#transport-setup'],
  },
  keys: {
    summary:
      'Give the keys by the environment (`%env(base64:JWT_SECRET_KEY)%`) or the secrets vault, the same on every node.',
    packages: [],
    docs: ['https://symfony.com/doc/current/configuration/secrets.html'],
  },
  httpCache: {
    summary: 'Cache pages in front of all nodes (Varnish, Fastly, a CDN) and leave `framework.http_cache` off.',
    packages: [],
    docs: ['https://symfony.com/doc/current/http_cache/varnish.html'],
  },
  profiler: {
    summary: 'Enable the profiler under `when@dev` only.',
    packages: [],
    docs: ['https://symfony.com/doc/current/profiler.html'],
  },
  none: { summary: 'Nothing to do: it is shared, or made before the release.', packages: [], docs: [] },
};
