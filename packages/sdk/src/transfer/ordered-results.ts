/** Takes results as they come, and hands them on in the order in which they were asked for. */
export class OrderedResults<T> {
  readonly #queue: { result?: { readonly value: T } }[] = [];
  readonly #take: (value: T) => Promise<void>;
  #draining: Promise<void> = Promise.resolve();
  #isDraining = false;

  constructor(take: (value: T) => Promise<void>) {
    this.#take = take;
  }

  get length(): number {
    return this.#queue.length;
  }

  /** @returns what is called with the result */
  next(): (value: T) => Promise<void> {
    const slot: { result?: { readonly value: T } } = {};
    this.#queue.push(slot);
    return (value) => {
      slot.result = { value };
      return this.#drain();
    };
  }

  /** Everything that has a result was handed on. */
  async done(): Promise<void> {
    while (this.#isDraining) await this.#draining;
  }

  #drain(): Promise<void> {
    if (!this.#isDraining) this.#draining = this.#run();
    return this.#draining;
  }

  async #run(): Promise<void> {
    this.#isDraining = true;
    try {
      for (let first = this.#queue[0]; first?.result !== undefined; first = this.#queue[0]) {
        this.#queue.shift();
        await this.#take(first.result.value);
      }
    } finally {
      this.#isDraining = false;
    }
  }
}
