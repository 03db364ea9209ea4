/** How long each part of a run took, for `--timing`. */

/** Adds up the time of named parts. */
export class Timing {
  readonly #spent = new Map<string, number>();

  /** Runs a part and counts its time. */
  of<T>(part: string, run: () => T): T {
    const begun = performance.now();
    try {
      return run();
    } finally {
      this.#add(part, performance.now() - begun);
    }
  }

  /** As {@link of}, for a part that is waited for: time in which other parts run counts for both. */
  async during<T>(part: string, run: () => Promise<T>): Promise<T> {
    const begun = performance.now();
    try {
      return await run();
    } finally {
      this.#add(part, performance.now() - begun);
    }
  }

  #add(part: string, time: number): void {
    this.#spent.set(part, (this.#spent.get(part) ?? 0) + time);
  }

  /** Parts with their time [ms], the longest first. */
  get parts(): readonly (readonly [part: string, time: number])[] {
    return [...this.#spent].sort((a, b) => b[1] - a[1]);
  }
}

/** A rule of any sort. */
interface TimedRule {
  readonly meta: { readonly id: string };
  readonly check: (...args: never[]) => unknown;
}

/** The same rules, each of which counts its time under its id. */
export function timedRules<R extends TimedRule>(rules: readonly R[], timing: Timing): readonly R[] {
  return rules.map((rule) => ({
    ...rule,
    check: (...args: never[]) => timing.of(rule.meta.id, () => rule.check(...args)),
  }));
}
