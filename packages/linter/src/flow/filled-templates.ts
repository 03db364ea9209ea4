/** Texts with names in them that are filled in all at once: `strtr($path, ['{id}' => $id])`. */
import type { Expr } from '../php/facts.ts';
import { argument, argumentValue, type ValueCall } from './call-arguments.ts';
import { shortName } from './code.ts';
import { unlessActive } from './recursion.ts';
import { inPattern } from './text-functions.ts';
import { compact, concatenate, type Frame, literalOf, type Part, text, union, type Value } from './value.ts';
import type { World } from './world.ts';

/** More names than this are no template of a path, but a table of characters. */
const MAX_NAMES = 32;

/** What is put in place of the names, by name. */
type Fillings = ReadonlyMap<string, Value>;

/** What `strtr($text, $pairs)` makes of its text; undefined where one cannot tell what it puts in. */
export function translated(world: World, call: ValueCall, frame: Frame): Value | undefined {
  const pairs = call.args.length === 2 ? pairsOf(world, argumentValue(world, call, 1, frame)) : undefined;
  return pairs && filled(argumentValue(world, call, 0, frame), pairs);
}

/** What `str_replace($names, $values, $text)` makes of its text; undefined where names or values are no list at hand. */
export function replacedNames(world: World, call: ValueCall, frame: Frame): Value | undefined {
  const [names, values] = [argument(call.args, 0), argument(call.args, 1)];
  if (!names || !values) return undefined;
  const single = nameIn(world, names, call, frame);
  if (single) return filled(single.subject, new Map([[single.name, world.evaluate(values, frame)]]));
  const pairs = ofOneArray(world, names, values, frame) ?? ofTwoLists(world, names, values, frame);
  return pairs && filled(argumentValue(world, call, 2, frame), pairs);
}

/** One name that stands in the text, `str_replace('###DIRECTORY###', $directory, $command)`: shorter ones are characters. */
function nameIn(
  world: World,
  names: Expr,
  call: ValueCall,
  frame: Frame,
): { readonly name: string; readonly subject: Value } | undefined {
  const [only, ...others] = world.evaluate(names, frame);
  const name = only && others.length === 0 ? literalOf(only) : undefined;
  if (name === undefined || name.length < 3) return undefined;
  const subject = argumentValue(world, call, 2, frame);
  const holds = (part: Part): boolean => typeof part === 'string' && part.includes(name);
  return subject.some((alt) => alt.is === 'text' && alt.parts.some(holds)) ? { name, subject } : undefined;
}

/** `array_keys($pairs)` and `array_values($pairs)`, or the array itself for its values. */
function ofOneArray(world: World, names: Expr, values: Expr, frame: Frame): Fillings | undefined {
  const keyed = firstGiven(names, 'array_keys');
  const holding = firstGiven(values, 'array_values') ?? values;
  if (keyed?.op !== 'var' || holding.op !== 'var' || holding.name !== keyed.name) return undefined;
  return pairsOf(world, world.evaluate(keyed, frame));
}

function firstGiven(expr: Expr, name: string): Expr | undefined {
  if (expr.op !== 'call' || typeof expr.name !== 'string') return undefined;
  return shortName(expr.fallback ?? expr.name).toLowerCase() === name ? argument(expr.args, 0) : undefined;
}

function ofTwoLists(world: World, names: Expr, values: Expr, frame: Frame): Fillings | undefined {
  const [searched, put] = [listOf(world, names, frame), listOf(world, values, frame)];
  if (!searched || !put || searched.length > put.length) return undefined;
  const pairs = new Map<string, Value>();
  for (const [at, name] of searched.entries()) {
    const literal = name.length === 1 && name[0] ? literalOf(name[0]) : undefined;
    if (literal === undefined) return undefined;
    pairs.set(literal, put[at] as Value);
  }
  return pairs;
}

function listOf(world: World, expr: Expr, frame: Frame): readonly Value[] | undefined {
  const [array, ...others] = world.evaluate(expr, frame);
  if (array?.is !== 'array' || others.length > 0 || array.items.length > MAX_NAMES) return undefined;
  if (array.items.some(({ spread, key }) => spread || key !== undefined)) return undefined;
  return array.items.map(({ value }) => unlessActive(world, value, array.frame));
}

/** The pairs of all arrays that the value may be: each fills in what it has. */
function pairsOf(world: World, value: Value): Fillings | undefined {
  const pairs = new Map<string, Value>();
  for (const array of value) {
    if (array.is !== 'array') return undefined;
    for (const item of array.items) {
      const [key] = item.key ? world.evaluate(item.key, array.frame) : [];
      const name = key && literalOf(key);
      if (item.spread || name === undefined) return undefined;
      const filling = unlessActive(world, item.value, array.frame);
      const before = pairs.get(name);
      pairs.set(name, before ? union([before, filling]) : filling);
    }
  }
  return pairs;
}

function filled(subject: Value, pairs: Fillings): Value | undefined {
  // The longest name first, as PHP does it.
  const names = [...pairs.keys()].filter(Boolean).sort((left, right) => right.length - left.length);
  if (names.length === 0 || names.length > MAX_NAMES) return undefined;
  const searched = new RegExp(`(${names.map(inPattern).join('|')})`);
  return union(
    subject.map((alt): Value => {
      if (alt.is !== 'text') return [alt];
      const pieces = alt.parts.flatMap((part): readonly Value[] =>
        typeof part === 'string'
          ? part
              .split(searched)
              .filter(Boolean)
              .map((piece) => pairs.get(piece) ?? [text(piece)])
          : [asValue(part)],
      );
      const holdsName = alt.parts.some((part) => typeof part === 'string' && searched.test(part));
      if (!holdsName) return [alt];
      return concatenate(pieces).map((each) =>
        each.is === 'text' ? { ...each, parts: compact(each.parts), trace: each.trace ?? alt.trace } : each,
      );
    }),
  );
}

function asValue(part: Part): Value {
  return [{ is: 'text', parts: [part] }];
}
