import type { OriginSource } from '../knowledge.ts';

const OPTION = 'WordPress: wp-includes/option.php';
const REQUEST = 'WordPress: wp-includes/rest-api/class-wp-rest-request.php';

function several(
  names: readonly string[],
  origin: OriginSource['origin'],
  label: string,
  source: string,
): readonly OriginSource[] {
  return names.map((of) => ({ of, origin, label, source }));
}

export const origins: readonly OriginSource[] = [
  ...several(['get_option', 'get_site_option', 'get_network_option'], 'setting', 'option', OPTION),
  ...several(['get_blog_option'], 'setting', 'option', 'WordPress: wp-includes/ms-blogs.php'),
  ...several(['get_theme_mod'], 'setting', 'theme setting', 'WordPress: wp-includes/theme.php'),
  ...several(['get_transient', 'get_site_transient'], 'setting', 'transient', OPTION),
  ...several(['get_post_meta'], 'database', 'post meta', 'WordPress: wp-includes/post.php'),
  ...several(['get_user_meta'], 'database', 'user meta', 'WordPress: wp-includes/user.php'),
  ...several(['get_term_meta'], 'database', 'term meta', 'WordPress: wp-includes/taxonomy.php'),
  ...several(['get_metadata'], 'database', 'meta value', 'WordPress: wp-includes/meta.php'),
  ...several(
    ['wpdb->get_var', 'wpdb->get_row', 'wpdb->get_col', 'wpdb->get_results'],
    'database',
    'database query',
    'WordPress: wp-includes/class-wpdb.php',
  ),
  ...several(['get_query_var'], 'request', 'query variable', 'WordPress: wp-includes/query.php'),
  ...several(
    [
      'WP_REST_Request->get_param',
      'WP_REST_Request->get_params',
      'WP_REST_Request->get_json_params',
      'WP_REST_Request->get_body_params',
      'WP_REST_Request->get_query_params',
      'WP_REST_Request->get_url_params',
      'WP_REST_Request->get_body',
    ],
    'request',
    'REST request',
    REQUEST,
  ),
  ...several(['WP_REST_Request->get_file_params'], 'upload', 'uploaded files of a REST request', REQUEST),
];
