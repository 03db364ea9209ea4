/** What the methods of Laravel's collections give, as far as it lies in the elements: `collect($directories)->first()`. */
import type { Expr } from '../php/facts.ts';
import { argumentValue, type ValueCall } from './call-arguments.ts';
import { type Frame, firstLiteral, listOfAny, NOTHING, union, unknown, type Value } from './value.ts';
import type { World } from './world.ts';

// laravel/framework: src/Illuminate/Collections/Collection.php, LazyCollection.php, Enumerable.php
const COLLECTIONS: ReadonlySet<string> = new Set([
  'illuminate\\support\\collection',
  'illuminate\\support\\lazycollection',
  'illuminate\\support\\enumerable',
]);

/** Methods that give the same elements, or some of them. */
const SAME: ReadonlySet<string> = new Set([
  'all',
  'collect',
  'each',
  'except',
  'filter',
  'lazy',
  'only',
  'reject',
  'reverse',
  'skip',
  'slice',
  'sort',
  'sortby',
  'sortbydesc',
  'sortdesc',
  'sortkeys',
  'take',
  'tap',
  'toarray',
  'unique',
  'values',
  'where',
  'wherein',
  'wherenotin',
  'wherenotnull',
]);

/** Methods that give one element. */
const ONE: ReadonlySet<string> = new Set([
  'first',
  'firstorfail',
  'firstwhere',
  'last',
  'pop',
  'random',
  'shift',
  'sole',
]);

/** Methods that give the element under a key. */
const KEYED: ReadonlySet<string> = new Set(['get', 'pull', 'offsetget']);

/** Methods that add the elements of their argument, or the argument itself. */
const JOINED: ReadonlySet<string> = new Set(['merge', 'concat', 'union', 'replace']);
const ADDED: ReadonlySet<string> = new Set(['push', 'add', 'prepend']);

/** Is it a class of collections? What gives one gives the elements that it is made with. */
export function isCollection(cls: string): boolean {
  return COLLECTIONS.has(cls.toLowerCase().replace(/^\\/, ''));
}

/** What a method of a collection gives; undefined where it is no collection whose elements are known. */
export function collectionValue(
  world: World,
  call: ValueCall,
  patterns: readonly string[],
  frame: Frame,
): Value | undefined {
  if (typeof call.name !== 'string') return undefined;
  const method = call.name.toLowerCase();
  if (call.op === 'scall') {
    const makes = method === 'make' || method === 'wrap';
    return makes && world.className(call.cls, frame).some(isCollection)
      ? argumentValue(world, call, 0, frame)
      : undefined;
  }
  if (call.op !== 'mcall' || !isKnown(method) || !mayBeCollection(world, patterns, frame)) return undefined;
  const elements = elementsOf(world, call.base, frame);
  if (!elements.some((alt) => alt.is === 'array' || alt.is === 'record')) return undefined;
  if (SAME.has(method)) return elements;
  if (ONE.has(method)) return orUnknown(world.element(elements, undefined, frame));
  if (KEYED.has(method)) {
    const key = firstLiteral(argumentValue(world, call, 0, frame));
    return orUnknown(union([world.element(elements, key, frame), argumentValue(world, call, 1, frame)]));
  }
  if (JOINED.has(method)) return union([elements, argumentValue(world, call, 0, frame)]);
  if (ADDED.has(method)) return union([elements, ofOne(argumentValue(world, call, 0, frame))]);
  return mappedValue(world, call, frame);
}

function isKnown(method: string): boolean {
  return (
    SAME.has(method) ||
    ONE.has(method) ||
    KEYED.has(method) ||
    JOINED.has(method) ||
    ADDED.has(method) ||
    method === 'map'
  );
}

/** Asked first of what costs little: most methods of these names are called on something else. */
function mayBeCollection({ program }: World, patterns: readonly string[], { fn }: Frame): boolean {
  if (patterns.length === 0) return program.index.holds(fn.file.number, 'collect');
  return patterns.some((pattern) => isCollection(pattern.slice(0, pattern.search(/->|::/))));
}

/** The elements that a collection is made with. */
function elementsOf(world: World, base: Expr, frame: Frame): Value {
  return world.evaluate(base, frame).flatMap((alt): Value => {
    if (alt.is !== 'object' || !isCollection(alt.cls) || !alt.made) return [alt];
    const [first] = alt.made.args;
    return first ? world.evaluate(first.value, alt.made.frame) : NOTHING;
  });
}

/** What the callback makes of any of the elements. */
function mappedValue(world: World, call: Extract<ValueCall, { op: 'mcall' }>, frame: Frame): Value {
  const [callback] = call.args;
  if (callback?.value.op !== 'closure') return unknown('elements that a callback makes');
  const element: Expr = { op: 'index', base: call.base };
  return ofOne(
    world.evaluate({ op: 'call', name: callback.value, args: [{ value: element }], span: call.span }, frame),
  );
}

function ofOne(element: Value): Value {
  return element.length > 0 ? listOfAny(element) : NOTHING;
}

function orUnknown(value: Value): Value {
  return value.length > 0 ? value : unknown('an element of a collection');
}
