/** What a framework gives the functions that hang on its own hooks: `add_filter('upload_dir', 'own_directory')`. */
import type { HookFunctions } from '../frameworks/calls-made-elsewhere.ts';
import type { WiredArgument } from './caller.ts';
import { type CallSite, classKey, type Fn } from './code.ts';
import { hooksOf } from './hook-callers.ts';
import { type Frame, firstLiteral } from './value.ts';
import type { World } from './world.ts';

/** What a function or method is given that hangs on such hooks by its name. */
export function givenByFramework(world: World, fn: Fn): readonly WiredArgument[] {
  if (fn.facts.params.length === 0) return [];
  return world.knowledge.hooks.flatMap((functions) =>
    functions.own?.length ? hooksOf(world, fn, functions.register).flatMap((hook) => giftOf(functions, hook, fn)) : [],
  );
}

/** The same of a closure that a call hangs on a hook. */
export function givenToClosure(world: World, { fn: outer, step, expr }: CallSite, fn: Fn): readonly WiredArgument[] {
  if (expr.op !== 'call' || typeof expr.name !== 'string') return [];
  const register = classKey(expr.fallback ?? expr.name);
  const frame: Frame = { fn: outer, step, depth: 0 };
  return world.knowledge.hooks.flatMap((functions) => {
    if (functions.register !== register || !functions.own?.length || !expr.args[0]) return [];
    return giftOf(functions, firstLiteral(world.evaluate(expr.args[0].value, frame)), fn);
  });
}

function giftOf({ own }: HookFunctions, hook: string | undefined, fn: Fn): readonly WiredArgument[] {
  const { span } = fn.facts;
  return (own ?? [])
    .filter((each) => each.hook === hook)
    .map(({ like }) => ({
      index: 0,
      value: { expr: { op: 'call', name: like, args: [], span }, path: fn.file.path, line: span[0] },
      message: `given by the hook ${hook}`,
    }));
}
