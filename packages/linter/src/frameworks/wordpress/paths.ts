import type { PathSource } from '../knowledge.ts';

const FUNCTIONS = 'WordPress: wp-includes/functions.php';
const THEME = 'WordPress: wp-includes/theme.php';
const DEFAULTS = 'WordPress: wp-includes/default-constants.php';
const UPLOADS = 'wp-content/uploads';
const FILESYSTEM = 'WordPress: wp-admin/includes/class-wp-filesystem-base.php';

function constant(name: string, base: string, label: string): PathSource {
  return { of: `const ${name}`, place: 'app', base, label, source: DEFAULTS };
}

const constants: readonly PathSource[] = [
  { of: 'const ABSPATH', place: 'app', base: '', label: 'WordPress root', source: 'WordPress: wp-load.php' },
  constant('WP_CONTENT_DIR', 'wp-content', 'wp-content directory'),
  constant('WP_PLUGIN_DIR', 'wp-content/plugins', 'plugins directory'),
  constant('PLUGINDIR', 'wp-content/plugins', 'plugins directory'),
  constant('WPMU_PLUGIN_DIR', 'wp-content/mu-plugins', 'must-use plugins directory'),
  constant('MUPLUGINDIR', 'wp-content/mu-plugins', 'must-use plugins directory'),
  {
    of: 'const WP_LANG_DIR',
    place: 'app',
    base: 'wp-content/languages',
    label: 'languages directory',
    source: 'WordPress: wp-includes/load.php',
  },
  { of: 'const UPLOADS', place: 'app', base: UPLOADS, label: 'uploads directory', source: FUNCTIONS },
  constant('TEMPLATEPATH', 'wp-content/themes', 'theme directory'),
  constant('STYLESHEETPATH', 'wp-content/themes', 'theme directory'),
  {
    of: 'const BLOGUPLOADDIR',
    place: 'app',
    base: 'wp-content/blogs.dir',
    label: 'uploads directory of a site',
    source: 'WordPress: wp-includes/ms-default-constants.php',
  },
];

/** Uploads are durable local data unless a plugin moves them to object storage. */
const uploads: readonly PathSource[] = [
  ...['wp_upload_dir', 'wp_get_upload_dir'].map(
    (of): PathSource => ({
      of,
      place: 'app',
      base: UPLOADS,
      keys: { basedir: '', path: '' },
      label: 'WordPress uploads directory',
      source: FUNCTIONS,
    }),
  ),
  ...['wp_font_dir', 'wp_get_font_dir'].map(
    (of): PathSource => ({
      of,
      place: 'app',
      base: `${UPLOADS}/fonts`,
      keys: { basedir: '', path: '' },
      label: 'WordPress fonts directory',
      source: 'WordPress: wp-includes/fonts.php',
    }),
  ),
  {
    of: 'wp_upload_bits',
    place: 'app',
    base: UPLOADS,
    keys: { file: '' },
    label: 'file in the uploads directory',
    source: FUNCTIONS,
  },
  ...['wp_handle_upload', 'wp_handle_sideload'].map(
    (of): PathSource => ({
      of,
      place: 'app',
      base: UPLOADS,
      keys: { file: '' },
      label: 'file in the uploads directory',
      source: 'WordPress: wp-admin/includes/file.php',
    }),
  ),
  ...['get_attached_file', 'wp_get_original_image_path'].map(
    (of): PathSource => ({
      of,
      place: 'app',
      base: UPLOADS,
      label: 'file of an attachment',
      source: 'WordPress: wp-includes/post.php',
    }),
  ),
  {
    of: 'wp_privacy_exports_dir',
    place: 'app',
    base: `${UPLOADS}/wp-personal-data-exports`,
    label: 'personal data exports directory',
    source: FUNCTIONS,
  },
];

const release: readonly PathSource[] = [
  {
    of: 'plugin_dir_path',
    place: 'app',
    label: 'plugin directory',
    source: 'WordPress: wp-includes/plugin.php',
  },
  { of: 'get_template_directory', place: 'app', base: 'wp-content/themes', label: 'theme directory', source: THEME },
  { of: 'get_stylesheet_directory', place: 'app', base: 'wp-content/themes', label: 'theme directory', source: THEME },
  { of: 'get_theme_root', place: 'app', base: 'wp-content/themes', label: 'themes directory', source: THEME },
  ...['get_theme_file_path', 'get_parent_theme_file_path'].map(
    (of): PathSource => ({
      of,
      place: 'app',
      base: 'wp-content/themes',
      append: [0],
      label: 'file of the theme',
      source: 'WordPress: wp-includes/link-template.php',
    }),
  ),
  ...['get_stylesheet_directory', 'get_template_directory', 'get_theme_root', 'get_file_path'].map(
    (method): PathSource => ({
      of: `WP_Theme->${method}`,
      place: 'app',
      base: 'wp-content/themes',
      label: 'theme directory',
      source: 'WordPress: wp-includes/class-wp-theme.php',
    }),
  ),
  {
    of: 'get_home_path',
    place: 'app',
    base: '',
    label: 'WordPress root',
    source: 'WordPress: wp-admin/includes/file.php',
  },
  { of: 'WP_Filesystem_Base->abspath', place: 'app', base: '', label: 'WordPress root', source: FILESYSTEM },
  {
    of: 'WP_Filesystem_Base->wp_content_dir',
    place: 'app',
    base: 'wp-content',
    label: 'wp-content directory',
    source: FILESYSTEM,
  },
  {
    of: 'WP_Filesystem_Base->wp_plugins_dir',
    place: 'app',
    base: 'wp-content/plugins',
    label: 'plugins directory',
    source: FILESYSTEM,
  },
  {
    of: 'WP_Filesystem_Base->wp_themes_dir',
    place: 'app',
    base: 'wp-content/themes',
    label: 'themes directory',
    source: FILESYSTEM,
  },
  {
    of: 'WP_Filesystem_Base->wp_lang_dir',
    place: 'app',
    base: 'wp-content/languages',
    label: 'languages directory',
    source: FILESYSTEM,
  },
  { of: 'WP_Filesystem_Base->find_folder', place: 'unknown', append: [0], label: 'remote folder', source: FILESYSTEM },
];

/** `get_temp_dir()` falls back to wp-content when the system has no writable temporary directory. */
const temporary: readonly PathSource[] = [
  { of: 'get_temp_dir', place: 'temporary', label: 'temporary directory', source: FUNCTIONS },
  { of: 'const WP_TEMP_DIR', place: 'temporary', label: 'temporary directory', source: FUNCTIONS },
  {
    of: 'wp_tempnam',
    place: 'temporary',
    inside: 1,
    unique: true,
    label: 'temporary file',
    source: 'WordPress: wp-admin/includes/file.php',
  },
  {
    of: 'download_url',
    place: 'temporary',
    unique: true,
    label: 'downloaded temporary file',
    source: 'WordPress: wp-admin/includes/file.php',
  },
];

const derived: readonly PathSource[] = [
  {
    of: 'WP_Image_Editor->generate_filename',
    place: 'app',
    inside: 1,
    label: 'name beside the original image',
    source: 'WordPress: wp-includes/class-wp-image-editor.php',
  },
];

export const paths: readonly PathSource[] = [...constants, ...uploads, ...release, ...temporary, ...derived];
