import type { PathSource } from '../knowledge.ts';

const BOOTSTRAP = 'craftcms/cms: bootstrap/bootstrap.php';
const BOOTSTRAP_2 = 'craftcms/cms 2.5: craft/app/bootstrap.php';

/** Aliases that Craft sets, and the directory below the project root. */
const directories: Readonly<Record<string, string>> = {
  root: '',
  config: 'config',
  storage: 'storage',
  runtime: 'storage/runtime',
  templates: 'templates',
  translations: 'translations',
  contentMigrations: 'migrations',
  tests: 'tests',
  dotenv: '.env',
  webroot: 'web',
  vendor: 'vendor',
  bower: 'vendor/bower',
  npm: 'vendor/npm',
  app: 'vendor/craftcms/cms/src',
  craft: 'vendor/craftcms/cms/src',
  lib: 'vendor/craftcms/cms/lib',
  appicons: 'vendor/craftcms/cms/src/icons',
};

/** Constants of `index.php` and `bootstrap.php`. */
const constants: Readonly<Record<string, string>> = {
  CRAFT_BASE_PATH: '',
  CRAFT_CONFIG_PATH: 'config',
  CRAFT_STORAGE_PATH: 'storage',
  CRAFT_TEMPLATES_PATH: 'templates',
  CRAFT_TRANSLATIONS_PATH: 'translations',
  CRAFT_VENDOR_PATH: 'vendor',
  CRAFT_LICENSE_KEY_PATH: 'config/license.key',
};

const constants2: Readonly<Record<string, string>> = {
  CRAFT_APP_PATH: 'craft/app',
  CRAFT_PLUGINS_PATH: 'craft/plugins',
};

function constant([name, base]: readonly [string, string], source: string): PathSource {
  return { of: `const ${name}`, place: 'app', base, label: base === '' ? 'project root' : `${base} directory`, source };
}

export const aliases: readonly PathSource[] = [
  ...Object.entries(directories).map(
    ([name, base]): PathSource => ({
      of: `alias @${name}`,
      place: 'app',
      base,
      label: base === '' ? 'project root' : `${base} directory`,
      source: BOOTSTRAP,
    }),
  ),
  ...Object.entries(constants).map((entry) => constant(entry, BOOTSTRAP)),
  ...Object.entries(constants2).map((entry) => constant(entry, BOOTSTRAP_2)),
];
