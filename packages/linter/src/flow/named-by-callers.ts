import type { Expr } from '../php/facts.ts';
import { type Frame, literalOf } from './value.ts';
import { argumentAt } from './variables.ts';
import type { World } from './world.ts';

/** Names beyond this number are not told apart. */
const MAX_NAMES = 16;
/** Callers that pass a name on are followed this far. */
const MAX_HOPS = 3;

/** The names that callers give a parameter: `$this->$place` in `path($place)` stands for the properties they name. */
export function namesByCallers(world: World, expr: Expr, frame: Frame, hops = 0): readonly string[] {
  const names = new Set<string>();
  for (const alt of world.evaluate(expr, frame)) {
    const literal = literalOf(alt);
    if (literal !== undefined) names.add(literal);
    const [head] = alt.is === 'text' && alt.parts.length === 1 ? alt.parts : [];
    if (typeof head !== 'object' || head.from !== 'param' || head.keys || hops >= MAX_HOPS) continue;
    for (const { site, args, offset } of world.callers(head.fn).callers) {
      const argument = argumentAt(args, head.index, head.fn.facts.params[head.index]?.name, offset);
      if (argument === undefined || argument === 'spread') continue;
      const at: Frame = { fn: site.fn, step: site.step, depth: 0 };
      for (const name of namesByCallers(world, argument.value, at, hops + 1)) names.add(name);
    }
  }
  return [...names].slice(0, MAX_NAMES);
}
