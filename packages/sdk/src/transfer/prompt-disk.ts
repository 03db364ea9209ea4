/**
 * Whether a disk answers at once, as it does from memory: then a call that waits takes some microseconds, and handing it
 * to another thread ten times as many. Where it does not, nothing may wait for it.
 */
export class PromptDisk {
  /** Calls that are still handed to another thread. */
  #mistrusted = 0;
  #suspicion = 0;

  isPrompt(): boolean {
    if (this.#mistrusted === 0) return true;
    this.#mistrusted -= 1;
    return false;
  }

  /** @param took how long a call waited [ms] */
  note(took: number): void {
    if (took <= SLOW) {
      if (this.#suspicion > 0) this.#suspicion -= 1;
      return;
    }
    this.#suspicion += SLOW_COUNTS;
    if (this.#suspicion < SUSPICION_MAX) return;
    this.#mistrusted = MISTRUSTED;
    // When it is tried again, one slow call is enough.
    this.#suspicion = SUSPICION_MAX - SLOW_COUNTS;
  }
}

/** A disk that turns takes some milliseconds, a file system over the network about one. [ms] */
const SLOW = 1;
/**
 * A single slow call may be this process's turn that was over, on a busy machine: that happens once in hundreds of calls, and
 * it takes so many prompt ones to forget it.
 */
const SLOW_COUNTS = 16;
const SUSPICION_MAX = 3.5 * SLOW_COUNTS;
/** Calls until it is tried again. */
const MISTRUSTED = 500;
