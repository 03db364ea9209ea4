/**
 * Modules of Drupal. Where a version stands, its code was read: searched for every writer that the tables of Drupal and PHP know,
 * and for settings that name paths.
 */
import type { ExtensionRow } from './extension-row.ts';

const IN_DATABASE = 'What it keeps are entities and configuration, in the database.';
const KEEPS_NOTHING = 'It keeps nothing of its own.';

/** Modules that were read and write no file. */
function silent(does: string, read: readonly (readonly [name: string, version: string])[]): readonly ExtensionRow[] {
  return read.map(([name, version]) => ({
    names: [`drupal/${name}`],
    step: 'accept',
    does,
    source: `drupal/${name} ${version}: all PHP files`,
  }));
}

export const DRUPAL_EXTENSIONS: readonly ExtensionRow[] = [
  {
    names: ['drupal/s3fs'],
    step: 'configure',
    does: 'It keeps `public://` and `private://` in an S3 bucket, once settings.php says so.',
    todo: 'Set `s3fs.use_s3_for_public`, the bucket and its keys from the environment, and copy what lies on the disk with `drush s3fs-copy-local`.',
    source: 'https://git.drupalcode.org/project/s3fs/-/blob/8.x-3.x/README.md',
  },
  {
    names: ['drupal/flysystem', 'drupal/flysystem_s3'],
    step: 'configure',
    does: 'It adds stream wrappers whose driver settings.php chooses.',
    todo: "Give each scheme of `$settings['flysystem']` the driver `s3` with its keys from the environment.",
    source: 'https://www.drupal.org/project/flysystem',
  },
  {
    names: ['drupal/redis'],
    step: 'configure',
    does: 'It keeps caches, locks and the flood table in Redis, once settings.php says so.',
    todo: 'Take the host from the environment, and load `example.services.yml`, so that locks are shared too.',
    source: 'https://git.drupalcode.org/project/redis/-/blob/8.x-1.x/README.md',
  },
  {
    names: ['drupal/memcache'],
    step: 'configure',
    does: 'It keeps caches and locks in Memcached, once settings.php says so.',
    todo: "Take the servers of `$settings['memcache']['servers']` from the environment.",
    source: 'https://git.drupalcode.org/project/memcache/-/blob/8.x-2.x/README.txt',
  },
  {
    names: ['drupal/monolog'],
    step: 'configure',
    does: 'It writes log messages where the handlers in services.yml say, to files too.',
    todo: 'Use `Monolog\\Handler\\StreamHandler` with `php://stderr`.',
    source: 'https://git.drupalcode.org/project/monolog/-/blob/3.0.x/README.md',
  },
  {
    names: ['drupal/log_stdout'],
    step: 'accept',
    does: 'It writes log messages to the standard streams, where the platform collects them.',
    source: 'https://www.drupal.org/project/log_stdout',
  },
  {
    names: ['drupal/filelog'],
    step: 'replace',
    does: 'It writes log messages to a file of one node.',
    todo: 'Use `drupal/log_stdout`, or `drupal/monolog` with `php://stderr`.',
    source: 'https://www.drupal.org/project/filelog',
  },
  {
    names: ['drupal/backup_migrate'],
    step: 'configure',
    does: 'It writes backups to `private://backup_migrate/`.',
    todo: 'Add a destination on S3, or let the platform make the backups.',
    source: 'https://www.drupal.org/project/backup_migrate',
  },
  {
    names: ['drupal/devel'],
    step: 'configure',
    does: 'It writes debug output to `temporary://drupal_debug.txt`, and mails that it catches to a directory.',
    todo: 'Move it to `require-dev`: production does not need it.',
    source: 'drupal/devel 1.2.0: src/DevelDumperManager.php, src/Plugin/Mail/DevelMailLog.php',
  },
  {
    names: ['drupal/features'],
    step: 'configure',
    does: 'It can write modules that it generates into the code of the release.',
    todo: 'Generate features in development and commit them; uninstall `features_ui` in production.',
    source: 'drupal/features 3.7.0: src/Plugin/FeaturesGeneration/FeaturesGenerationWrite.php',
  },
  {
    names: ['drupal/swiftmailer'],
    step: 'replace',
    does: 'It hands mail to the sendmail of the node unless told otherwise, or to a spool directory on its disk; Swift Mailer is no longer maintained.',
    todo: 'Use `drupal/symfony_mailer` with an SMTP server or an API from the environment.',
    source:
      'drupal/swiftmailer 1.0.0-beta2: src/Plugin/Mail/SwiftMailer.php; https://www.drupal.org/project/swiftmailer',
  },
  {
    names: ['drupal/symfony_mailer', 'drupal/smtp'],
    step: 'configure',
    does: 'It hands mail to the transport that its configuration names.',
    todo: 'Override server and password in settings.php with variables of the environment.',
    source: 'https://www.drupal.org/project/symfony_mailer, https://www.drupal.org/project/smtp',
  },
  {
    names: ['drupal/social_auth'],
    step: 'accept',
    does: 'It saves pictures of users through a stream wrapper, in the directory of the picture field.',
    source: 'drupal/social_auth 1.0.0: src/SocialAuthUserManager.php',
  },
  {
    names: ['drupal/search_api_solr', 'drupal/elasticsearch_connector'],
    step: 'configure',
    does: 'It keeps the index on a search server.',
    todo: 'Override the address of the server in settings.php with a variable: exported configuration often names localhost.',
    source: 'https://www.drupal.org/project/search_api_solr, https://www.drupal.org/project/elasticsearch_connector',
  },
  ...silent(IN_DATABASE, [
    ['address', '1.4.0'],
    ['block_field', '1.0.0-alpha5'],
    ['crop', '1.5.0'],
    ['data_policy', '1.0.0-beta4'],
    ['dynamic_entity_reference', '1.5.0'],
    ['embed', '1.0.0'],
    ['entity', '1.0.0-beta4'],
    ['entity_reference_revisions', '1.4.0'],
    ['field_group', '3.0.0-beta1'],
    ['flag', '4.0.0-alpha2'],
    ['group', '1.0.0-rc2'],
    ['like_and_dislike', '1.0.0-alpha2'],
    ['message', '1.0.0-rc1'],
    ['paragraphs', '1.2.0'],
    ['private_message', '1.0.0'],
    ['profile', '1.0.0-rc1'],
    ['search_api', '1.6.0'],
    ['votingapi', '3.0.0-alpha5'],
  ]),
  ...silent(KEEPS_NOTHING, [
    ['addtoany', '1.9.0'],
    ['admin_toolbar', '1.24.0'],
    ['config_update', '1.5.0'],
    ['csv_serialization', '1.3.0'],
    ['image_effects', '1.0.0'],
    ['image_widget_crop', '2.1.0'],
    ['mailsystem', '4.1.0'],
    ['override_node_options', '2.3.0'],
    ['r4032login', '1.0.0'],
    ['social_api', '1.1.0'],
    ['token', '1.1.0'],
    ['url_embed', '1.0.0-alpha1'],
    ['views_infinite_scroll', '1.5.0'],
  ]),
];
