/** Everything that is known of extensions by name; what writes by default is in `project/local-writers.ts`. */
import { CRAFT_EXTENSIONS } from './craft.ts';
import { DRUPAL_EXTENSIONS } from './drupal.ts';
import type { ExtensionRow } from './extension-row.ts';
import { TYPO3_EXTENSIONS } from './typo3.ts';
import { WORDPRESS_EXTENSIONS } from './wordpress.ts';

export const EXTENSIONS: readonly ExtensionRow[] = [
  ...DRUPAL_EXTENSIONS,
  ...CRAFT_EXTENSIONS,
  ...TYPO3_EXTENSIONS,
  ...WORDPRESS_EXTENSIONS,
];

export function extensionNamed(packageName: string): ExtensionRow | undefined {
  const name = packageName.toLowerCase();
  return EXTENSIONS.find(({ names }) => names.includes(name));
}
