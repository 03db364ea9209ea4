/** What parts of a run found out, for the next run: it holds as long as its key is the same. */
import { createHash } from 'node:crypto';

/** Hash of everything that something was found with. */
export function keyOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Where earlier notes are; undefined where there is none of the name. */
export type EarlierNotes = (name: string) => string | undefined;

export class Notes {
  /** Notes made in this run, by name, as they shall lie in the cache. */
  readonly made: Map<string, () => string> = new Map();
  readonly #earlier: EarlierNotes;

  constructor(earlier: EarlierNotes) {
    this.#earlier = earlier;
  }

  /** What was noted under this name and key; undefined where nothing was. */
  read<T>(name: string, key: string): T | undefined {
    const text = this.#earlier(name);
    if (!text?.startsWith(`${key}\n`)) return undefined;
    try {
      return JSON.parse(text.slice(key.length + 1)) as T;
    } catch {
      return undefined;
    }
  }

  /**
   * @param key hash of everything that the value was found with
   * @param value gives what JSON can hold; asked for at the end of the run
   */
  write(name: string, key: string, value: () => unknown): void {
    this.made.set(name, () => `${key}\n${JSON.stringify(value())}`);
  }
}
