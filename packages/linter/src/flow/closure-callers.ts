import type { Expr } from '../php/facts.ts';
import { asCaller, type Caller, type Callers, NONE } from './caller.ts';
import { classKey, type Fn } from './code.ts';

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

export function closureCallers(fn: Fn): Callers {
  const outer = fn.facts.outer === undefined ? undefined : fn.file.functions[fn.facts.outer];
  if (!outer) return NONE;
  const callers: Caller[] = [];
  const isThis = (expr: Expr | undefined): boolean => expr?.op === 'closure' && expr.fn === fn.id;
  for (const site of outer.calls) {
    const { expr } = site;
    if (expr.op === 'call' && typeof expr.name === 'string') {
      const known = ELEMENT_CALLBACKS.get(classKey(expr.fallback ?? expr.name));
      const array = known ? expr.args[known.array]?.value : undefined;
      if (known && array && isThis(expr.args[known.callback]?.value)) {
        callers.push({ site, args: [{ value: { op: 'index', base: array } }], offset: 0 });
      }
    } else if (
      expr.op === 'mcall' &&
      typeof expr.name === 'string' &&
      COLLECTION_CALLBACKS.has(expr.name.toLowerCase()) &&
      isThis(expr.args[0]?.value)
    ) {
      callers.push({ site, args: [{ value: { op: 'index', base: expr.base } }], offset: 0 });
    } else if (expr.op === 'call' && typeof expr.name !== 'string' && expr.name.op === 'var') {
      const definition = outer.definitions.variables
        .get(expr.name.name)
        ?.find((candidate) => candidate.by === 'value' && isThis(candidate.value));
      if (definition) callers.push(asCaller(site));
    }
  }
  return { callers, wired: [], notFollowed: 0 };
}
