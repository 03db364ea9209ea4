import type { KindRemedy } from '../remedy-tables.ts';

const GUIDE = 'https://www.yiiframework.com/doc/guide/2.0/en';
const FLYSYSTEM = 'https://github.com/creocoder/yii2-flysystem';
const REDIS = 'https://www.yiiframework.com/extension/yiisoft/yii2-redis/doc/guide/2.0/en';
const STORAGE = ['creocoder/yii2-flysystem', 'league/flysystem-aws-s3-v3'] as const;

export const remedies: readonly KindRemedy[] = [
  {
    remedy: {
      summary:
        'Write through a Flysystem component whose adapter is object storage: `Yii::$app->fs->writeStream($path, $stream)`.',
      packages: STORAGE,
      docs: [FLYSYSTEM],
    },
  },
  {
    kinds: ['upload'],
    remedy: {
      summary:
        'Stream the upload into a Flysystem component instead of `saveAs()`: ' +
        "`Yii::$app->fs->writeStream($path, fopen($file->tempName, 'r'))`.",
      packages: STORAGE,
      docs: [FLYSYSTEM, `${GUIDE}/input-file-upload`],
    },
  },
  {
    kinds: ['media', 'export'],
    remedy: {
      summary:
        'Make the file in `sys_get_temp_dir()` within the request and store the result through a Flysystem component.',
      packages: STORAGE,
      docs: [FLYSYSTEM],
    },
  },
  {
    kinds: ['cache'],
    remedy: {
      summary: 'Use the `cache` component with `yii\\redis\\Cache` or `yii\\caching\\DbCache` instead of `FileCache`.',
      packages: ['yiisoft/yii2-redis'],
      docs: [`${GUIDE}/caching-data`, REDIS],
    },
  },
  {
    kinds: ['lock'],
    remedy: {
      summary: 'Use the `mutex` component with `yii\\redis\\Mutex` or `yii\\mutex\\MysqlMutex` instead of `FileMutex`.',
      packages: ['yiisoft/yii2-redis'],
      docs: ['https://www.yiiframework.com/doc/api/2.0/yii-mutex-mutex', REDIS],
    },
  },
  {
    kinds: ['log'],
    remedy: {
      summary: 'Log with `Yii::info()` and a target that leaves the machine or goes to stderr, such as `SyslogTarget`.',
      packages: ['codemix/yii2-streamlog'],
      docs: [`${GUIDE}/runtime-logging`],
    },
  },
  {
    kinds: ['session'],
    remedy: {
      summary: 'Use `yii\\web\\DbSession` or `yii\\redis\\Session` as the `session` component.',
      packages: ['yiisoft/yii2-redis'],
      docs: [`${GUIDE}/runtime-sessions-cookies`, REDIS],
    },
  },
  {
    kinds: ['config', 'key'],
    remedy: {
      summary:
        'Read it from the environment in the configuration files (`getenv()`), and keep what users set in the database.',
      packages: ['vlucas/phpdotenv'],
      docs: [`${GUIDE}/concept-configurations`],
    },
  },
  {
    kinds: ['database'],
    remedy: {
      summary: 'Point the `db` component at a database server; its DSN comes from the environment.',
      packages: [],
      docs: [`${GUIDE}/db-dao`],
    },
  },
  {
    kinds: ['code'],
    remedy: {
      summary: 'Install and generate code in the build, not at run time.',
      packages: [],
      docs: ['https://getcomposer.org/doc/03-cli.md#install-i'],
    },
  },
];
