/** What answers depend on, in columns of numbers. */
import type { AskedThing } from '../flow/asked.ts';
import { callHash, DECLARATION_MARK, FUNCTION_MARK, METHOD_MARK, nameHash, RENAME_MARK } from '../index/name-hash.ts';
import { hashesOf } from '../index/project-index.ts';

/** The numbers of a dependency: a file's number; hashes of words that stand in a file together; any other fact's hash. */
export const FILE = 0;
export const WORDS = 1;
export const FACT = 2;

/** In the place of a file's number: it is gone. */
export const GONE = 0xffffffff;

/** Each dependency has a kind, and the numbers up to its end. */
export interface Dependencies {
  readonly kinds: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
  readonly numbers: ArrayLike<number>;
}

export class DependencyList implements Dependencies {
  readonly kinds: number[] = [];
  readonly ends: number[] = [];
  readonly numbers: number[] = [];

  /** @returns its number */
  add(kind: number, numbers: Iterable<number>): number {
    for (const number of numbers) this.numbers.push(number);
    this.ends.push(this.numbers.length);
    return this.kinds.push(kind) - 1;
  }

  /** @param fileNumber the number of a file by its path */
  addThing({ kind, name }: AskedThing, fileNumber: (path: string) => number): number {
    switch (kind) {
      case 'file':
        return this.add(FILE, [fileNumber(name)]);
      case 'word':
        return this.add(WORDS, hashesOf(name));
      case 'calling':
        return this.add(WORDS, [callHash(name, FUNCTION_MARK)]);
      case 'renaming':
        return this.add(WORDS, [callHash(name, RENAME_MARK)]);
      case 'callingMethod':
        return this.add(WORDS, [callHash(name, METHOD_MARK)]);
      case 'declaringMethod':
        return this.add(WORDS, [callHash(name, DECLARATION_MARK)]);
      default:
        return this.add(FACT, [factHash(kind, name)]);
    }
  }
}

export function factHash(kind: AskedThing['kind'], name: string): number {
  return nameHash(`${kind} ${name.toLowerCase()}`);
}
