/** Who calls a function that is handed on to be called: `$file->copy($to, [$this, 'afterCopy'])`, and there `$after($path)`. */
import type { Expr } from '../php/facts.ts';
import { argumentsOf, frameOf } from './call-site.ts';
import { filesNaming, holdsNameOf, isMeant } from './callables.ts';
import { asCaller, type Caller } from './caller.ts';
import { type CallSite, classKey, type Fn } from './code.ts';
import { targetsOf } from './targets.ts';
import type { World } from './world.ts';

/** A callable that is handed on and on is followed this far. */
const MAX_HOPS = 3;

/** Calls of a method or function by way of a parameter that it was given to. */
export function callableCallers(world: World, fn: Fn): readonly Caller[] {
  if (fn.facts.params.length === 0) return [];
  const seen = new Set<Fn>();
  return world.program
    .files(filesNaming(world, fn))
    .flatMap((file) =>
      file.functions.flatMap((from) =>
        from.calls.flatMap((site) =>
          argumentsOf(site).flatMap((given, index) =>
            isCallable(given) && holdsNameOf(fn, given) && isMeant(world, given, frameOf(site), fn)
              ? callsThrough(world, site, index, seen, 0)
              : [],
          ),
        ),
      ),
    );
}

function isCallable({ op }: Expr): boolean {
  return op === 'array' || op === 'lit';
}

/** Calls of what a call is given at this position, in the functions that it enters. */
export function callsThrough(
  world: World,
  site: CallSite,
  index: number,
  seen: Set<Fn>,
  hops: number,
): readonly Caller[] {
  return targetsOf(world, site.expr, frameOf(site)).flatMap(({ fn }) => {
    const param = fn.facts.params[index]?.name;
    if (param === undefined || seen.has(fn)) return [];
    seen.add(fn);
    return fn.calls.flatMap((inner): readonly Caller[] => {
      const called = callOf(inner, param);
      if (called) return [called];
      const at = argumentsOf(inner).findIndex((given) => isVariable(given, param));
      return at >= 0 && hops < MAX_HOPS ? callsThrough(world, inner, at, seen, hops + 1) : [];
    });
  });
}

/** `$callable($path)`, `call_user_func($callable, $path)`. */
function callOf(site: CallSite, variable: string): Caller | undefined {
  const { expr } = site;
  if (expr.op !== 'call') return undefined;
  if (typeof expr.name !== 'string') return isVariable(expr.name, variable) ? asCaller(site) : undefined;
  const [callable, list] = expr.args.map(({ value }) => value);
  if (!isVariable(callable, variable)) return undefined;
  const name = classKey(expr.fallback ?? expr.name);
  if (name === 'call_user_func') return { site, args: expr.args, offset: 1 };
  return name === 'call_user_func_array' && list?.op === 'array'
    ? { site, args: list.items.map(({ value }) => ({ value })), offset: 0 }
    : undefined;
}

function isVariable(expr: Expr | undefined, name: string): boolean {
  return expr?.op === 'var' && expr.name === name;
}
