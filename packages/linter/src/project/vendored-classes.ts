/** Finds the file that declares a class outside the analysed code, through Composer's maps and Drupal's convention. */
import { realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { ComposerReading } from './composer.ts';
import { drupalClasses } from './drupal-classes.ts';
import { type GeneratedMap, generatedMap } from './php-array-map.ts';

/**
 * A lookup from a class name (no leading backslash) to the absolute path of its file, or undefined. What it gives exists,
 * and lies below the root after links are resolved. Maps are read at the first question; answers are remembered.
 */
export function vendoredClasses(
  root: string,
  { home, vendorDir }: Pick<ComposerReading, 'home' | 'vendorDir'>,
  docroots: readonly string[],
): (className: string) => string | undefined {
  const vendor = join(root, vendorDir);
  const map = (name: string): GeneratedMap => generatedMap(join(vendor, 'composer', name), vendor, join(root, home));
  const classmap = map('autoload_classmap.php');
  const psr4 = map('autoload_psr4.php');
  const psr0 = map('autoload_namespaces.php');
  const drupal = drupalClasses(root, docroots);
  const answers = new Map<string, string | undefined>();
  let psr0Prefixes: readonly string[] | undefined;

  return (className) => {
    if (!answers.has(className)) answers.set(className, find(className.replace(/^\\/, '')));
    return answers.get(className);
  };

  function find(className: string): string | undefined {
    if (!/^[A-Za-z0-9_\\\u0080-\uffff]+$/.test(className)) return undefined;
    for (const candidate of candidates(className)) {
      const path = insideFile(candidate);
      if (path !== undefined) return path;
    }
    return undefined;
  }

  function* candidates(className: string): Generator<string> {
    const parts = className.split('\\');
    // The longest prefix wins, as in Composer.
    for (let length = parts.length - 1; length > 0; length--) {
      const rest = parts.slice(length).join('/');
      for (const directory of psr4.get(`${parts.slice(0, length).join('\\')}\\`)) yield `${directory}/${rest}.php`;
    }
    yield* classmap.get(className);
    const namespace = parts
      .slice(0, -1)
      .map((part) => `${part}/`)
      .join('');
    const psr0Path = `${namespace}${(parts.at(-1) ?? '').replaceAll('_', '/')}.php`;
    psr0Prefixes ??= psr0.keys();
    for (const prefix of psr0Prefixes) {
      if (className.startsWith(prefix)) for (const directory of psr0.get(prefix)) yield `${directory}/${psr0Path}`;
    }
    const drupalPath = drupal(className);
    if (drupalPath !== undefined) yield join(root, drupalPath);
  }

  function insideFile(path: string): string | undefined {
    try {
      if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
      const real = realpathSync(path);
      return real.startsWith(root.endsWith(sep) ? root : root + sep) ? real : undefined;
    } catch {
      return undefined;
    }
  }
}
