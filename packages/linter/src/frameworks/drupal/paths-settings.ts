import type { PathSource } from '../knowledge.ts';

/** Directories that `settings.php` names. */
export const settingsPaths: readonly PathSource[] = Object.entries({
  config_sync_directory: { place: 'app', base: 'config/sync', label: 'configuration sync directory' },
  file_public_path: { place: 'app', base: 'sites/default/files', label: 'public files directory' },
  file_private_path: { place: 'app', base: 'private', label: 'private files directory' },
  file_temp_path: { place: 'temporary', label: 'Drupal temporary directory' },
} as const).map(
  ([key, known]): PathSource => ({
    of: `Drupal\\Core\\Site\\Settings::get(${key})`,
    ...known,
    source: 'drupal/core: assets/scaffold/files/default.settings.php',
  }),
);
