import type { KindRemedy } from '../remedy-tables.ts';

const S3_UPLOADS = 'https://github.com/humanmade/S3-Uploads';
const OFFLOAD = 'https://wordpress.org/plugins/amazon-s3-and-cloudfront/';
const TRANSIENTS = 'https://developer.wordpress.org/apis/transients/';
const OPTIONS = 'https://developer.wordpress.org/apis/options/';

export const remedies: readonly KindRemedy[] = [
  {
    remedy: {
      summary:
        'Keep small state in options or transients (`update_option()`, `set_transient()`), and files below ' +
        '`wp_upload_dir()` with S3-Uploads or WP Offload Media, which put them into object storage.',
      packages: ['humanmade/s3-uploads'],
      docs: [S3_UPLOADS, OPTIONS],
    },
  },
  {
    kinds: ['upload', 'media'],
    remedy: {
      summary:
        'Let the media library store the file (`media_handle_sideload()`, `wp_upload_bits()`) and install S3-Uploads or ' +
        'WP Offload Media, so that uploads and their sizes go to object storage instead of `wp-content/uploads`.',
      packages: ['humanmade/s3-uploads'],
      docs: [S3_UPLOADS, OFFLOAD],
    },
  },
  {
    kinds: ['export'],
    remedy: {
      summary:
        'Make the file with `wp_tempnam()` and stream it to the browser in the same request, or write it below ' +
        '`wp_upload_dir()` with S3-Uploads active.',
      packages: ['humanmade/s3-uploads'],
      docs: [S3_UPLOADS, 'https://developer.wordpress.org/reference/functions/wp_tempnam/'],
    },
  },
  {
    kinds: ['cache'],
    remedy: {
      summary:
        'Cache with `set_transient()` or `wp_cache_set()` on a persistent object cache (Redis, Memcached); leave full ' +
        'pages to a CDN or a reverse proxy.',
      packages: ['wpackagist-plugin/redis-cache'],
      docs: [TRANSIENTS, 'https://wordpress.org/plugins/redis-cache/'],
    },
  },
  {
    kinds: ['log'],
    remedy: {
      summary:
        'Log with `error_log($message)` and let PHP send it to stderr (`error_log` unset); do not point `WP_DEBUG_LOG` ' +
        'at a file.',
      packages: ['monolog/monolog'],
      docs: ['https://developer.wordpress.org/advanced-administration/debug/debug-wordpress/'],
    },
  },
  {
    kinds: ['config'],
    remedy: {
      summary:
        'Keep wp-config.php, drop-ins and rewrite rules in the release: read values with `getenv()`, store settings with ' +
        '`update_option()`, and call `flush_rewrite_rules( false )`, which leaves .htaccess alone.',
      packages: ['roots/bedrock'],
      docs: [
        'https://developer.wordpress.org/reference/functions/flush_rewrite_rules/',
        'https://roots.io/bedrock/docs/environment-variables/',
      ],
    },
  },
  {
    kinds: ['code'],
    remedy: {
      summary:
        'Install plugins, themes and drop-ins with Composer in the build and set `DISALLOW_FILE_MODS`; what is installed ' +
        'at run time is gone after the next deploy.',
      packages: ['roots/bedrock', 'composer/installers'],
      docs: [
        'https://developer.wordpress.org/apis/wp-config-php/#disable-plugin-and-theme-update-and-installation',
        'https://roots.io/bedrock/docs/composer/',
      ],
    },
  },
  {
    kinds: ['lock'],
    remedy: {
      summary:
        'Take the lock in the database or the object cache: `WP_Upgrader::create_lock()`, or `wp_cache_add()` on a ' +
        'persistent object cache. A lock file locks one node only.',
      packages: ['wpackagist-plugin/redis-cache'],
      docs: ['https://developer.wordpress.org/reference/classes/wp_upgrader/create_lock/'],
    },
  },
  {
    kinds: ['session'],
    remedy: {
      summary: 'Keep visitor state in user meta, transients or signed cookies instead of PHP session files.',
      packages: ['humanmade/wordpress-pantheon-sessions'],
      docs: ['https://wordpress.org/plugins/wp-native-php-sessions/', TRANSIENTS],
    },
  },
  {
    kinds: ['key'],
    remedy: {
      summary: 'Hand the key over in an environment variable and read it in wp-config.php with `getenv()`.',
      packages: ['roots/bedrock'],
      docs: ['https://roots.io/bedrock/docs/environment-variables/'],
    },
  },
  {
    kinds: ['database'],
    remedy: {
      summary: 'Store rows in the site database with `$wpdb` and a table made by `dbDelta()`.',
      packages: [],
      docs: ['https://developer.wordpress.org/reference/functions/dbdelta/'],
    },
  },
];
