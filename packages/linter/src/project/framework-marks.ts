/** How each framework shows itself, as data. */
import type { FrameworkName } from './project.ts';

export interface FrameworkMarks {
  readonly name: Exclude<FrameworkName, 'php'>;
  /** Packages that tell the version when installed or required, the best first. */
  readonly packages: readonly string[];
  /** Those of the packages that show it only where the project requires them itself: template engines bring them along. */
  readonly parts?: RegExp;
  /** Package names that show the framework without telling its version. */
  readonly hints?: RegExp;
  /** Composer package types. */
  readonly types: RegExp;
  /** Files of which any shows the framework, at the root (`*` in a name is not a slash). */
  readonly rootFiles: readonly RegExp[];
  /** Files below a docroot of which any shows the framework. */
  readonly docrootFiles: readonly string[];
  /** Folders named for a file that they hold, `shop/shop.info.yml`: where below a docroot they stand, and what the file says. */
  readonly extensions?: { readonly homes: readonly string[]; readonly suffix: string; readonly pattern: RegExp };
  /** Where the version stands in a file, below a docroot or the root; `means`: the file is there in that version alone. */
  readonly versions: readonly {
    readonly file: string | RegExp;
    readonly pattern: RegExp;
    readonly means?: string;
    /** The version found is the least that will do. */
    readonly isLeast?: true;
  }[];
  /** A text that must stand in a root file of this name: plugin headers. */
  readonly headers?: readonly {
    readonly file: RegExp;
    readonly pattern: RegExp;
    /** The file may also stand in a folder of the root, which is what is copied into a site. */
    readonly inFolder?: true;
  }[];
}

export const FRAMEWORKS: readonly FrameworkMarks[] = [
  {
    name: 'laravel',
    packages: ['laravel/framework', 'laravel/lumen-framework', 'illuminate/support', 'illuminate/contracts'],
    parts: /^illuminate\//,
    hints: /^illuminate\/|^orchestra\/testbench$|^october\/(?:rain|system|all)$|^winter\/(?:storm|wn-system-module)$/,
    types: /^(?:laravel-package|(?:october|winter)-(?:module|plugin))$/,
    rootFiles: [/^artisan$/],
    docrootFiles: [],
    versions: [],
  },
  {
    name: 'symfony',
    packages: ['symfony/framework-bundle', 'symfony/symfony'],
    hints: /^symfony\/flex$/,
    types: /^symfony-(?:bundle|recipe)$/,
    rootFiles: [/^symfony\.lock$/],
    docrootFiles: ['config/bundles.php'],
    versions: [],
  },
  {
    name: 'drupal',
    packages: ['drupal/core', 'drupal/core-recommended', 'drupal/drupal'],
    hints: /^drupal\//,
    types: /^drupal-/,
    rootFiles: [/^[a-z0-9_]+\.info\.yml$/],
    docrootFiles: ['core/lib/Drupal.php', 'modules/system/system.info'],
    extensions: {
      homes: ['', 'modules/custom', 'modules', 'profiles/custom', 'profiles'],
      suffix: '.info.yml',
      pattern: /^type:\s*['"]?(?:module|profile|theme)\b/m,
    },
    versions: [
      { file: 'core/lib/Drupal.php', pattern: /const VERSION = '([^']+)'/ },
      { file: 'lib/Drupal.php', pattern: /const VERSION = '([^']+)'/ },
      { file: /^[a-z0-9_]+\.info\.yml$/, pattern: /^core_version_requirement:\s*['"]?([^'"\r\n]+)/m },
    ],
  },
  {
    name: 'craft',
    packages: ['craftcms/cms'],
    types: /^craft-/,
    rootFiles: [/^craft$/],
    // Craft 2 came without Composer: a folder `craft` beside the docroot, and plugins in the namespace `Craft`.
    docrootFiles: ['craft/config/general.php', 'craft/app/index.php'],
    versions: [{ file: 'craft/config/general.php', pattern: /^/, means: '2' }],
    headers: [{ file: /Plugin\.php$/, pattern: /^namespace Craft;/m, inFolder: true }],
  },
  {
    name: 'yii',
    packages: ['yiisoft/yii2'],
    hints: /^yiisoft\/yii2-app/,
    types: /^yii2-extension$/,
    rootFiles: [/^yii$/],
    docrootFiles: [],
    versions: [],
  },
  {
    name: 'wordpress',
    packages: ['johnpbloch/wordpress', 'johnpbloch/wordpress-core', 'roots/wordpress', 'roots/wordpress-no-content'],
    hints: /^(?:roots\/bedrock|wpackagist-|wpengine\/|wp-cli\/wp-cli$)/,
    types: /^wordpress-/,
    rootFiles: [/^wp-(?:config|config-sample|load|settings)\.php$/],
    docrootFiles: ['wp-includes/version.php', 'wp/wp-includes/version.php', 'wp-config.php', 'wp-content/plugins'],
    versions: [
      { file: 'wp-includes/version.php', pattern: /\$wp_version\s*=\s*'([^']+)'/ },
      { file: 'wp/wp-includes/version.php', pattern: /\$wp_version\s*=\s*'([^']+)'/ },
      {
        file: /\.php$|^readme\.txt$|^style\.css$/,
        pattern: /^[ \t/*#@]*Requires at least:\s*([\d.]+)/im,
        isLeast: true,
      },
    ],
    // https://developer.wordpress.org/plugins/plugin-basics/header-requirements/
    headers: [
      { file: /\.php$/, pattern: /^[ \t/*#@]*Plugin Name:/im },
      { file: /^style\.css$/, pattern: /^[ \t/*#@]*Theme Name:/im },
    ],
  },
  {
    name: 'typo3',
    packages: ['typo3/cms-core', 'typo3/cms', 'typo3/minimal'],
    hints: /^typo3\/cms-/,
    types: /^typo3-cms-/,
    rootFiles: [/^ext_emconf\.php$/],
    docrootFiles: ['typo3/sysext/core', 'typo3conf', 'config/system/settings.php'],
    versions: [{ file: /^ext_emconf\.php$/, pattern: /['"]typo3['"]\s*=>\s*['"]([\d.]+)/ }],
  },
];

/** A library on Symfony's kernel, when no other framework brings these components along. */
export const SYMFONY_COMPONENTS: readonly string[] = [
  'symfony/http-kernel',
  'symfony/dependency-injection',
  'symfony/http-foundation',
  'symfony/filesystem',
];
