/**
 * What files of a folder are, and what changes when they are written again. Calls wait: on a busy machine each that does not
 * loses its turn, and there are ten thousands.
 */
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface FileState {
  readonly digest: string;
  /** [ms since 1970], with its microseconds */
  readonly modified: number;
  readonly mode: bigint;
}

/** What a target shows, and of that what has the source's content; each with what changes when it is written again. */
export interface Look {
  readonly shown: ReadonlyMap<string, string>;
  readonly whole: ReadonlyMap<string, string>;
}

function* filesOf(folder: string): Generator<readonly [key: string, path: string], void, undefined> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) yield [path.slice(folder.length + 1), path];
  }
}

function digestOf(path: string): string {
  return createHash('sha1').update(readFileSync(path)).digest('hex');
}

/** Content, time and mode of every file. */
export function stateOfFolder(folder: string): Map<string, FileState> {
  const state = new Map<string, FileState>();
  for (const [key, path] of filesOf(folder)) {
    const { mtimeNs, mode } = lstatSync(path, { bigint: true });
    state.set(key, { digest: digestOf(path), modified: Number(mtimeNs / 1000n) / 1000, mode });
  }
  return state;
}

/** Looks at a folder again and again; reads only what may have changed since. */
export class FolderWatch {
  readonly #folder: string;
  readonly #source: ReadonlyMap<string, FileState>;
  readonly #read = new Map<string, { readonly version: string; readonly isWhole: boolean }>();

  constructor(folder: string, source: ReadonlyMap<string, FileState>) {
    this.#folder = folder;
    this.#source = source;
  }

  look(): Look {
    const shown = new Map<string, string>();
    const whole = new Map<string, string>();
    for (const [key, path] of existsSync(this.#folder) ? filesOf(this.#folder) : []) {
      const { size, mtimeNs, ctimeNs, ino } = lstatSync(path, { bigint: true });
      // A second name that is taken away changes the node's own time, and writes nothing.
      const stamp = `${size} ${mtimeNs} ${ino}`;
      shown.set(key, stamp);
      if (this.#isWhole(key, path, `${stamp} ${ctimeNs}`)) whole.set(key, stamp);
    }
    return { shown, whole };
  }

  #isWhole(key: string, path: string, version: string): boolean {
    const wanted = this.#source.get(key)?.digest;
    if (wanted === undefined) return false;
    const known = this.#read.get(key);
    if (known?.version === version) return known.isWhole;
    const isWhole = digestOf(path) === wanted;
    this.#read.set(key, { version, isWhole });
    return isWhole;
  }
}
