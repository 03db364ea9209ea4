/** Conditions under which code does no harm in production, ready for look-up. */
import type { Guard } from '../frameworks/knowledge.ts';

export type Harmless = Guard['because'];

/** A guard that is a call: `App::environment(testing)` asks for a call with that argument. */
export interface CallGuard {
  readonly because: Harmless;
  /** Lower case; absent: whatever the call is given. */
  readonly argument: string | undefined;
  readonly harmless: boolean;
  /** Among all guards: of two that fit the first one speaks. */
  readonly position: number;
}

/** Functions are full of conditions, and each is held against all guards. */
export class GuardTable {
  readonly #written = new Map<string, CallGuard[]>();
  readonly #calls = new Map<string, CallGuard[]>();

  constructor(guards: readonly Guard[]) {
    for (const [position, { when, harmless, because }] of guards.entries()) {
      const key = when.toLowerCase();
      const [call = '', argument] = key.replace(/\)$/, '').split('(');
      const guard = { because, argument, harmless, position };
      push(this.#written, key, guard);
      push(this.#calls, call.trim(), guard);
    }
  }

  /** @param keys guards as they are written, in lower case */
  because(keys: readonly string[], truth: boolean): Harmless | undefined {
    return inOrder(this.#written, keys, truth)[0]?.because;
  }

  /** @param patterns of one call, in lower case */
  ofCall(patterns: readonly string[], truth: boolean): readonly CallGuard[] {
    return inOrder(this.#calls, patterns, truth);
  }
}

function inOrder(
  table: ReadonlyMap<string, readonly CallGuard[]>,
  keys: readonly string[],
  truth: boolean,
): CallGuard[] {
  return keys
    .flatMap((key) => table.get(key) ?? [])
    .filter(({ harmless }) => harmless === truth)
    .sort((a, b) => a.position - b.position);
}

function push(table: Map<string, CallGuard[]>, key: string, guard: CallGuard): void {
  const known = table.get(key);
  if (known) known.push(guard);
  else table.set(key, [guard]);
}
