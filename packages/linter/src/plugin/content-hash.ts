/** One hash for all that a plugin's answers may depend on: its modules, and the versions of the packages that they use. */
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { init, parse } from 'es-module-lexer';
import { resolve as resolveModule } from 'import-meta-resolve';

/** Modules of Node that give the same for the same: what uses others may read anything. */
const PURE: ReadonlySet<string> = new Set(['assert', 'buffer', 'path', 'path/posix', 'path/win32', 'url', 'util']);

/** What hands a module something that its text does not tell. */
const OUTSIDE = /\bprocess\s*[.[?]|\bglobalThis\b|\beval\s*\(|\bfetch\s*\(|\bDate\b|\bMath\s*\.\s*random\b/;
const REQUIRE = /\brequire\s*\(\s*(?:(["'])([^"'\\]+)\1\s*\))?/g;

/** More modules than this are a program, not a plugin. */
const MOST_MODULES = 1000;

/** The package that a plugin is written with: its version is part of every key. */
const OWN = /^@tidemark\/linter(?:\/|$)/;

/** Another one at each call where the answers may depend on what cannot be seen. */
export async function contentHash(entry: string): Promise<string> {
  await init;
  const hash = createHash('sha256');
  const seen = new Set<string>();
  const open = [pathToFileURL(entry).href];
  for (let url = open.pop(); url !== undefined; url = open.pop()) {
    if (seen.has(url)) continue;
    seen.add(url);
    const module = seen.size > MOST_MODULES ? undefined : read(url);
    if (module === undefined) return randomUUID();
    hash.update(`${url}\0${module.text}\0`);
    for (const name of module.imports) {
      const found = dependency(name, url);
      if (found === undefined) return randomUUID();
      if ('version' in found) hash.update(`${name}\0${found.version}\0`);
      else open.push(found.url);
    }
  }
  return hash.digest('hex');
}

interface ModuleText {
  readonly text: string;
  readonly imports: readonly string[];
}

/** Undefined where the text does not tell everything. */
function read(url: string): ModuleText | undefined {
  try {
    const text = readFileSync(fileURLToPath(url), 'utf8');
    if (url.endsWith('.json')) return { text, imports: [] };
    if (OUTSIDE.test(text)) return undefined;
    const [imports] = parse(text);
    // `import.meta` stands in the list with -2; an import of a computed name has none.
    const names = imports.filter(({ d }) => d !== -2).map(({ n }) => n);
    const required = [...text.matchAll(REQUIRE)].map(([, , name]) => name);
    const all = [...names, ...required];
    return all.every((name) => name !== undefined) ? { text, imports: all } : undefined;
  } catch {
    return undefined;
  }
}

/** Where a module lies, or what stands for it; undefined where it may read what it likes. */
function dependency(name: string, from: string): { readonly url: string } | { readonly version: string } | undefined {
  if (isBuiltin(name)) return PURE.has(name.replace(/^node:/, '')) ? { version: '' } : undefined;
  if (OWN.test(name)) return { version: '' };
  try {
    const url = resolveModule(name, from);
    if (/^\.{0,2}\//.test(name)) return { url };
    return { version: versionOf(fileURLToPath(url)) };
  } catch {
    return undefined;
  }
}

/** The package.json of the package in which a file lies. */
function versionOf(file: string): string {
  for (let at = dirname(file); ; at = dirname(at)) {
    try {
      const text = readFileSync(join(at, 'package.json'), 'utf8');
      if (text.includes('"version"') || dirname(at) === at) return `${at}\0${text}`;
    } catch {
      if (dirname(at) === at) throw new Error(`no package holds ${file}`);
    }
  }
}
