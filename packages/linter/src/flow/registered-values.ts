/** Texts and objects that code puts into a container which is used as an array: Pimple's and Silex's `$app['cache.path']`. */
import type { Expr } from '../php/facts.ts';
import { print } from './print.ts';
import { unlessActive } from './recursion.ts';
import { registrationsOf } from './registered-services.ts';
import { type Frame, isUnknown, NOTHING, union, type Value } from './value.ts';
import type { World } from './world.ts';

/** What such containers are called. */
const CALLED = /container|pimple|^\$(?:this->)?(?:app|c|di)$/i;

/** Ids that are words of every other array as well say nothing: they have a part, or are a class. */
const DISTINCT = /[.\\]|[a-z][A-Z]|_/;

/** What is registered under the key of a container; nothing where the base is no container, or none of it is known. */
export function registeredValue(world: World, base: Expr, key: string | undefined, frame: Frame): Value {
  return key === undefined || !CALLED.test(print(base)) ? NOTHING : valueUnder(world, key, frame);
}

/** What the project registers under an id, in whatever container; nothing where none of it is known. */
export function valueUnder(world: World, key: string, frame: Frame): Value {
  if (!DISTINCT.test(key)) return NOTHING;
  const values = registrationsOf(world, key).map(({ holder, value, frame: at }): Value => {
    if (holder !== undefined && holder !== 'this' && !CALLED.test(`$${holder}`)) return NOTHING;
    const given: Frame = { ...at, depth: frame.depth + 1 };
    const fn = value.op === 'closure' ? at.fn.file.functions[value.fn] : undefined;
    if (!fn) return unlessActive(world, value, given);
    return union(
      fn.facts.steps.map((step, number) =>
        step.do === 'return' && step.expr
          ? unlessActive(world, step.expr, { fn, step: number, depth: frame.depth + 1 })
          : NOTHING,
      ),
    );
  });
  return union(values).filter((alt) => !isUnknown(alt));
}
