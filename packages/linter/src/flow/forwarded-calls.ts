/** Objects that hand the methods they do not have to another object: `$this->files->$name(...$arguments)` in `__call()`. */
import type { Expr } from '../php/facts.ts';
import { type Fn, shortName } from './code.ts';
import type { World } from './world.ts';

export type Magic = '__call' | '__callstatic';

/** Functions and methods that call a method of the object by its name, and where these stand. */
const BY_NAME: Readonly<Record<string, 'pair' | 'arguments'>> = {
  call_user_func_array: 'pair',
  call_user_func: 'pair',
  forward_static_call_array: 'pair',
  forwardcallto: 'arguments',
  forwarddecoratedcallto: 'arguments',
};

/** The classes that have this method for objects of these classes, which do not have it themselves. */
export function behindCalls(world: World, classes: readonly string[], method: string, magic: Magic): readonly string[] {
  const { program } = world;
  return classes.flatMap((cls) => {
    if (!program.declares(cls) || !program.methodOf(cls, magic) || program.declarationOf(cls, method)) return [];
    return world.settled(`${magic} ${cls.toLowerCase()}`, () => findBehind(world, cls, magic), []);
  });
}

function findBehind(world: World, cls: string, magic: Magic): readonly string[] {
  const fn = world.program.methodOf(cls, magic);
  const name = fn?.facts.params[0]?.name;
  if (!fn || name === undefined) return [];
  const found = fn.calls.flatMap(({ expr, step }) => {
    const object = objectOf(expr, name);
    return object ? world.types(object, { fn, step, self: { is: 'object', cls }, depth: 0 }) : [];
  });
  return [...new Set(found)].filter((other) => other.toLowerCase() !== cls.toLowerCase());
}

/** The object on which the call has the method that `$name` names. */
function objectOf(expr: Fn['calls'][number]['expr'], name: string): Expr | undefined {
  const isName = (each: Expr | undefined): boolean => each?.op === 'var' && each.name === name;
  if (expr.op === 'mcall' && typeof expr.name !== 'string') return isName(expr.name) ? expr.base : undefined;
  if (expr.op !== 'call' && expr.op !== 'mcall') return undefined;
  const called = typeof expr.name === 'string' ? shortName(expr.name).toLowerCase() : '';
  const [first, second] = expr.args.map((arg) => arg.value);
  if (BY_NAME[called] === 'arguments') return isName(second) ? first : undefined;
  if (BY_NAME[called] !== 'pair' || first?.op !== 'array') return undefined;
  const [object, method] = first.items.map((item) => item.value);
  return isName(method) ? object : undefined;
}
