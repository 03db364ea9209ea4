/** What to do in Node code. Packages are those of npm. */
import type { Remedy, WriteKind } from '../result.ts';

const S3 = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/PresignedUrlUploadObject.html';
const S3_CLIENT = 'https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/s3-example-creating-buckets.html';

const OBJECT_STORAGE: Remedy = {
  summary:
    'Put the file on object storage: `await s3.send(new PutObjectCommand({ Bucket, Key, Body }))`, streams with `Upload` of ' +
    '`@aws-sdk/lib-storage`, and keep the key. The PHP side reads it by the same key.',
  packages: ['@aws-sdk/client-s3', '@aws-sdk/lib-storage'],
  docs: [S3_CLIENT, S3],
};

const BY_KIND: Partial<Record<WriteKind, Remedy>> = {
  upload: OBJECT_STORAGE,
  media: OBJECT_STORAGE,
  export: OBJECT_STORAGE,
  cache: {
    summary:
      'Keep the entry in a cache that all nodes share: `await redis.set(key, value, { EX: seconds })`. What never changes between deploys is made in the build.',
    packages: ['redis'],
    docs: ['https://redis.io/docs/latest/develop/clients/nodejs/'],
  },
  session: {
    summary: 'Keep sessions in a shared store: `session({ store: new RedisStore({ client }) })`.',
    packages: ['connect-redis', 'redis'],
    docs: ['https://github.com/tj/connect-redis', 'https://github.com/expressjs/session#compatible-session-stores'],
  },
  lock: {
    summary: 'Lock where every node sees it: `redis.set(name, token, { NX: true, PX: milliseconds })`, or Redlock.',
    packages: ['redis', 'redlock'],
    docs: ['https://redis.io/docs/latest/develop/clients/patterns/distributed-locks/'],
  },
  log: {
    summary:
      'Write log lines to the standard output, which the platform collects: `process.stdout.write(line)`, `console.log`, or pino without a destination.',
    packages: ['pino'],
    docs: ['https://12factor.net/logs', 'https://github.com/pinojs/pino/blob/main/docs/api.md'],
  },
  config: {
    summary: 'Take settings from the environment with `process.env`, and keep what users change in the database.',
    packages: [],
    docs: ['https://12factor.net/config', 'https://nodejs.org/api/process.html#processenv'],
  },
  key: {
    summary: 'Give keys by the environment and read them with `process.env`; write none at run time.',
    packages: [],
    docs: ['https://12factor.net/config'],
  },
  database: {
    summary: 'Use a database server, such as the one that the PHP application uses, in place of a file.',
    packages: ['mysql2', 'pg'],
    docs: ['https://12factor.net/backing-services'],
  },
  code: {
    summary: 'Generate and install code in the build; a release does not change itself.',
    packages: [],
    docs: ['https://12factor.net/build-release-run'],
  },
};

const GENERAL: Remedy = {
  summary:
    'Keep it in a backing service: files on object storage, values in a database or shared cache. For scratch within one ' +
    'request use `fs.mkdtemp(path.join(os.tmpdir(), …))`.',
  packages: ['@aws-sdk/client-s3'],
  docs: ['https://12factor.net/processes', 'https://nodejs.org/api/fs.html#fspromisesmkdtempprefix-options'],
};

/** What to do about a write of this kind. */
export function remedyFor(kind: WriteKind): Remedy {
  return BY_KIND[kind] ?? GENERAL;
}

/** What to do about uploads that multer and its like put on the disk. */
export const UPLOAD_REMEDY: Remedy = {
  summary:
    'Let the upload go to object storage: `multer({ storage: multerS3({ s3, bucket, key }) })`, or `multer.memoryStorage()` and an upload of the buffer.',
  packages: ['multer-s3', '@aws-sdk/client-s3'],
  docs: ['https://github.com/anacronw/multer-s3', 'https://github.com/expressjs/multer#storage'],
};

export const SESSION_REMEDY: Remedy = remedyFor('session');
export const LOG_REMEDY: Remedy = {
  summary:
    'Log to the standard output: `new winston.transports.Console()`, or `pino()` without a destination. The platform collects it.',
  packages: ['winston', 'pino'],
  docs: [
    'https://github.com/winstonjs/winston#transports',
    'https://github.com/pinojs/pino/blob/main/docs/transports.md',
    'https://12factor.net/logs',
  ],
};
export const DATABASE_REMEDY: Remedy = remedyFor('database');
