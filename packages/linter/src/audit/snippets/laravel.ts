import type { SnippetRow } from './snippet-row.ts';

const S3 = ['AWS_ACCESS_KEY_ID=', 'AWS_SECRET_ACCESS_KEY=', 'AWS_DEFAULT_REGION=', 'AWS_BUCKET=', 'AWS_ENDPOINT='].join(
  '\n',
);

/** Variables of the skeleton's own configuration files; who has changed these names reads his own. */
export const LARAVEL: readonly SnippetRow[] = [
  {
    states: ['uploads', 'media'],
    from: 9,
    where: 'environment',
    text: `FILESYSTEM_DISK=s3\n${S3}`,
    source: 'https://laravel.com/docs/filesystem#amazon-s3-compatible-filesystems',
  },
  {
    states: ['uploads', 'media'],
    to: 8,
    where: 'environment',
    text: `FILESYSTEM_DRIVER=s3\n${S3}`,
    source: 'https://laravel.com/docs/8.x/filesystem',
  },
  {
    states: ['sessions'],
    where: 'environment',
    text: 'SESSION_DRIVER=redis',
    source: 'https://laravel.com/docs/session#configuration',
  },
  {
    states: ['cache', 'locks'],
    from: 11,
    where: 'environment',
    text: 'CACHE_STORE=redis',
    source: 'https://laravel.com/docs/cache#configuration',
  },
  {
    states: ['cache', 'locks'],
    to: 10,
    where: 'environment',
    text: 'CACHE_DRIVER=redis',
    source: 'https://laravel.com/docs/10.x/cache#configuration',
  },
  {
    states: ['queue'],
    from: 6,
    where: 'environment',
    text: 'QUEUE_CONNECTION=redis',
    source: 'https://laravel.com/docs/queues#driver-prerequisites',
  },
  {
    states: ['logs'],
    from: 6,
    where: 'environment',
    text: 'LOG_CHANNEL=stderr',
    source: 'https://laravel.com/docs/logging#available-channel-drivers',
  },
  {
    states: ['database'],
    where: 'environment',
    text: 'DB_CONNECTION=mysql\nDB_HOST=\nDB_DATABASE=\nDB_USERNAME=\nDB_PASSWORD=',
    source: 'https://laravel.com/docs/database#configuration',
  },
];
