/** Sessions: requests of one client without a long pause between them. */

export interface Sessions {
  readonly clients: number;
  readonly sessions: number;
  /** Mean requests of a session. */
  readonly requests: number;
  /** Mean time from the first request of a session to its last one [s]. */
  readonly length: number;
}

/** Watches requests in the order in which they come. */
export class SessionWatch {
  readonly #gap: number;
  readonly #open = new Map<string, { first: number; last: number }>();
  #sessions = 0;
  #requests = 0;
  #length = 0;

  /** @param gap pause after which a client begins another session [s] */
  constructor(gap: number) {
    this.#gap = gap;
  }

  add(client: string, time: number): void {
    this.#requests++;
    const open = this.#open.get(client);
    if (open !== undefined && time - open.last <= this.#gap) {
      this.#length += Math.max(0, time - open.last);
      open.last = Math.max(open.last, time);
      return;
    }
    this.#sessions++;
    this.#open.set(client, { first: time, last: time });
  }

  result(): Sessions {
    const sessions = Math.max(1, this.#sessions);
    return {
      clients: this.#open.size,
      sessions: this.#sessions,
      requests: this.#requests / sessions,
      length: this.#length / sessions,
    };
  }
}
