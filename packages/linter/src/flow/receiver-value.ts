import type { Sink } from '../frameworks/knowledge.ts';
import { type CallSite, shortName } from './code.ts';
import { conditionsHold } from './conditions.ts';
import { madeWith } from './path-value.ts';
import { print } from './print.ts';
import type { Frame, Value } from './value.ts';
import type { World } from './world.ts';

/** The path that lies in the object which is called: an argument of its constructor, or of the `via` method before it. */
export function receiverValue(
  world: World,
  site: CallSite,
  index: number,
  via: string | undefined,
  frame: Frame,
): Value {
  if (site.expr.op !== 'mcall') return [];
  if (!via) return madeWith(world, site.expr.base, index, frame).flat();
  return site.fn.calls.flatMap((other): Value => {
    if (other.step > site.step || !('name' in other.expr) || typeof other.expr.name !== 'string') return [];
    if (shortName(other.expr.name).toLowerCase() !== via.toLowerCase() || !('args' in other.expr)) return [];
    const argument = other.expr.args[index];
    // An opening that writes is told itself: `$zip->open($file, ZipArchive::CREATE)`.
    if (!argument || sinksOf(world, other).length > 0 || isToldBefore(world, site, other, via)) return [];
    return world.evaluate(argument.value, { ...frame, step: other.step });
  });
}

function sinksOf(world: World, { fn, step, expr }: CallSite): readonly Sink[] {
  const frame: Frame = { fn, step, depth: 0 };
  const sinks = world.patternsOf(expr, frame).flatMap((pattern) => world.knowledge.sinks.get(pattern) ?? []);
  return sinks.filter(({ when }) => conditionsHold(world, when, expr, frame));
}

/** Another change between the opening and this one: what is added to one archive is told once. */
function isToldBefore(world: World, site: CallSite, opening: CallSite, via: string): boolean {
  const base = site.expr.op === 'mcall' ? print(site.expr.base) : '';
  return site.fn.calls.some(
    (other) =>
      other !== site &&
      other.step > opening.step &&
      other.step < site.step &&
      other.expr.op === 'mcall' &&
      print(other.expr.base) === base &&
      sinksOf(world, other).some(({ path }) => 'receiver' in path && path.via === via),
  );
}
