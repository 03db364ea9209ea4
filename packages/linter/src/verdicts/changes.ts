/** What differs between two states of a tree, as far as answers of the linker can depend on it. */
import type { AskedThing } from '../flow/asked.ts';
import { unscopedName } from '../flow/scoped-name.ts';
import { callHash, FUNCTION_MARK, METHOD_MARK, nameHash } from '../index/name-hash.ts';
import { hashesOf, heritage } from '../index/project-index.ts';
import type { FileRecord } from '../index/record.ts';

/** A state of the tree: its PHP files by number. */
export interface TreeState {
  readonly paths: readonly string[];
  /** SHA-1 of the contents, hex. */
  readonly hashes: readonly string[];
}

/** Of more changed files than this everything is asked anew. */
const MANY_FILES = 400;

/**
 * A thing that answers depend on, in numbers: the number of a file; the hashes of words that stand in a file together;
 * or the hash of anything else.
 */
export interface Dependency {
  readonly kind: 'file' | 'words' | 'fact';
  readonly numbers: readonly number[];
}

/** @param file the number of the file that is asked for */
export function dependencyOf({ kind, name }: AskedThing, file: (path: string) => number): Dependency {
  switch (kind) {
    case 'file':
      return { kind: 'file', numbers: [file(name)] };
    case 'word':
      return { kind: 'words', numbers: hashesOf(name) };
    case 'calling':
      return { kind: 'words', numbers: [callHash(name, FUNCTION_MARK)] };
    case 'callingMethod':
      return { kind: 'words', numbers: [callHash(name, METHOD_MARK)] };
    default:
      return { kind: 'fact', numbers: [factHash(kind, name)] };
  }
}

function factHash(kind: AskedThing['kind'], name: string): number {
  return nameHash(`${kind} ${name.toLowerCase()}`);
}

interface ChangedFile {
  readonly before: Uint32Array;
  readonly after: Uint32Array;
}

const NO_NAMES = new Uint32Array(0);

/** Compares what the files of two states say, name by name. */
export class Changes {
  /** Number of a file before → its number now, -1 where it is gone. */
  readonly numbers: Int32Array;
  /** By number before: is it there with the same contents? */
  readonly isSame: Uint8Array;
  readonly #files: ChangedFile[] = [];
  /** Words that a file has gained or lost, and other facts that are not what they were. */
  readonly #words = new Set<number>();
  readonly #facts = new Set<number>();

  private constructor(count: number) {
    this.numbers = new Int32Array(count).fill(-1);
    this.isSame = new Uint8Array(count);
  }

  /**
   * Undefined where too much has changed, or where what is needed to tell is no longer known.
   * @param recordBefore record of the contents with a hash, of those of the state before
   */
  static between(
    before: TreeState,
    after: TreeState & { readonly records: readonly FileRecord[] },
    recordBefore: (hash: string) => FileRecord | undefined,
  ): Changes | undefined {
    const changes = new Changes(before.paths.length);
    const now = new Map(after.paths.map((path, number) => [path, number] as const));
    let last = -1;
    let changed = 0;
    for (const [number, path] of before.paths.entries()) {
      const there = now.get(path) ?? -1;
      now.delete(path);
      changes.numbers[number] = there;
      // Answers list files by number: the order of those that stay must be what it was.
      if (there >= 0 && there < last) return undefined;
      if (there >= 0) last = there;
      const hash = before.hashes[number] ?? '';
      if (there >= 0 && after.hashes[there] === hash) changes.isSame[number] = 1;
      else {
        const record = recordBefore(hash);
        changed += 1;
        if (!record || changed > MANY_FILES) return undefined;
        changes.#add(path, record, after.records[there]);
      }
    }
    for (const [path, number] of now) {
      changed += 1;
      if (changed > MANY_FILES) return undefined;
      changes.#add(path, undefined, after.records[number]);
    }
    return changes;
  }

  #add(path: string, before: FileRecord | undefined, after: FileRecord | undefined): void {
    if (before === undefined || after === undefined) {
      this.#facts.add(factHash('path', path));
      this.#facts.add(factHash('paths', ''));
    }
    const file = { before: before?.names ?? NO_NAMES, after: after?.names ?? NO_NAMES };
    this.#files.push(file);
    for (const word of difference(file.before, file.after)) this.#words.add(word);
    const [old, own] = [declarations(before), declarations(after)];
    for (const fact of new Set([...old.keys(), ...own.keys()])) {
      if (old.get(fact) !== own.get(fact)) this.#facts.add(fact);
    }
  }

  /** May an answer be another one for this? */
  affects({ kind, numbers }: Dependency): boolean {
    switch (kind) {
      case 'file':
        return this.isSame[numbers[0] as number] !== 1;
      case 'fact':
        return this.#facts.has(numbers[0] as number);
      case 'words':
        if (!numbers.some((word) => this.#words.has(word))) return false;
        return this.#files.some(({ before, after }) => hasAll(before, numbers) !== hasAll(after, numbers));
    }
  }
}

/** Members of one of both ascending lists. */
function difference(a: Uint32Array, b: Uint32Array): readonly number[] {
  const result: number[] = [];
  let [left, right] = [0, 0];
  while (left < a.length || right < b.length) {
    const [x, y] = [a[left] ?? Number.POSITIVE_INFINITY, b[right] ?? Number.POSITIVE_INFINITY];
    if (x !== y) result.push(Math.min(x, y));
    if (x <= y) left += 1;
    if (y <= x) right += 1;
  }
  return result;
}

function hasAll(names: Uint32Array, words: readonly number[]): boolean {
  return words.every((word) => names.includes(word));
}

/** What a file adds to the answers of the index apart from its words: hash of the question → its part of the answer. */
function declarations(record: FileRecord | undefined): ReadonlyMap<number, string> {
  const parts = new Map<number, string>();
  const add = (kind: AskedThing['kind'], name: string, part: string): void => {
    const fact = factHash(kind, name);
    parts.set(fact, `${parts.get(fact) ?? ''}${part}\n`);
  };
  for (const symbol of record?.symbols ?? []) {
    if (symbol.kind === 'constant' || symbol.kind === 'function') {
      add(symbol.kind, symbol.name, symbol.name);
      continue;
    }
    add('class', symbol.name, JSON.stringify(symbol));
    for (const parent of heritage(symbol)) {
      add('heirs', parent, symbol.name);
      const original = unscopedName(parent.toLowerCase());
      if (original !== undefined) add('scoped', original, parent);
    }
  }
  return parts;
}
