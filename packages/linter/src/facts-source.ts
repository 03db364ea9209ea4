import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CacheFile } from './cache/cache-file.ts';
import type { LintOptions } from './options.ts';
import type { FileFacts } from './php/facts.ts';
import { factsOf } from './php/facts-of.ts';

/** A file whose facts are asked for. */
export interface FactsWish {
  readonly number: number;
  readonly path: string;
  /** Content hash. */
  readonly hash: string;
  readonly hazard?: string | undefined;
}

/** Facts by content: from the cache where it has them, else parsed now. */
export class FactsSource {
  /** Files parsed in this run. */
  parsed = 0;
  /** Files whose facts came from the cache. */
  cached = 0;
  /** [bytes] parsed in this run. */
  bytes = 0;
  /** Facts made in this run, as JSON by content hash. */
  readonly made = new Map<string, string>();
  readonly #root: string;
  readonly #cache: CacheFile;
  readonly #given = new Map<string, Uint8Array>();

  constructor(root: string, cache: CacheFile, options: LintOptions) {
    this.#root = root;
    this.#cache = cache;
    void options;
  }

  /** Bytes that are not on disk, by their content hash. */
  give(hash: string, bytes: Uint8Array): void {
    this.#given.set(hash, bytes);
  }

  async load(wishes: readonly FactsWish[]): Promise<ReadonlyMap<number, FileFacts>> {
    const result = new Map<number, FileFacts>();
    for (const wish of wishes) {
      const remembered = this.#cache.facts(wish.hash);
      if (remembered !== undefined) {
        this.cached += 1;
        result.set(wish.number, JSON.parse(remembered) as FileFacts);
        continue;
      }
      const bytes = this.#given.get(wish.hash) ?? readFileSync(join(this.#root, wish.path));
      const facts = factsOf(bytes, wish.hazard === undefined ? undefined : { hazard: wish.hazard });
      this.parsed += 1;
      this.bytes += bytes.length;
      if (!this.#given.has(wish.hash)) this.made.set(wish.hash, JSON.stringify(facts));
      result.set(wish.number, facts);
    }
    return result;
  }

  async close(): Promise<void> {}
}
