/** Reads the project's files for code frames and comments, each once. */
import { readFileSync } from 'node:fs';
import { resolve, sep } from 'node:path';

/** A larger file has no code frame [bytes]. */
const LARGEST = 8_388_608;

/**
 * @param root absolute
 * @param unsaved text of a file that stands in for the one on disk; `path` is root-relative
 * @returns the text by root-relative path; undefined for what cannot be read
 */
export function sourceReader(
  root: string,
  unsaved?: { readonly path: string; readonly source: string },
): (path: string) => string | undefined {
  const known = new Map<string, string | undefined>(unsaved === undefined ? [] : [[unsaved.path, unsaved.source]]);
  return (path) => {
    if (!known.has(path)) known.set(path, readWithin(root, path));
    return known.get(path);
  };
}

function readWithin(root: string, path: string): string | undefined {
  const file = resolve(root, path);
  if (!file.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined;
  try {
    const bytes = readFileSync(file);
    return bytes.length > LARGEST ? undefined : bytes.toString('utf8').replace(/^\uFEFF/, '');
  } catch {
    return undefined;
  }
}
