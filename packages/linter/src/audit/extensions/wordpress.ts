/** Plugins of WordPress. Where a version stands, its code was read, as that of Drupal's modules. */
import type { ExtensionRow } from './extension-row.ts';

export const WORDPRESS_EXTENSIONS: readonly ExtensionRow[] = [
  {
    names: ['humanmade/s3-uploads'],
    step: 'configure',
    does: 'It keeps uploads in an S3 bucket, once its constants are set.',
    todo: 'Define `S3_UPLOADS_BUCKET`, region and keys from the environment, and copy what lies on the disk with `wp s3-uploads upload-directory`.',
    source: 'humanmade/s3-uploads 3.0.12: inc/class-plugin.php, inc/class-wp-cli-command.php',
  },
  {
    names: ['rhubarbgroup/redis-cache', 'wpackagist-plugin/redis-cache'],
    step: 'configure',
    does: 'It keeps the object cache in Redis; its drop-in `object-cache.php` has to be part of the release.',
    todo: 'Define `WP_REDIS_HOST` and `WP_REDIS_PASSWORD` from the environment, and commit or build the drop-in.',
    source: 'rhubarbgroup/redis-cache 2.6.1: includes/object-cache.php, includes/class-plugin.php',
  },
];
