import type { Sink } from '../frameworks/knowledge.ts';
import type { PathPart } from '../frameworks/path-part.ts';
import type { Arg } from '../php/facts.ts';
import { itemAt } from './array-items.ts';
import { type CallSite, shortName } from './code.ts';
import { conditionsHold } from './conditions.ts';
import { reaching } from './definitions.ts';
import { madeWith } from './path-value.ts';
import { print } from './print.ts';
import { concatenate, type Frame, isUnknown, literalOf, text, type Value } from './value.ts';
import { argumentAt } from './variables.ts';
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
  return openingsOf(site, via).flatMap((other): Value => {
    const argument = 'args' in other.expr ? other.expr.args[index] : undefined;
    // An opening that writes is told itself: `$zip->open($file, ZipArchive::CREATE)`.
    if (!argument || sinksOf(world, other).length > 0 || isToldBefore(world, site, other, via)) return [];
    return world.evaluate(argument.value, { ...frame, step: other.step });
  });
}

/** A path below the directory with which the object was made: by an array that names it, or by the directory alone. */
export function belowReceiver(
  world: World,
  { site, args, offset }: { readonly site: CallSite; readonly args: readonly Arg[]; readonly offset: number },
  path: Extract<PathPart, { readonly below: unknown }>,
  frame: Frame,
): Value {
  const argument = argumentAt(args, path.below.arg, path.below.name, offset);
  if (site.expr.op !== 'mcall' || argument === undefined || argument === 'spread') return [];
  const roots = world.evaluate(site.expr.base, frame).flatMap((alt): Value => {
    const made = alt.is === 'object' ? alt.made : undefined;
    const given = made?.args[path.receiver]?.value;
    return made && given
      ? world.evaluate(given, made.frame).flatMap((each) => rootOf(world, each, path.directory))
      : [];
  });
  return roots.length === 0 ? [] : concatenate([roots, [text('/')], world.evaluate(argument.value, frame)]);
}

/** The directory of a store on this machine; one whose driver is another keeps a root too, on another machine. */
function rootOf(world: World, given: Value[number], key: string): Value {
  if (given.is === 'text') return isUnknown(given) ? [] : [given];
  if (given.is !== 'array') return [];
  const at = (name: string): Value => {
    const item = itemAt(given.items, name);
    return item ? world.evaluate(item.value, given.frame) : [];
  };
  const drivers = at('driver').map(literalOf);
  return drivers.some((driver) => driver !== undefined && driver !== 'local') ? [] : at(key);
}

/** Calls of the `via` method by which the object may have been opened; one of the same object hides those before it. */
function openingsOf(site: CallSite, via: string): readonly CallSite[] {
  const openings = site.fn.calls.filter(
    ({ step, expr }) =>
      step <= site.step &&
      'name' in expr &&
      typeof expr.name === 'string' &&
      shortName(expr.name).toLowerCase() === via.toLowerCase(),
  );
  const base = baseOf(site);
  const own = openings.filter((other) => baseOf(other) === base);
  return own.length > 0 ? reaching(site.fn, own, site.step).definitions : openings;
}

function baseOf({ expr }: CallSite): string {
  return expr.op === 'mcall' ? print(expr.base) : '';
}

function sinksOf(world: World, { fn, step, expr }: CallSite): readonly Sink[] {
  const frame: Frame = { fn, step, depth: 0 };
  const sinks = world.patternsOf(expr, frame).flatMap((pattern) => world.knowledge.sinks.get(pattern) ?? []);
  return sinks.filter(({ when }) => conditionsHold(world, when, expr, frame));
}

/** Another change between the opening and this one: what is added to one archive is told once. */
function isToldBefore(world: World, site: CallSite, opening: CallSite, via: string): boolean {
  return site.fn.calls.some(
    (other) =>
      other !== site &&
      other.step > opening.step &&
      other.step < site.step &&
      other.expr.op === 'mcall' &&
      baseOf(other) === baseOf(site) &&
      sinksOf(world, other).some(({ path }) => 'via' in path && path.via === via),
  );
}
