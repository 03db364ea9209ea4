/** Which Node files import which, by their text alone. */
import { dirname, posix } from 'node:path';

const SPECIFIER =
  /(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire(?:\.resolve)?\s*\(\s*|\bnew\s+(?:URL|Worker)\s*\(\s*|\bfork\s*\(\s*)(['"])(\.{1,2}\/[^'"\n]{1,200})\1/g;

const ENDINGS = [
  '',
  '.js',
  '.mjs',
  '.cjs',
  '.ts',
  '.mts',
  '.cts',
  '/index.js',
  '/index.mjs',
  '/index.cjs',
  '/index.ts',
];

/** The file that a relative specifier means, seen from another file; undefined where the project has none. */
export function resolveSpecifier(from: string, specifier: string, has: (path: string) => boolean): string | undefined {
  const base = posix.normalize(`${dirname(from)}/${specifier}`);
  if (base.startsWith('..')) return undefined;
  // TypeScript is imported under the name that it will have when it is compiled.
  const stems = [base, base.replace(/\.([cm]?)js$/, '.$1ts')];
  return stems.flatMap((stem) => ENDINGS.map((ending) => `${stem}${ending}`)).find(has);
}

/** Files that a file's text names by relative specifiers, in the order of the text. */
export function importsIn(path: string, text: string, has: (path: string) => boolean): readonly string[] {
  const found = new Set<string>();
  for (const match of text.matchAll(SPECIFIER)) {
    const target = resolveSpecifier(path, match[2] ?? '', has);
    if (target !== undefined && target !== path) found.add(target);
  }
  return [...found];
}

/** What is reached from the starts over the edges, the starts included, up to so many hops. */
export function reached(
  starts: Iterable<string>,
  edges: ReadonlyMap<string, readonly string[]>,
  hops: number = Number.POSITIVE_INFINITY,
): ReadonlySet<string> {
  const seen = new Set(starts);
  let edge = [...seen];
  for (let hop = 0; hop < hops && edge.length > 0; hop++) {
    const next: string[] = [];
    for (const path of edge) {
      for (const target of edges.get(path) ?? []) {
        if (seen.has(target)) continue;
        seen.add(target);
        next.push(target);
      }
    }
    edge = next;
  }
  return seen;
}

/** The same edges the other way round. */
export function reversed(edges: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  const result = new Map<string, string[]>();
  for (const [from, targets] of edges) {
    for (const target of targets) {
      const sources = result.get(target);
      if (sources) sources.push(from);
      else result.set(target, [from]);
    }
  }
  return result;
}
