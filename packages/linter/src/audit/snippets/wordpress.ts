import type { SnippetRow } from './snippet-row.ts';

export const WORDPRESS: readonly SnippetRow[] = [
  {
    states: ['uploads', 'media'],
    where: 'wp-config.php',
    text: "define( 'S3_UPLOADS_BUCKET', getenv( 'S3_BUCKET' ) );\ndefine( 'S3_UPLOADS_REGION', getenv( 'S3_REGION' ) );\ndefine( 'S3_UPLOADS_KEY', getenv( 'S3_KEY' ) );\ndefine( 'S3_UPLOADS_SECRET', getenv( 'S3_SECRET' ) );",
    source: 'https://github.com/humanmade/S3-Uploads/blob/master/README.md',
  },
  {
    states: ['cache'],
    where: 'wp-config.php',
    text: "define( 'WP_REDIS_HOST', getenv( 'REDIS_HOST' ) );",
    source: 'https://github.com/rhubarbgroup/redis-cache/blob/develop/README.md',
  },
  {
    states: ['code'],
    where: 'wp-config.php',
    text: "define( 'DISALLOW_FILE_MODS', true );",
    source: 'https://developer.wordpress.org/advanced-administration/wordpress/wp-config/',
  },
];
