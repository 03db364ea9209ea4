import type { KindRemedy } from '../remedy-tables.ts';

const DOCS = 'https://craftcms.com/docs/5.x';
const FILESYSTEMS = `${DOCS}/reference/element-types/assets.html`;
const CLOUD = 'https://craftcms.com/docs/cloud/plugin-development';
const FILE_SYSTEMS = ['craftcms/aws-s3', 'fortrabbit/craft-object-storage'] as const;

export const remedies: readonly KindRemedy[] = [
  {
    remedy: {
      summary:
        'Write through a Craft file system: `$volume->getFs()->writeFileFromStream($path, $stream)` (Craft 3: ' +
        '`createFileByStream()`), and back the file system with object storage. Use `getTempPath()` for scratch only.',
      packages: FILE_SYSTEMS,
      docs: [FILESYSTEMS, CLOUD],
    },
  },
  {
    kinds: ['upload'],
    remedy: {
      summary:
        'Save the upload as an asset: set `$asset->tempFilePath` to `$upload->saveAsTempFile()` and call ' +
        '`Craft::$app->getElements()->saveElement($asset)`; the volume decides where it is kept.',
      packages: FILE_SYSTEMS,
      docs: [FILESYSTEMS, CLOUD],
    },
  },
  {
    kinds: ['media'],
    remedy: {
      summary:
        'Use image transforms with a `transformFs` on object storage, or save the result through the file system of a volume.',
      packages: FILE_SYSTEMS,
      docs: [`${DOCS}/development/image-transforms.html`],
    },
  },
  {
    kinds: ['export'],
    remedy: {
      summary:
        'Stream the file in the same request (`$response->sendContentAsFile()`), or write it to a file system on object ' +
        'storage; `storage/` is emptied by each deployment.',
      packages: FILE_SYSTEMS,
      docs: [FILESYSTEMS, CLOUD],
    },
  },
  {
    kinds: ['cache'],
    remedy: {
      summary:
        'Use `Craft::$app->getCache()` and set the `cache` component to `yii\\redis\\Cache` in `config/app.php`.',
      packages: ['yiisoft/yii2-redis'],
      docs: [`${DOCS}/reference/config/app.html#cache`],
    },
  },
  {
    kinds: ['lock'],
    remedy: {
      summary: 'Use `Craft::$app->getMutex()`, which is held by the database, or by Redis with `yii\\redis\\Mutex`.',
      packages: ['yiisoft/yii2-redis'],
      docs: [`${DOCS}/reference/config/app.html#mutex`],
    },
  },
  {
    kinds: ['session'],
    remedy: {
      summary: 'Set the `session` component to `yii\\redis\\Session` or `yii\\web\\DbSession` in `config/app.web.php`.',
      packages: ['yiisoft/yii2-redis'],
      docs: [`${DOCS}/reference/config/app.html#session`],
    },
  },
  {
    kinds: ['log'],
    remedy: {
      summary:
        'Log with `Craft::info()` to a `MonologTarget` and set `CRAFT_STREAM_LOG=true`, which sends logs to stderr.',
      packages: [],
      docs: [`${DOCS}/system/logging.html`],
    },
  },
  {
    kinds: ['config', 'key'],
    remedy: {
      summary:
        'Set it in the environment and read it with `App::env()`; keep plugin settings in the project config, which is in ' +
        'version control. Guard what cannot be moved with `if (!App::isEphemeral())`.',
      packages: [],
      docs: [`${DOCS}/configure.html`, CLOUD],
    },
  },
  {
    kinds: ['code'],
    remedy: {
      summary: 'Install plugins with Composer in the build and set `allowAdminChanges` and `allowUpdates` to `false`.',
      packages: [],
      docs: [`${DOCS}/deploy.html`],
    },
  },
  {
    kinds: ['database'],
    remedy: {
      summary:
        'Store rows in the site database (`craft\\helpers\\Db`, a record class) instead of a local database file.',
      packages: [],
      docs: [`${DOCS}/extend/migrations.html`],
    },
  },
];
