/** Where Drupal keeps the classes of its core and extensions: by convention, in no Composer map. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { below } from './relative-path.ts';

/** Homes of extensions below a docroot; a project that is drupal/core itself has them at its root. */
const HOMES = [
  'core/modules',
  'modules/contrib',
  'modules/custom',
  'modules',
  'profiles/contrib',
  'profiles/custom',
  'core/profiles',
  'profiles',
  'themes/contrib',
  'themes/custom',
  'core/themes',
  'themes',
];

/** Finds, by class name, the root-relative path where Drupal would have the class; it may not exist. */
export function drupalClasses(root: string, docroots: readonly string[]): (className: string) => string | undefined {
  const homes = docroots.flatMap((docroot) => HOMES.map((home) => below(docroot, home)));
  const known = new Map<string, string | undefined>();
  let nested: ReadonlyMap<string, string> | undefined;

  return (className) => {
    const [vendor, extension, ...rest] = className.split('\\');
    if (vendor !== 'Drupal' || extension === undefined || rest.length === 0) return undefined;
    if (/[./]/.test(className)) return undefined;
    if (extension === 'Core' || extension === 'Component') {
      const path = `lib/Drupal/${extension}/${rest.join('/')}.php`;
      return docroots
        .flatMap((docroot) => [below(docroot, `core/${path}`), below(docroot, path)])
        .find((candidate) => existsSync(join(root, candidate)));
    }
    const directory = directoryOf(extension);
    return directory === undefined ? undefined : `${directory}/src/${rest.join('/')}.php`;
  };

  function directoryOf(extension: string): string | undefined {
    if (!known.has(extension)) {
      const direct = homes.map((home) => below(home, extension)).find((path) => existsSync(join(root, path, 'src')));
      if (direct === undefined) nested ??= nestedExtensions();
      known.set(extension, direct ?? nested?.get(extension));
    }
    return known.get(extension);
  }

  /** Submodules: `modules/contrib/commerce/modules/order`. */
  function nestedExtensions(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const home of homes.filter((path) => existsSync(join(root, path)))) {
      for (const extension of directories(home)) collect(`${home}/${extension}/modules`, 0);
    }
    return found;

    function collect(home: string, depth: number): void {
      if (depth > 3 || !existsSync(join(root, home))) return;
      for (const name of directories(home)) {
        if (!found.has(name)) found.set(name, `${home}/${name}`);
        collect(`${home}/${name}/modules`, depth + 1);
      }
    }
  }

  function directories(path: string): readonly string[] {
    try {
      return readdirSync(join(root, path), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name);
    } catch {
      return [];
    }
  }
}
