/** Objects that hand the methods they do not have to another object: `$this->files->$name(...$arguments)` in `__call()`. */
import type { Expr } from '../php/facts.ts';
import { classKey, type Fn, shortName } from './code.ts';
import type { World } from './world.ts';

/** Methods that PHP calls in the place of those that are not there. */
export const MAGIC: readonly string[] = ['__call', '__callStatic'];

/** Objects that hand on to objects that hand on are followed until there are so many classes. */
const MAX_CLASSES = 8;

/** In a project with more files that hold `__call` nobody looks for the classes that hand calls on to another one. */
const MAX_FILES = 40;

/** Functions and methods that call a method of the object by its name, and where these stand. */
const BY_NAME: Readonly<Record<string, 'pair' | 'arguments'>> = {
  call_user_func_array: 'pair',
  call_user_func: 'pair',
  forward_static_call_array: 'pair',
  forwardcallto: 'arguments',
  forwarddecoratedcallto: 'arguments',
};

/** The classes that have this method for objects of these classes, which do not have it themselves. */
export function behindCalls(world: World, classes: readonly string[], method: string): readonly string[] {
  const found: string[] = [];
  const open = [...classes];
  for (let cls = open.pop(); cls !== undefined && found.length < MAX_CLASSES; cls = open.pop()) {
    for (const other of behindCall(world, cls, method)) {
      if (found.includes(other) || classes.includes(other)) continue;
      found.push(other);
      open.push(other);
    }
  }
  return found;
}

function behindCall(world: World, cls: string, method: string): readonly string[] {
  const { program } = world;
  if (!program.declares(cls)) return [];
  // A facade's static calls are calls on an object: either may hand them on.
  const present = MAGIC.filter((magic) => program.methodOf(cls, magic));
  if (present.length === 0 || program.declarationOf(cls, method)) return [];
  return present.flatMap((magic) =>
    world.settled(`${magic} ${cls.toLowerCase()}`, () => findBehind(world, cls, magic), []),
  );
}

/** Names of the project's classes that hand calls of this method on to one of these, which are given in lower case. */
export function frontsOf(world: World, classes: ReadonlySet<string>, method: string): readonly string[] {
  const { index } = world.program;
  const files = new Set(MAGIC.flatMap((name) => index.filesWith(name)));
  if (files.size > MAX_FILES) return [];
  const fronts: string[] = [];
  for (const file of files) {
    if (![...classes].some((cls) => index.holds(file, cls))) continue;
    for (const { kind, name } of index.records[file]?.symbols ?? []) {
      if (kind !== 'class' || classes.has(classKey(name))) continue;
      const others = behindCall(world, name, method);
      if (others.some((cls) => classes.has(classKey(cls)))) fronts.push(name, ...world.program.heirs(name));
    }
  }
  return fronts;
}

function findBehind(world: World, cls: string, magic: string): readonly string[] {
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
