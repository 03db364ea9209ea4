import { classKey, type Fn } from './code.ts';
import { enclosingClass } from './patterns.ts';
import type { Frame } from './value.ts';
import { argumentAt } from './variables.ts';
import { MAX_DEPTH, type World } from './world.ts';

/** Calls beyond this number are not asked what they give. */
const MAX_CALLS = 6;

/**
 * What the calls in its own file give to a parameter of which its function says nothing: a private method is entered from
 * nowhere else. No other file is asked for.
 */
export function typesGivenInFile(world: World, fn: Fn, index: number, frame: Frame): readonly string[] {
  const param = fn.facts.params[index];
  if (!param || frame.depth + 1 > MAX_DEPTH || world.active.has(param)) return [];
  const calls = world.program.callsIn(fn.file);
  const sites =
    fn.facts.kind === 'method'
      ? calls.ofMethod(fn.facts.name.toLowerCase()).filter(({ fn: from, expr }) => {
          if (expr.op === 'mcall') return expr.base.op === 'var' && expr.base.name === 'this';
          if (expr.op !== 'scall') return false;
          const own = classKey(fn.cls?.name ?? '');
          return 'name' in expr.cls ? classKey(expr.cls.name) === own : classKey(enclosingClassOf(from)) === own;
        })
      : calls.ofFunction(classKey(fn.facts.name));
  world.active.add(param);
  const types = sites.slice(0, MAX_CALLS).flatMap(({ fn: from, step, expr }) => {
    const argument = 'args' in expr ? argumentAt(expr.args, index, param.name) : undefined;
    if (!argument || argument === 'spread') return [];
    return world.types(argument.value, { fn: from, step, depth: frame.depth + 1 });
  });
  world.active.delete(param);
  return types;
}

function enclosingClassOf(fn: Fn): string {
  return enclosingClass({ fn, step: 0, depth: 0 }) ?? '';
}
