import type { PathPart } from '../frameworks/path-part.ts';
import { casesOfValue } from './cases.ts';
import type { CallSite } from './code.ts';
import type { PathCase } from './path-case.ts';
import { type Frame, sourced, union, type Value } from './value.ts';
import type { World } from './world.ts';

type OptionsPart = Extract<PathPart, { readonly options: unknown }>;

/** The path stands in an array that an earlier call gave the object, or the library that is loaded by name. */
export function optionCases(world: World, site: CallSite, part: OptionsPart, frame: Frame): readonly PathCase[] {
  for (const key of part.keys) {
    const value = union(site.fn.calls.flatMap((other) => optionOf(world, site, other, part, key, frame)));
    if (value.length > 0) return casesOfValue(world, value, site.fn);
  }
  const [key = ''] = part.keys;
  const trace = { path: site.fn.file.path, line: site.expr.span[0], message: `the option ${key} is set elsewhere` };
  return casesOfValue(
    world,
    [sourced({ from: 'outside', origin: 'setting', label: `the option ${key}` }, trace)],
    site.fn,
  );
}

function optionOf(
  world: World,
  site: CallSite,
  { expr, step }: CallSite,
  { options }: OptionsPart,
  key: string,
  frame: Frame,
): readonly Value[] {
  if (step > site.step || (expr.op !== 'mcall' && expr.op !== 'scall') || typeof expr.name !== 'string') return [];
  const at = Object.entries(options).find(([method]) => method === (expr.name as string).toLowerCase())?.[1];
  const given = at === undefined ? undefined : expr.args[at];
  if (!given) return [];
  const value = world
    .evaluate({ op: 'index', base: given.value, key: { op: 'lit', value: key } }, { ...frame, step })
    .filter((alt) => alt.is === 'text' && !isUnset(alt));
  return value.length > 0 ? [value] : [];
}

/** Nothing says that an array of which nothing is known has the option at all. */
function isUnset(alt: Extract<Value[number], { is: 'text' }>): boolean {
  const [head] = alt.parts;
  return head === '' || (typeof head === 'object' && head.from === 'unknown' && alt.parts.length === 1);
}
