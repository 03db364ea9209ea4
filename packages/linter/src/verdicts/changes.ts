/** What differs between two states of a tree, as far as answers of the linker can depend on it. */
import type { AskedThing } from '../flow/asked.ts';
import { unscopedName } from '../flow/scoped-name.ts';
import { heritage } from '../index/project-index.ts';
import type { FileRecord } from '../index/record.ts';
import { type Dependencies, FACT, FILE, factHash } from './dependencies.ts';

/** A state of the tree: its PHP files by number. */
export interface TreeState {
  readonly paths: readonly string[];
  /** SHA-1 of the contents, hex. */
  readonly hashes: readonly string[];
}

/** Of more changed files than this everything is asked anew. */
const MANY_FILES = 400;

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

  /** By dependency: may answers that were found with it be others now? */
  affected({ kinds, ends, numbers }: Dependencies): Uint8Array {
    const result = new Uint8Array(kinds.length);
    for (let at = 0; at < result.length; at += 1) {
      const [start, end] = [ends[at - 1] ?? 0, ends[at] as number];
      const first = numbers[start] as number;
      let isAffected: boolean;
      if (kinds[at] === FILE) isAffected = this.isSame[first] !== 1;
      else if (kinds[at] === FACT) isAffected = this.#facts.has(first);
      else isAffected = this.#separates(numbers, start, end);
      if (isAffected) result[at] = 1;
    }
    return result;
  }

  /** Do the words stand together in a file where they did not, or no longer? */
  #separates(numbers: ArrayLike<number>, start: number, end: number): boolean {
    let isTouched = false;
    for (let at = start; at < end; at += 1) isTouched ||= this.#words.has(numbers[at] as number);
    if (!isTouched) return false;
    const words = Array.from({ length: end - start }, (_, at) => numbers[start + at] as number);
    return this.#files.some(({ before, after }) => hasAll(before, words) !== hasAll(after, words));
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
