/** Whether a caller names the path that it hands on, or only passes it on. */
import type { Expr } from '../php/facts.ts';
import type { CallSite, Fn } from './code.ts';
import { enclosingClass } from './patterns.ts';
import type { Value } from './value.ts';
import { isThis } from './walk.ts';
import type { World } from './world.ts';

/** Is the function this one, or one that this closure stands in? */
export function encloses(outer: Fn, inner: Fn | undefined): boolean {
  for (let fn = inner; fn; fn = fn.facts.outer === undefined ? undefined : fn.file.functions[fn.facts.outer]) {
    if (fn === outer) return true;
  }
  return false;
}

/** Do both stand in one class, or in a class and its heir? */
export function isKin(world: World, fn: Fn, other: Fn | undefined): boolean {
  const [own, its] = [fn.cls?.name, other && enclosingClass({ fn: other, step: 0, depth: 0 })];
  return own !== undefined && its !== undefined && (world.program.isA(own, its) || world.program.isA(its, own));
}

/** An heir's constructor makes no other object: who makes the heir still names the file. */
export function isParentConstructor(expr: Expr): boolean {
  return expr.op === 'scall' && expr.name === '__construct' && 'relative' in expr.cls && expr.cls.relative === 'parent';
}

/** Does the constructor hand the path to a method of its own object, which keeps it for the one that writes? */
export function isInMaking(world: World, fn: Fn, user: Fn | undefined, { fn: maker, expr }: CallSite): boolean {
  return (
    user !== fn &&
    maker.facts.name.toLowerCase() === '__construct' &&
    expr.op === 'mcall' &&
    isThis(expr.base) &&
    isKin(world, fn, user) &&
    isKin(world, maker, user)
  );
}

/** A parameter as it came in: the caller's own, or one that its object has kept. The caller adds nothing to it. */
export function passedOn(given: Value[number], expr: Expr | undefined, caller: Fn): 'own' | 'kept' | undefined {
  // A slash at the end of a directory is no name.
  const [head, ...added] = given.is === 'text' ? given.parts : [];
  if (added.some((part) => typeof part !== 'string' || !/^[/\\]+$/.test(part))) return undefined;
  if (typeof head !== 'object' || head.from !== 'param') return undefined;
  if (encloses(head.fn, caller)) return 'own';
  return expr?.op === 'var' || expr?.op === 'prop' || expr?.op === 'sprop' ? 'kept' : undefined;
}

/** Does the function write the array itself: `$options = ['destination' => $directory . '/x']`? */
function isListed(fn: Fn, name: string): boolean {
  return (fn.definitions.variables.get(name) ?? []).some(
    (each) => each.by === 'value' && each.value.op === 'array' && each.value.items.length > 0,
  );
}

/**
 * Does the caller hand on what names no file: the root of the release to an object that is made, or settings that were
 * written in another file and are kept in a variable?
 */
export function namesNothing(
  given: Value[number],
  expr: Expr | undefined,
  isMade: boolean,
  isBag: boolean,
  caller: Fn,
): boolean {
  if (given.is !== 'text') return false;
  const [head] = given.parts;
  if (
    isMade &&
    given.parts.length === 1 &&
    typeof head === 'object' &&
    head.from === 'place' &&
    head.place === 'app' &&
    (head.base ?? '') === ''
  )
    return true;
  if (!isBag || expr?.op !== 'var' || isListed(caller, expr.name)) return false;
  let origin = given.trace;
  while (origin?.earlier) origin = origin.earlier;
  return origin !== undefined && origin.path !== caller.file.path;
}
