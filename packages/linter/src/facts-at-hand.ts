import type { FileFacts } from './php/facts.ts';

/** Facts by file number, loaded once each: first from where they are loaded already, else all that are missing together. */
export class FactsAtHand {
  readonly #facts = new Map<number, FileFacts>();
  readonly #loaded: (number: number) => FileFacts | undefined;
  readonly #load: (numbers: readonly number[]) => Promise<ReadonlyMap<number, FileFacts>>;

  /**
   * @param loaded facts that somebody else has loaded
   * @param load every file asked for must be answered
   */
  constructor(
    loaded: (number: number) => FileFacts | undefined,
    load: (numbers: readonly number[]) => Promise<ReadonlyMap<number, FileFacts>>,
  ) {
    this.#loaded = loaded;
    this.#load = load;
  }

  async of(numbers: readonly number[]): Promise<ReadonlyMap<number, FileFacts>> {
    const missing: number[] = [];
    for (const number of numbers) {
      if (this.#facts.has(number)) continue;
      const facts = this.#loaded(number);
      if (facts) this.#facts.set(number, facts);
      else missing.push(number);
    }
    if (missing.length > 0) for (const [number, facts] of await this.#load(missing)) this.#facts.set(number, facts);
    return this.#facts;
  }
}
