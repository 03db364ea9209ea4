/** Letting timers, messages and an abort in between long synchronous work. */

/** Work between two looks at the event loop [ms]. */
const TURN_MS = 20;

export class Turns {
  private last: number = performance.now();

  /** Is it time to {@link take} a turn? */
  due(): boolean {
    return performance.now() - this.last > TURN_MS;
  }

  /** @throws the signal's reason when it is aborted */
  async take(signal: AbortSignal | undefined): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
    this.last = performance.now();
  }
}
