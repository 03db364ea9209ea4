import type { Expr } from '../php/facts.ts';
import { type Frame, NOTHING, type Value } from './value.ts';
import type { World } from './world.ts';

/** The value of an expression; of one that asks for itself, as in `$a['k'] = f($a['k'])`, nothing. */
export function unlessActive(world: World, expr: Expr, frame: Frame): Value {
  if (world.active.has(expr)) {
    world.cuts += 1;
    return NOTHING;
  }
  world.active.add(expr);
  const value = world.evaluate(expr, frame);
  world.active.delete(expr);
  return value;
}
