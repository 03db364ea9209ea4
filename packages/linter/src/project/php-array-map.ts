/** Reads the PHP arrays that Composer generates (`vendor/composer/autoload_*.php`) as text: nothing is executed. */
import { readFileSync, statSync } from 'node:fs';

/** Largest generated map that is read [bytes]: an optimised class map of a big site has 6 MB. */
const LARGEST = 64 * 1024 * 1024;

/** The two variables that Composer writes before each path. */
const PATH = /\$(vendorDir|baseDir)\s*\.\s*'((?:[^'\\]|\\.)*)'/g;

export interface GeneratedMap {
  /** Paths for an exact key (a class or a prefix), with `vendorDir` and `baseDir` filled in. */
  get(key: string): readonly string[];
  /** All keys. */
  keys(): readonly string[];
}

/** A map that is read when first asked, and empty when there is no such file. */
export function generatedMap(file: string, vendorDir: string, baseDir: string): GeneratedMap {
  let text: string | undefined;
  const content = (): string => {
    text ??= read(file);
    return text;
  };
  return {
    get: (key) => {
      const needle = `${quote(key)} =>`;
      const at = content().indexOf(needle);
      if (at < 0) return [];
      const start = at + needle.length;
      const end = content().indexOf('\n', start);
      const line = content().slice(start, end < 0 ? undefined : end);
      return [...line.matchAll(PATH)].map(
        ([, base, path]) => (base === 'vendorDir' ? vendorDir : baseDir) + unquote(path ?? ''),
      );
    },
    keys: () => [...content().matchAll(/^\s*'((?:[^'\\]|\\.)*)' =>/gm)].map(([, key]) => unquote(key ?? '')),
  };
}

function read(file: string): string {
  try {
    const stat = statSync(file, { throwIfNoEntry: false });
    return stat?.isFile() && stat.size <= LARGEST ? readFileSync(file, 'utf8') : '';
  } catch {
    return '';
  }
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function unquote(text: string): string {
  return text.replace(/\\(['\\])/g, '$1');
}
