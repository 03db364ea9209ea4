import type { SnippetRow } from './snippet-row.ts';

export const DRUPAL: readonly SnippetRow[] = [
  {
    states: ['uploads', 'media'],
    from: 8,
    where: 'settings.php',
    text: "$config['s3fs.settings']['bucket'] = getenv('S3_BUCKET');\n$settings['s3fs.access_key'] = getenv('S3_ACCESS_KEY');\n$settings['s3fs.secret_key'] = getenv('S3_SECRET_KEY');\n$settings['s3fs.use_s3_for_public'] = TRUE;\n$settings['s3fs.use_s3_for_private'] = TRUE;",
    source: 'https://git.drupalcode.org/project/s3fs/-/blob/8.x-3.x/README.md',
  },
  {
    states: ['cache', 'locks'],
    from: 8,
    where: 'settings.php',
    text: "$settings['redis.connection']['interface'] = 'PhpRedis';\n$settings['redis.connection']['host'] = getenv('REDIS_HOST');\n$settings['cache']['default'] = 'cache.backend.redis';\n$settings['container_yamls'][] = 'modules/contrib/redis/example.services.yml';",
    source: 'https://git.drupalcode.org/project/redis/-/blob/8.x-1.x/README.md',
  },
  {
    states: ['config'],
    from: 8,
    where: 'settings.php',
    text: "$settings['hash_salt'] = getenv('DRUPAL_HASH_SALT');\n$settings['config_sync_directory'] = '../config/sync';",
    source: 'https://www.drupal.org/docs/administering-a-drupal-site/configuration-management',
  },
];
