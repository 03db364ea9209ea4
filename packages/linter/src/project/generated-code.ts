/** Directories that the application fills by itself: nothing there is written by a person, and a fresh checkout has none. */

/** Directory names that hold packages or build results wherever they stand. */
const ANYWHERE: ReadonlySet<string> = new Set([
  'node_modules',
  'bower_components',
  'jspm_packages',
  // php-scoper and Strauss put renamed copies of packages here.
  'vendor-prefixed',
  'vendor_prefixed',
  'vendor-scoped',
  // Packages that were changed to run on older versions of PHP.
  'vendor-patched',
]);

/** Root-relative, `*` is one path segment. */
const PATHS: readonly string[] = [
  // Laravel: compiled views, discovered packages.
  'storage/framework',
  'bootstrap/cache',
  'public/vendor',
  // Symfony: container, proxies, compiled templates; below `app` until Symfony 3.
  'var/cache',
  'app/cache/dev',
  'app/cache/prod',
  'app/cache/test',
  // Craft and Yii: compiled templates, published assets.
  'storage/runtime',
  'storage/config-backups',
  'runtime',
  '*/cpresources',
  // Drupal: uploads, compiled Twig and container.
  'sites/*/files',
  '*/sites/*/files',
  // WordPress: uploads, caches.
  'wp-content/uploads',
  'wp-content/cache',
  '*/wp-content/uploads',
  '*/wp-content/cache',
  'web/app/uploads',
  'web/app/cache',
  // TYPO3: caches, uploads.
  'typo3temp',
  '*/typo3temp',
  'fileadmin',
  '*/fileadmin',
  // Propel and Magento.
  'generated-classes',
  'generated/code',
];

const GENERATED = new RegExp(`^(?:${PATHS.map((path) => path.replaceAll('*', '[^/]+')).join('|')})$`);

/** Is this directory filled by package managers, builds or the running application? */
export function isGeneratedDirectory(path: string, name: string): boolean {
  return ANYWHERE.has(name) || GENERATED.test(path);
}
