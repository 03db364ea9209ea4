/** Conditions under which code does no harm in production, ready for look-up. */
import type { Guard } from '../frameworks/knowledge.ts';
import { byPattern } from './by-pattern.ts';

export type Harmless = Guard['because'];

/** A guard taken apart: `App::environment(testing)` asks for a call with that argument. */
export interface ParsedGuard {
  /** As it is written, in lower case. */
  readonly written: string;
  /** Lower-case pattern of the call that it may be. */
  readonly call: string;
  /** Lower case; absent: whatever the call is given. */
  readonly argument: string | undefined;
  readonly harmless: boolean;
  readonly because: Harmless;
  /** Among all guards: of two that fit the first one speaks. */
  readonly position: number;
}

function parsed({ when, harmless, because }: Guard, position: number): ParsedGuard {
  const written = when.toLowerCase();
  const [call = '', argument] = written.replace(/\)$/, '').split('(');
  return { written, call: call.trim(), argument, harmless, because, position };
}

/** Functions are full of conditions, and each is held against all guards. */
export class GuardTable {
  readonly #written: ReadonlyMap<string, readonly ParsedGuard[]>;
  readonly #calls: ReadonlyMap<string, readonly ParsedGuard[]>;

  constructor(guards: readonly Guard[]) {
    const all = guards.map(parsed);
    this.#written = byPattern(all, ({ written }) => written);
    this.#calls = byPattern(all, ({ call }) => call);
  }

  /** @param keys guards as they are written, in lower case */
  because(keys: readonly string[], truth: boolean): Harmless | undefined {
    return inOrder(this.#written, keys, truth)[0]?.because;
  }

  /** @param patterns of one call, in lower case */
  ofCall(patterns: readonly string[], truth: boolean): readonly ParsedGuard[] {
    return inOrder(this.#calls, patterns, truth);
  }
}

function inOrder(
  table: ReadonlyMap<string, readonly ParsedGuard[]>,
  keys: readonly string[],
  truth: boolean,
): ParsedGuard[] {
  return keys
    .flatMap((key) => table.get(key) ?? [])
    .filter(({ harmless }) => harmless === truth)
    .sort((a, b) => a.position - b.position);
}
