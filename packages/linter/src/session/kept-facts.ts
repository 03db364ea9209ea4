import { setImmediate } from 'node:timers/promises';
import { FactsSource, type FactsWish } from '../facts-source.ts';
import type { FileFacts } from '../php/facts.ts';
import { factsOf } from '../php/facts-of.ts';

/** So long work goes on before somebody else has a turn [ms]. */
const LISTENS_EVERY = 20;

/** Facts of a project that stays open: what was once at hand stays so, unpacked, until its contents are gone. */
export class KeptFacts extends FactsSource {
  readonly #kept = new Map<string, FileFacts>();
  #listened = 0;

  override give(hash: string, bytes: Uint8Array): void {
    if (!this.#kept.has(hash)) this.#kept.set(hash, factsOf(bytes));
  }

  override isParsed(hash: string): boolean {
    return this.#kept.has(hash) || super.isParsed(hash);
  }

  override remembered(hash: string): FileFacts | undefined {
    return this.#kept.get(hash) ?? this.#keep(hash, super.remembered(hash));
  }

  override async load(wishes: readonly FactsWish[]): Promise<ReadonlyMap<number, FileFacts>> {
    await this.#listen();
    const result = new Map<number, FileFacts>();
    const missing: FactsWish[] = [];
    for (const wish of wishes) {
      const kept = this.#kept.get(wish.hash);
      if (kept) result.set(wish.number, kept);
      else missing.push(wish);
    }
    if (missing.length === 0) return result;
    const loaded = await super.load(missing);
    for (const { number, hash } of missing) {
      const facts = this.#keep(hash, loaded.get(number));
      if (facts) result.set(number, facts);
    }
    return result;
  }

  /** Forgets contents that no file has any more. */
  keepOnly(hashes: ReadonlySet<string>): void {
    for (const hash of this.#kept.keys()) if (!hashes.has(hash)) this.#kept.delete(hash);
    for (const hash of this.made.keys()) if (!hashes.has(hash)) this.made.delete(hash);
  }

  /** What an editor says meanwhile comes in: facts that are at hand are no reason to wait for anything else. */
  async #listen(): Promise<void> {
    if (performance.now() - this.#listened < LISTENS_EVERY) return;
    await setImmediate();
    this.#listened = performance.now();
  }

  #keep(hash: string, facts: FileFacts | undefined): FileFacts | undefined {
    if (facts) this.#kept.set(hash, facts);
    return facts;
  }
}
