/** Questions about a whole project, answered from its files' records. */
import { callHash, DECLARATION_MARK, FUNCTION_MARK, METHOD_MARK, nameHash, RENAME_MARK } from './name-hash.ts';
import { Occurrences } from './occurrences.ts';
import type { DeclaredSymbol, FileRecord, ProjectIndex } from './record.ts';

/** Does the ascending list hold this number? */
export function includes(names: Uint32Array, hash: number): boolean {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((names[middle] as number) < hash) low = middle + 1;
    else high = middle;
  }
  return names[low] === hash;
}

const WORD = /[A-Za-z0-9_\u0080-\uffff]+/g;

/** Hashes of the words in a name: several for `App\\Models\\User` or `storage.path`. */
const remembered = new Map<string, readonly number[]>();

export function hashesOf(name: string): readonly number[] {
  let hashes = remembered.get(name);
  if (!hashes) {
    hashes = (name.match(WORD) ?? []).map(nameHash);
    remembered.set(name, hashes);
  }
  return hashes;
}

function add<K>(map: Map<K, number[]>, key: K, file: number): void {
  const files = map.get(key);
  if (files === undefined) map.set(key, [file]);
  else if (files[files.length - 1] !== file) files.push(file);
}

/** Which file declares what, and who inherits from whom. */
interface SymbolTables {
  readonly classes: ReadonlyMap<string, readonly number[]>;
  readonly functions: ReadonlyMap<string, readonly number[]>;
  readonly constants: ReadonlyMap<string, readonly number[]>;
  readonly heirs: ReadonlyMap<string, readonly string[]>;
}

/** Is it a class, interface, trait or enum? */
export function isClassLike({ kind }: DeclaredSymbol): boolean {
  return kind !== 'function' && kind !== 'constant';
}

export function heritage(symbol: DeclaredSymbol): readonly string[] {
  return [...symbol.extends, ...symbol.implements, ...symbol.traits];
}

function symbolTables(records: readonly FileRecord[]): SymbolTables {
  const classes = new Map<string, number[]>();
  const functions = new Map<string, number[]>();
  const constants = new Map<string, number[]>();
  const heirs = new Map<string, string[]>();
  for (const [file, record] of records.entries()) {
    for (const symbol of record.symbols) {
      const declaring = symbol.kind === 'constant' ? constants : symbol.kind === 'function' ? functions : classes;
      add(declaring, symbol.name.toLowerCase(), file);
      if (declaring !== classes) continue;
      for (const parents of [symbol.extends, symbol.implements, symbol.traits]) {
        for (const parent of parents) {
          const key = parent.toLowerCase();
          const known = heirs.get(key);
          if (known === undefined) heirs.set(key, [symbol.name]);
          else known.push(symbol.name);
        }
      }
    }
  }
  return { classes, functions, constants, heirs };
}

function holdsHash(record: FileRecord | undefined, hash: number): boolean {
  return record !== undefined && includes(record.names, hash);
}

/** Builds the index. Costs a few milliseconds per thousand files; a question asked again is answered from memory. */
export function buildIndex(records: readonly FileRecord[]): ProjectIndex {
  const occurrences = new Occurrences(records);
  const { classes, functions, constants, heirs } = symbolTables(records);
  const answers = new Map<string, readonly number[]>();
  return {
    records,
    filesWith: (name) => {
      let files = answers.get(name);
      if (files === undefined) {
        files = occurrences.filesWithAll(hashesOf(name));
        answers.set(name, files);
      }
      return files;
    },
    filesCalling: (name) => occurrences.filesWithAll([callHash(name, FUNCTION_MARK)]),
    filesRenaming: (name) => occurrences.filesWithAll([callHash(name, RENAME_MARK)]),
    filesCallingMethod: (name) => occurrences.filesWithAll([callHash(name, METHOD_MARK)]),
    callsMethod: (file, name) => holdsHash(records[file], callHash(name, METHOD_MARK)),
    declaresMethod: (file, name) => holdsHash(records[file], callHash(name, DECLARATION_MARK)),
    holds: (file, name) => {
      const names = records[file]?.names;
      const hashes = hashesOf(name);
      return names !== undefined && hashes.length > 0 && hashes.every((hash) => includes(names, hash));
    },
    declaring: (name) => classes.get(name.toLowerCase()) ?? [],
    declaringFunction: (name) => functions.get(name.toLowerCase()) ?? [],
    declaringConstant: (name) => constants.get(name.toLowerCase()) ?? [],
    // A class declared in several files is one heir.
    heirsOf: (name) => [...new Set(heirs.get(name.toLowerCase()))],
  };
}
