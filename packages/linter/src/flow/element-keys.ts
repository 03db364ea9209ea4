/** What the keys of array elements are called. */
import type { Expr } from '../php/facts.ts';
import { type Frame, firstLiteral } from './value.ts';
import type { World } from './world.ts';

/** An option that is named by a constant is set where the constant stands, and nowhere else (`CURLOPT_FILE`). */
export const CONSTANT_KEY: RegExp = /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/;

/** A class constant whose class is not at hand is named for what it holds: `RequestOptions::SINK` is `sink`. */
export function keyLiteral(world: World, key: Expr | undefined, frame: Frame): string | undefined {
  if (!key) return undefined;
  const literal = firstLiteral(world.evaluate(key, frame));
  if (literal !== undefined || world.program.incomplete) return literal;
  if (key.op === 'const') return key.fallback ?? key.name;
  return key.op === 'classConst' ? key.name.toLowerCase() : undefined;
}

/** May an element that is written under a key of this name, of which nothing may be known, be the one under `key`? */
export function mayBeKey(literal: string | undefined, key: string): boolean {
  return literal === key || (literal === undefined && !CONSTANT_KEY.test(key));
}
