import type { SnippetRow } from './snippet-row.ts';

export const SYMFONY: readonly SnippetRow[] = [
  {
    states: ['sessions'],
    from: 5,
    where: 'config/packages/framework.yaml',
    text: "framework:\n    session:\n        handler_id: '%env(REDIS_URL)%'",
    source: 'https://symfony.com/doc/current/session.html#store-sessions-in-a-database',
  },
  {
    states: ['cache'],
    from: 4,
    where: 'config/packages/cache.yaml',
    text: "framework:\n    cache:\n        app: cache.adapter.redis\n        default_redis_provider: '%env(REDIS_URL)%'",
    source: 'https://symfony.com/doc/current/cache.html',
  },
  {
    states: ['locks'],
    from: 4,
    where: 'config/packages/lock.yaml',
    text: "framework:\n    lock: '%env(LOCK_DSN)%'",
    source: 'https://symfony.com/doc/current/lock.html',
  },
  {
    states: ['queue'],
    from: 4,
    where: 'config/packages/messenger.yaml',
    text: "framework:\n    messenger:\n        transports:\n            async: '%env(MESSENGER_TRANSPORT_DSN)%'",
    source: 'https://symfony.com/doc/current/messenger.html#transports-async-queued-messages',
  },
  {
    states: ['logs'],
    where: 'config/packages/monolog.yaml',
    text: 'when@prod:\n    monolog:\n        handlers:\n            main:\n                type: stream\n                path: php://stderr\n                level: info',
    source: 'https://symfony.com/doc/current/logging.html',
    from: 5,
  },
  {
    states: ['uploads', 'media'],
    where: 'config/packages/flysystem.yaml',
    text: "flysystem:\n    storages:\n        uploads.storage:\n            adapter: aws\n            options:\n                client: Aws\\S3\\S3Client\n                bucket: '%env(S3_BUCKET)%'",
    source: 'https://github.com/thephpleague/flysystem-bundle/blob/3.x/docs/2-cloud-storage-providers.md',
    from: 5,
  },
];
