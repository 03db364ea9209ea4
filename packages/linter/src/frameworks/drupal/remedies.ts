import type { KindRemedy } from '../remedy-tables.ts';

const S3FS = 'https://www.drupal.org/project/s3fs';
const FLYSYSTEM = 'https://www.drupal.org/project/flysystem';
const FILE_API =
  'https://api.drupal.org/api/drupal/core%21lib%21Drupal%21Core%21File%21FileSystemInterface.php/interface/FileSystemInterface';
const SETTINGS = 'https://api.drupal.org/api/drupal/sites%21default%21default.settings.php';

export const remedies: readonly KindRemedy[] = [
  {
    remedy: {
      summary:
        "Write through a stream wrapper: `\\Drupal::service('file_system')->saveData($data, 'public://…')` or " +
        '`private://…`, never its `realpath()`. Then move the scheme to object storage with s3fs or Flysystem.',
      packages: ['drupal/s3fs', 'drupal/flysystem_s3'],
      docs: [FILE_API, S3FS, FLYSYSTEM],
    },
  },
  {
    kinds: ['upload'],
    remedy: {
      summary:
        'Save the upload as a managed file: a `managed_file` form element with `#upload_location` `public://…`, or ' +
        '`file_save_upload()` with such a destination. Move the scheme to object storage with s3fs or Flysystem.',
      packages: ['drupal/s3fs', 'drupal/flysystem_s3'],
      docs: ['https://www.drupal.org/docs/drupal-apis/file-api', S3FS],
    },
  },
  {
    kinds: ['media', 'export'],
    remedy: {
      summary:
        'Make the file in `temporary://` within the request and store it with ' +
        "`\\Drupal::service('file.repository')->writeData($data, 'private://…')`; a scheme on s3fs or Flysystem is " +
        'seen by every node.',
      packages: ['drupal/s3fs', 'drupal/flysystem_s3'],
      docs: ['https://www.drupal.org/docs/drupal-apis/file-api', S3FS],
    },
  },
  {
    kinds: ['cache'],
    remedy: {
      summary:
        "Use a cache bin (`\\Drupal::cache('…')->set()`), which lives in the database or Redis. Set " +
        "`$settings['php_storage']` for compiled Twig to a directory that belongs to one deployment.",
      packages: ['drupal/redis', 'drupal/memcache'],
      docs: [
        'https://api.drupal.org/api/drupal/core%21core.api.php/group/cache',
        'https://www.drupal.org/project/redis',
      ],
    },
  },
  {
    kinds: ['log'],
    remedy: {
      summary: "Log with `\\Drupal::logger('…')` and send the channels to stderr or syslog instead of a file.",
      packages: ['drupal/monolog', 'drupal/log_stdout'],
      docs: ['https://www.drupal.org/docs/8/api/logging-api/overview', 'https://www.drupal.org/project/monolog'],
    },
  },
  {
    kinds: ['lock'],
    remedy: {
      summary: "Take the lock with `\\Drupal::lock()->acquire('…')`: the database or Redis holds it for all nodes.",
      packages: ['drupal/redis'],
      docs: [
        'https://api.drupal.org/api/drupal/core%21lib%21Drupal%21Core%21Lock%21LockBackendInterface.php/group/lock',
      ],
    },
  },
  {
    kinds: ['config'],
    remedy: {
      summary:
        'Keep settings.php in the release and read what differs with `getenv()`; keep site configuration in the ' +
        'configuration API and export it to a `config_sync_directory` that is in version control.',
      packages: [],
      docs: ['https://www.drupal.org/docs/administering-a-drupal-site/configuration-management', SETTINGS],
    },
  },
  {
    kinds: ['key'],
    remedy: {
      summary: 'Hand the key over in an environment variable and read it through the Key module or `getenv()`.',
      packages: ['drupal/key'],
      docs: ['https://www.drupal.org/project/key'],
    },
  },
  {
    kinds: ['session'],
    remedy: {
      summary: 'Use the core session service (`$request->getSession()`): core keeps sessions in the database.',
      packages: ['drupal/redis'],
      docs: ['https://www.drupal.org/project/redis'],
    },
  },
  {
    kinds: ['database'],
    remedy: {
      summary:
        'Use the database service (`\\Drupal::database()`) or state and key-value stores, and point `$databases` at a ' +
        'database server.',
      packages: [],
      docs: [
        'https://www.drupal.org/docs/drupal-apis/database-api',
        'https://www.drupal.org/docs/drupal-apis/state-api',
      ],
    },
  },
  {
    kinds: ['code'],
    remedy: {
      summary: 'Install modules, themes and libraries with Composer in the build, not at run time.',
      packages: [],
      docs: ['https://www.drupal.org/docs/develop/using-composer/manage-dependencies'],
    },
  },
];
