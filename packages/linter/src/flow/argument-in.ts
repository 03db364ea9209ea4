import type { Expr } from '../php/facts.ts';
import type { Frame, Value } from './value.ts';
import type { World } from './world.ts';

/** What a caller gives, with a budget of its own: a function that many call is followed to each of them. */
export function argumentIn(world: World, expr: Expr, frame: Frame): Value {
  return world.settled(expr, () => world.evaluate(expr, frame), []);
}
