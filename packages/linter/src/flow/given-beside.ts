/** What callers give to a parameter beside a text that they give to another one: `$settings->set('dir', $path)`. */
import type { Expr } from '../php/facts.ts';
import { argumentIn } from './argument-in.ts';
import type { Caller } from './caller.ts';
import type { Fn } from './code.ts';
import { loopedArrays } from './looped-arrays.ts';
import { type Frame, literalOf, type Source, type Value } from './value.ts';
import { argumentAt } from './variables.ts';
import type { World } from './world.ts';

type Beside = NonNullable<Extract<Source, { readonly from: 'param' }>['beside']>;

/**
 * Undefined where nothing says that the caller gives this text.
 * @param expr what it gives to the parameter that is asked for
 */
export function givenBeside(
  world: World,
  caller: Caller,
  fn: Fn,
  { index, text }: Beside,
  expr: Expr,
): Value | undefined {
  const { site } = caller;
  const frame: Frame = { fn: site.fn, step: site.step, depth: 0 };
  const argument = argumentAt(caller.args, index, fn.facts.params[index]?.name, caller.offset);
  if (!argument || argument === 'spread') return argumentIn(world, expr, frame);
  const [looped] = loopedArrays(site.fn, argument.value, expr);
  if (looped) {
    const at: Frame = { ...frame, step: looped.step };
    return world.element(world.evaluate(looped.source, at), text, at);
  }
  const named = argumentIn(world, argument.value, frame);
  const isMeant = named.length === 0 || named.some((alt) => (literalOf(alt) ?? text) === text);
  return isMeant ? argumentIn(world, expr, frame) : undefined;
}
