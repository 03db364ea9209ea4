import type { HookFunctions, OwnHook } from '../calls-made-elsewhere.ts';
import type { EntryPoint, Scheduler } from '../knowledge.ts';

const CRON = 'WordPress: wp-includes/cron.php';
const ACTION_SCHEDULER = 'https://actionscheduler.org/api/';

/** Callbacks of `add_action` and `add_filter` are web code without an entry here. */
export const entries: readonly EntryPoint[] = [
  {
    via: 'web',
    extends: 'WP_REST_Controller',
    source: 'WordPress: wp-includes/rest-api/endpoints/class-wp-rest-controller.php',
  },
  { via: 'web', extends: 'WP_Widget', source: 'WordPress: wp-includes/class-wp-widget.php' },
  { via: 'web', extends: 'WP_List_Table', source: 'WordPress: wp-admin/includes/class-wp-list-table.php' },
  {
    via: 'operator',
    extends: 'WP_CLI_Command',
    source: 'https://make.wordpress.org/cli/handbook/guides/commands-cookbook/',
  },
  {
    via: 'operator',
    registeredBy: { call: 'WP_CLI::add_command', arg: 1 },
    source: 'https://make.wordpress.org/cli/handbook/references/internal-api/wp-cli-add-command/',
  },
];

/** The hook's name stands in the call; what is hooked to it with `add_action` runs from cron. */
export const schedulers: readonly Scheduler[] = [
  { call: 'wp_schedule_event', arg: 2, source: CRON },
  { call: 'wp_schedule_single_event', arg: 1, source: CRON },
  { call: 'as_enqueue_async_action', arg: 0, source: ACTION_SCHEDULER },
  { call: 'as_schedule_single_action', arg: 1, source: ACTION_SCHEDULER },
  { call: 'as_schedule_recurring_action', arg: 2, source: ACTION_SCHEDULER },
  { call: 'as_schedule_cron_action', arg: 2, source: ACTION_SCHEDULER },
];

const PLUGIN = 'WordPress: wp-includes/plugin.php';

/** Filters of core through which paths go. */
const own: readonly OwnHook[] = [
  { hook: 'upload_dir', like: 'wp_upload_dir', source: 'WordPress: wp-includes/functions.php' },
  { hook: 'wp_handle_upload', like: 'wp_handle_upload', source: 'WordPress: wp-admin/includes/file.php' },
  { hook: 'get_attached_file', like: 'get_attached_file', source: 'WordPress: wp-includes/post.php' },
  { hook: 'update_attached_file', like: 'get_attached_file', source: 'WordPress: wp-includes/post.php' },
  {
    hook: 'image_make_intermediate_size',
    like: 'get_attached_file',
    source: 'WordPress: wp-includes/class-wp-image-editor-gd.php',
  },
];

export const hooks: readonly HookFunctions[] = ['add_action', 'add_filter'].map((register) => ({
  register,
  fire: ['do_action', 'apply_filters'],
  own: register === 'add_filter' ? own : [],
  source: PLUGIN,
}));
