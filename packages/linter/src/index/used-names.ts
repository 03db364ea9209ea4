/** Which files use a function or class that may be missing: one of an optional extension. */
import { heritage } from './project-index.ts';
import type { ProjectIndex } from './record.ts';

/** Who asks first does without. */
const ASKING: readonly string[] = [
  'extension_loaded',
  'function_exists',
  'class_exists',
  'method_exists',
  'is_callable',
];

interface Declared {
  /** Last segments of all names that the project declares, lower case. */
  readonly own: ReadonlySet<string>;
  /** Files in which something inherits from a global name, lower case. */
  readonly inherited: ReadonlyMap<string, readonly number[]>;
  readonly asking: ReadonlySet<number>;
}

/**
 * Answers, for the name of a function or class without namespace, with the paths of files that call it, make an object
 * of it or inherit from it. Nowhere where the project declares something of this name itself. What the project declares
 * is gathered when the first name is asked for.
 * @param paths of the files by number
 */
export function usedNames(index: ProjectIndex, paths: readonly string[]): (name: string) => readonly string[] {
  let declared: Declared | undefined;
  return (name) => {
    declared ??= declaredIn(index);
    const { own, inherited, asking } = declared;
    const key = name.toLowerCase();
    if (own.has(key)) return [];
    const files = new Set([...index.filesCalling(name), ...(inherited.get(key) ?? [])]);
    return [...files].filter((file) => !asking.has(file)).flatMap((file) => paths[file] ?? []);
  };
}

function declaredIn(index: ProjectIndex): Declared {
  const own = new Set<string>();
  const inherited = new Map<string, number[]>();
  for (const [file, { symbols }] of index.records.entries()) {
    for (const symbol of symbols) {
      own.add(lastSegment(symbol.name));
      for (const parent of heritage(symbol)) {
        // An imported class of another namespace only shares the name.
        if (parent.includes('\\')) continue;
        const name = parent.toLowerCase();
        inherited.set(name, [...(inherited.get(name) ?? []), file]);
      }
    }
  }
  return { own, inherited, asking: new Set(ASKING.flatMap((name) => index.filesCalling(name))) };
}

function lastSegment(name: string): string {
  return name.slice(name.lastIndexOf('\\') + 1).toLowerCase();
}
