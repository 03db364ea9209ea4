/** What keeps a transfer within bounds: jobs at once, bytes in memory, bytes in a second. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Lets `capacity` units be held at once; a single holder may ask for more than there are and gets all. */
export class Budget {
  readonly #capacity: number;
  #free: number;
  readonly #waiting: { readonly units: number; readonly go: () => void }[] = [];

  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#free = capacity;
  }

  async take(wanted: number): Promise<() => void> {
    const units = Math.min(wanted, this.#capacity);
    if (this.#waiting.length > 0 || this.#free < units) {
      await new Promise<void>((go) => this.#waiting.push({ units, go }));
    } else this.#free -= units;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#free += units;
      this.#wake();
    };
  }

  #wake(): void {
    for (let first = this.#waiting[0]; first !== undefined && this.#free >= first.units; first = this.#waiting[0]) {
      this.#waiting.shift();
      this.#free -= first.units;
      first.go();
    }
  }
}

/** Bytes a second, over all streams of a transfer. */
export class Bandwidth {
  readonly #rate: number;
  #readyAt = 0;

  /** @param rate [bytes/s]; undefined: no limit */
  constructor(rate: number | undefined) {
    this.#rate = rate ?? Number.POSITIVE_INFINITY;
  }

  /** Waits until `bytes` may pass. */
  async pass(bytes: number, signal?: AbortSignal): Promise<void> {
    if (this.#rate === Number.POSITIVE_INFINITY) return;
    const now = performance.now();
    this.#readyAt = Math.max(this.#readyAt, now) + (bytes / this.#rate) * 1000;
    const wait = this.#readyAt - now;
    if (wait > 1) await sleep(wait, undefined, signal === undefined ? {} : { signal });
  }

  async *paced(content: AsyncIterable<Uint8Array>, signal?: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of content) {
      for (let at = 0; at < chunk.length; at += PACE) {
        const piece = chunk.subarray(at, at + PACE);
        await this.pass(piece.length, signal);
        yield piece;
      }
    }
  }
}

/** Pieces that are let through one by one. [bytes] */
const PACE = 64 * 1024;

/** Jobs at once: one more after each round that went well, half as many when the other side asks for less. */
export class Concurrency {
  readonly #max: number;
  #limit: number;
  #running = 0;
  #successes = 0;
  #lastCut = 0;
  /** Of the quickest round so far; what others are held against. [ms] */
  #best = Number.POSITIVE_INFINITY;
  #round = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(max: number) {
    this.#max = Math.max(1, max);
    this.#limit = Math.min(16, this.#max);
  }

  get limit(): number {
    return this.#limit;
  }

  async run<T>(job: () => Promise<T>): Promise<T> {
    while (this.#running >= this.#limit) await new Promise<void>((go) => this.#waiting.push(go));
    this.#running += 1;
    const start = performance.now();
    try {
      const result = await job();
      this.#succeeded(performance.now() - start);
      return result;
    } finally {
      this.#running -= 1;
      this.#wake();
    }
  }

  /** The other side asked for less. */
  slowDown(): void {
    const now = performance.now();
    // A burst of refusals is one message.
    if (now - this.#lastCut < 1000) return;
    this.#lastCut = now;
    this.#limit = Math.max(1, Math.floor(this.#limit / 2));
    this.#successes = 0;
  }

  #succeeded(took: number): void {
    this.#successes += 1;
    this.#round += took;
    if (this.#successes < this.#limit) return;
    const mean = this.#round / this.#successes;
    this.#successes = 0;
    this.#round = 0;
    this.#best = Math.min(this.#best * 1.02, mean);
    // More at once only makes each wait longer where the time of one has grown as much as their number.
    if (mean < this.#best * 4 && this.#limit < this.#max) this.#limit += 1;
    this.#wake();
  }

  #wake(): void {
    for (let free = this.#limit - this.#running; free > 0 && this.#waiting.length > 0; free -= 1)
      this.#waiting.shift()?.();
  }
}
