import type { Sink } from '../knowledge.ts';

const INCLUDES = 'WordPress: wp-admin/includes';

function code(call: string, directory: string, file: string): Sink {
  return {
    call,
    path: { fixed: directory, place: 'app' },
    effect: 'write',
    kind: 'code',
    source: `${INCLUDES}/${file}`,
  };
}

/** Installing and updating code at run time. */
export const upgraderSinks: readonly Sink[] = [
  code('WP_Upgrader->run', 'wp-content', 'class-wp-upgrader.php'),
  code('WP_Upgrader->install_package', 'wp-content', 'class-wp-upgrader.php'),
  code('WP_Upgrader->unpack_package', 'wp-content/upgrade', 'class-wp-upgrader.php'),
  code('Plugin_Upgrader->install', 'wp-content/plugins', 'class-plugin-upgrader.php'),
  code('Plugin_Upgrader->upgrade', 'wp-content/plugins', 'class-plugin-upgrader.php'),
  code('Plugin_Upgrader->bulk_upgrade', 'wp-content/plugins', 'class-plugin-upgrader.php'),
  code('Theme_Upgrader->install', 'wp-content/themes', 'class-theme-upgrader.php'),
  code('Theme_Upgrader->upgrade', 'wp-content/themes', 'class-theme-upgrader.php'),
  code('Theme_Upgrader->bulk_upgrade', 'wp-content/themes', 'class-theme-upgrader.php'),
  code('Core_Upgrader->upgrade', 'wp-includes', 'class-core-upgrader.php'),
  code('Language_Pack_Upgrader->upgrade', 'wp-content/languages', 'class-language-pack-upgrader.php'),
  code('Language_Pack_Upgrader->bulk_upgrade', 'wp-content/languages', 'class-language-pack-upgrader.php'),
  code('WP_Automatic_Updater->update', 'wp-content', 'class-wp-automatic-updater.php'),
  code('WP_Automatic_Updater->run', 'wp-content', 'class-wp-automatic-updater.php'),
  code('wp_download_language_pack', 'wp-content/languages', 'translation-install.php'),
  code('wp_edit_theme_plugin_file', 'wp-content', 'file.php'),
  {
    call: 'update_core',
    path: { arg: 1, name: 'to' },
    effect: 'write',
    kind: 'code',
    source: `${INCLUDES}/update-core.php`,
  },
];
