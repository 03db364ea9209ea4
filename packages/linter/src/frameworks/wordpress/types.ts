import type { ReturnType } from '../knowledge.ts';

/** Globals that core sets up (WordPress: wp-settings.php, wp-admin/includes/file.php) and calls that make objects. */
export const types: readonly ReturnType[] = [
  { of: 'global $wp_filesystem', gives: 'WP_Filesystem_Base' },
  { of: 'global $wpdb', gives: 'wpdb' },
  { of: 'global $wp_rewrite', gives: 'WP_Rewrite' },
  { of: 'wp_get_image_editor', gives: 'WP_Image_Editor' },
  { of: 'wp_get_theme', gives: 'WP_Theme' },
  { of: 'get_post', gives: 'WP_Post' },
];
