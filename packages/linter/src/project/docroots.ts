import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { recordOf } from './composer.ts';
import type { Project } from './project.ts';
import { below, insideRoot } from './relative-path.ts';

/** Directories that hosting and frameworks serve by convention: Drupal, Craft and Symfony use `web` or `public`. */
const CONVENTIONAL = ['web', 'docroot', 'public', 'html', 'public_html', 'htdocs', 'www'];

/** The directory below the root that a web server serves; `otherwise` where none is known. */
export function webDirectory({ docroots }: Pick<Project, 'docroots'>, otherwise: string): string {
  return docroots?.find((path) => path !== '') ?? otherwise;
}

/**
 * Directories that a web server serves, relative to the root and present on disk: those that composer.json names first,
 * then those of convention, then the application's directory and the root itself ('').
 * @param home directory of the application, where it lies below the root
 */
export function findDocroots(
  root: string,
  extra: Readonly<Record<string, unknown>>,
  home: string = '',
): readonly string[] {
  const scaffold = recordOf(recordOf(extra['drupal-scaffold']).locations)['web-root'];
  const typo3 = recordOf(extra['typo3/cms'])['web-dir'];
  const symfony = extra['public-dir'];
  const named = [scaffold, typo3, symfony, extra['wordpress-install-dir']].flatMap((path) =>
    typeof path === 'string' ? (insideRoot(path) ?? []) : [],
  );
  const present = [...named, ...CONVENTIONAL]
    .filter((path) => path !== '')
    .map((path) => below(home, path))
    .filter((path) => existsSync(join(root, path)));
  return [...new Set([...present, home, ''])];
}
