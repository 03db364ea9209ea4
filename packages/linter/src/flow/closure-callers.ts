import type { CallExpr, Expr } from '../php/facts.ts';
import { callsThrough } from './callable-callers.ts';
import { asCaller, type Caller, type Callers, NONE, type WiredArgument } from './caller.ts';
import { classKey, type Fn } from './code.ts';
import { givenToClosure } from './framework-hooks.ts';
import type { World } from './world.ts';

/** Functions that hand the elements of an array to a callback. */
const ELEMENT_CALLBACKS: ReadonlyMap<string, { readonly callback: number; readonly array: number }> = new Map([
  ['array_map', { callback: 0, array: 1 }],
  ['array_walk', { callback: 1, array: 0 }],
  ['array_filter', { callback: 1, array: 0 }],
]);

const COLLECTION_CALLBACKS: ReadonlySet<string> = new Set([
  'map',
  'each',
  'filter',
  'tap',
  'transform',
  'maptokeys',
  'flatmap',
]);

export function closureCallers(world: World, fn: Fn): Callers {
  const outer = fn.facts.outer === undefined ? undefined : fn.file.functions[fn.facts.outer];
  if (!outer) return NONE;
  const callers: Caller[] = [];
  const wired: WiredArgument[] = [];
  const isThis = (expr: Expr | undefined): boolean => expr?.op === 'closure' && expr.fn === fn.id;
  for (const site of outer.calls) {
    const { expr } = site;
    if (expr.op === 'call' && typeof expr.name !== 'string') {
      const { name } = expr;
      const isCalled =
        name.op === 'var' &&
        outer.definitions.variables.get(name.name)?.some((each) => each.by === 'value' && isThis(each.value));
      if (isCalled) callers.push(asCaller(site));
      continue;
    }
    if (!('args' in expr)) continue;
    const index = expr.args.findIndex(({ value }) => isThis(value));
    if (index < 0) continue;
    const elements = elementsGiven(expr, index);
    if (elements) callers.push({ site, args: [{ value: { op: 'index', base: elements } }], offset: 0 });
    else callers.push(...callsThrough(world, site, index, new Set(), 0));
    wired.push(...givenToClosure(world, site, fn));
  }
  return { callers, wired, notFollowed: 0 };
}

/** The array or collection whose elements the callback at this position is called with. */
function elementsGiven(expr: CallExpr, index: number): Expr | undefined {
  if (expr.op === 'call' && typeof expr.name === 'string') {
    const known = ELEMENT_CALLBACKS.get(classKey(expr.fallback ?? expr.name));
    return known?.callback === index ? expr.args[known.array]?.value : undefined;
  }
  const isEach =
    expr.op === 'mcall' && typeof expr.name === 'string' && COLLECTION_CALLBACKS.has(expr.name.toLowerCase());
  return isEach && index === 0 ? expr.base : undefined;
}
