/** Classes of Yii 2 components that keep state, and where. Craft's own are among them. */
import type { Placement, StateKind } from '@tidemark/sdk/model';

export interface ComponentClass {
  readonly pattern: RegExp;
  readonly placement: Placement;
  readonly technology: string;
}

type ComponentKind = Extract<StateKind, 'cache' | 'sessions' | 'locks' | 'queue' | 'logs' | 'uploads'>;

/** Hosts bring components of their own: their word is that the state is shared. */
const HOSTED: ComponentClass = {
  pattern: /(?:craft|servd|fortrabbit|upsun|platformsh)\\\\?cloud|craft\\cloud\\|servd\\|fortrabbit\\/,
  placement: 'shared',
  technology: 'service of the host',
};

const REDIS: ComponentClass = { pattern: /redis|predis/, placement: 'shared', technology: 'Redis' };
const MEMCACHED: ComponentClass = { pattern: /memcache/, placement: 'shared', technology: 'Memcached' };
const DYNAMO: ComponentClass = { pattern: /dynamodb/, placement: 'shared', technology: 'DynamoDB' };

/**
 * Matched against the class name in lower case, the first one wins.
 * https://www.yiiframework.com/doc/guide/2.0/en/caching-data · runtime-sessions-cookies · runtime-logging;
 * https://www.yiiframework.com/extension/yiisoft/yii2-queue/doc/guide/2.0/en (drivers);
 * https://craftcms.com/docs/5.x/reference/config/app.html
 */
export const COMPONENT_CLASSES: Readonly<Record<ComponentKind, readonly ComponentClass[]>> = {
  cache: [
    REDIS,
    MEMCACHED,
    DYNAMO,
    { pattern: /dbcache$/, placement: 'shared', technology: 'database' },
    { pattern: /filecache$/, placement: 'node', technology: 'local files' },
    { pattern: /(?:apc|xcache|wincache|eaccelerator)\w*cache$/, placement: 'node', technology: 'shared memory' },
    { pattern: /(?:arraycache|dummycache)$/, placement: 'process', technology: 'memory' },
    HOSTED,
  ],
  sessions: [
    REDIS,
    MEMCACHED,
    DYNAMO,
    { pattern: /dbsession$/, placement: 'shared', technology: 'database' },
    { pattern: /cachesession$/, placement: 'unknown', technology: 'cache component' },
    { pattern: /(?:yii|craft)\\web\\session$/, placement: 'node', technology: 'PHP session files' },
    HOSTED,
  ],
  locks: [
    REDIS,
    DYNAMO,
    { pattern: /(?:mysql|pgsql|oracle|db)mutex$|craft\\mutex\\mutex$/, placement: 'shared', technology: 'database' },
    { pattern: /filemutex$/, placement: 'node', technology: 'local files' },
    { pattern: /nullmutex$/, placement: 'process', technology: 'none' },
    HOSTED,
  ],
  queue: [
    REDIS,
    { pattern: /sqs/, placement: 'shared', technology: 'SQS' },
    { pattern: /amqp|beanstalk|gearman|stomp/, placement: 'shared', technology: 'message broker' },
    { pattern: /queue\\db\\queue$|craft\\queue\\queue$/, placement: 'shared', technology: 'database' },
    { pattern: /queue\\file\\queue$/, placement: 'node', technology: 'local files' },
    { pattern: /queue\\sync\\queue$/, placement: 'process', technology: 'the request itself' },
    HOSTED,
  ],
  logs: [
    { pattern: /filetarget$/, placement: 'node', technology: 'local files' },
    { pattern: /dbtarget$/, placement: 'shared', technology: 'database' },
    { pattern: /stream|stdout|stderr/, placement: 'shared', technology: 'standard streams' },
    {
      pattern: /sentry|bugsnag|rollbar|logentries|papertrail|emailtarget|slack/,
      placement: 'shared',
      technology: 'log service',
    },
    { pattern: /syslogtarget$/, placement: 'unknown', technology: 'syslog of the node' },
  ],
  uploads: [
    { pattern: /localfilesystem$|\\fs\\local$|volumes\\local$/, placement: 'node', technology: 'local files' },
    { pattern: /s3|aws|spaces|r2\b/, placement: 'shared', technology: 'S3' },
    { pattern: /googlecloud|gcs/, placement: 'shared', technology: 'Google Cloud Storage' },
    { pattern: /azure/, placement: 'shared', technology: 'Azure Blob Storage' },
    {
      pattern: /cloudinary|rackspace|wasabi|dropbox|webdav|imgix|bunny/,
      placement: 'shared',
      technology: 'object storage',
    },
    HOSTED,
  ],
};

/** What a class keeps, and where; undefined for one that is not known. */
export function componentClass(kind: ComponentKind, className: string): ComponentClass | undefined {
  const name = className.replace(/^\\/, '').toLowerCase();
  return COMPONENT_CLASSES[kind].find(({ pattern }) => pattern.test(name));
}
