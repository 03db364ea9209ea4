import { heritage } from '../index/project-index.ts';
import type { ProjectIndex } from '../index/record.ts';

/**
 * Namespaces below which bundled libraries are put so that they meet no other copy: php-scoper, Strauss, Mozart and the
 * like, `Acme\Vendor\Monolog\Logger`, `AcmeVendor\Monolog\Logger`, `_HumbugBox1a2b\Monolog\Logger`.
 */
const SCOPE =
  /^(?:\w*vendor(?:s|ed|_?prefixed)?|\w*dependencies|\w*prefixed|\w*scoped|_?phpscoper\w*|_humbugbox\w*|third_?party|deps|strauss|mozart)$/;

/** What a name must hold to stand in a scope: most names hold none of these, which is told sooner than where they stand. */
const MARK = /vendor|dependencies|prefixed|scoped|phpscoper|humbugbox|third_?party|deps|strauss|mozart/i;

/**
 * What a class of a bundled library is called outside its scope; undefined when it stands in none.
 * @param key class name, lower case
 */
export function unscopedName(key: string): string | undefined {
  if (!MARK.test(key)) return undefined;
  const segments = key.split('\\');
  // A name of one segment alone is too common to be taken for the library's.
  for (let at = segments.length - 3; at >= 0; at -= 1) {
    if (SCOPE.test(segments[at] as string)) return segments.slice(at + 1).join('\\');
  }
  return undefined;
}

/** Bundled classes that the project builds on, by their name outside the scope; both lower case. */
export function scopedNames(index: ProjectIndex): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const { symbols } of index.records) {
    for (const symbol of symbols) {
      for (const parent of heritage(symbol)) {
        if (!MARK.test(parent)) continue;
        const key = parent.toLowerCase();
        const original = unscopedName(key);
        if (original === undefined) continue;
        const names = found.get(original) ?? new Set();
        found.set(original, names.add(key));
      }
    }
  }
  return new Map([...found].map(([original, names]) => [original, [...names]] as const));
}
