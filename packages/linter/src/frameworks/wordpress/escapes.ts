import type { Escape } from '../knowledge.ts';

const OPTION = 'WordPress: wp-includes/option.php';
const CACHE = 'WordPress: wp-includes/cache.php';
const CRON = 'WordPress: wp-includes/cron.php';
const POST = 'WordPress: wp-includes/post.php';
const WPDB = 'WordPress: wp-includes/class-wpdb.php';
const ACTION_SCHEDULER = 'https://actionscheduler.org/api/';

function into(target: Escape['into'], position: number, calls: readonly string[], source: string): readonly Escape[] {
  return calls.map((call) => ({ call, args: [position], into: target, source }));
}

export const escapes: readonly Escape[] = [
  ...into('setting', 1, ['update_option', 'add_option', 'update_site_option', 'add_site_option'], OPTION),
  ...into('setting', 2, ['update_network_option', 'add_network_option'], OPTION),
  ...into('setting', 2, ['update_blog_option', 'add_blog_option'], 'WordPress: wp-includes/ms-blogs.php'),
  ...into('setting', 1, ['set_theme_mod'], 'WordPress: wp-includes/theme.php'),
  ...into('cache', 1, ['set_transient', 'set_site_transient'], OPTION),
  ...into('cache', 1, ['wp_cache_set', 'wp_cache_add', 'wp_cache_replace'], CACHE),
  ...into('cache', 0, ['wp_cache_set_multiple', 'wp_cache_add_multiple'], CACHE),
  ...into('database', 2, ['update_post_meta', 'add_post_meta'], POST),
  ...into('database', 2, ['update_user_meta', 'add_user_meta'], 'WordPress: wp-includes/user.php'),
  ...into('database', 2, ['update_term_meta', 'add_term_meta'], 'WordPress: wp-includes/taxonomy.php'),
  ...into('database', 2, ['update_comment_meta', 'add_comment_meta'], 'WordPress: wp-includes/comment.php'),
  ...into('database', 3, ['update_metadata', 'add_metadata'], 'WordPress: wp-includes/meta.php'),
  ...into('database', 0, ['wp_insert_post', 'wp_update_post'], POST),
  { call: 'wp_insert_attachment', args: [0, 1], into: 'database', source: POST },
  ...into('database', 1, ['update_attached_file', 'wp_update_attachment_metadata'], POST),
  ...into('database', 1, ['wpdb->insert', 'wpdb->replace', 'wpdb->update'], WPDB),
  ...into('response', 0, ['wp_send_json', 'wp_send_json_success'], 'WordPress: wp-includes/functions.php'),
  ...into('queue', 2, ['wp_schedule_single_event'], CRON),
  ...into('queue', 3, ['wp_schedule_event'], CRON),
  ...into('queue', 1, ['as_enqueue_async_action'], ACTION_SCHEDULER),
  ...into('queue', 2, ['as_schedule_single_action'], ACTION_SCHEDULER),
  ...into('queue', 3, ['as_schedule_recurring_action', 'as_schedule_cron_action'], ACTION_SCHEDULER),
];
