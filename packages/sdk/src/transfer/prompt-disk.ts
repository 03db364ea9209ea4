/**
 * Whether a disk answers at once, as it does from memory: then a call that waits takes some microseconds, and handing it
 * to another thread ten times as many. Where it does not, nothing may wait for it.
 */
export class PromptDisk {
  /** Calls that are still handed to another thread. */
  #mistrusted = 0;

  isPrompt(): boolean {
    if (this.#mistrusted === 0) return true;
    this.#mistrusted -= 1;
    return false;
  }

  /** @param took how long a call waited [ms] */
  note(took: number): void {
    if (took > SLOW) this.#mistrusted = MISTRUSTED;
  }
}

/** A disk that turns takes some milliseconds, a file system over the network about one. [ms] */
const SLOW = 1;
/** Calls until it is tried again. */
const MISTRUSTED = 500;
