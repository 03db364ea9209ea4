/**
 * Properties that a class has by a method's name: `$module->uploadPath` is `getUploadPath()`. A property that nothing declares
 * and nobody writes is read by way of `__get()`, and of those that frameworks bring most look for such a method.
 */
import { type Frame, NOTHING, type ObjectAlt, union, type Value } from './value.ts';
import { MAX_DEPTH, type World } from './world.ts';

/** What the method gives; undefined where the class has no such method, or the property is there. */
export function getterValue(
  world: World,
  cls: string,
  name: string,
  frame: Frame,
  self: ObjectAlt | undefined,
): Value | undefined {
  const { program } = world;
  if (frame.depth + 1 > MAX_DEPTH || program.propertyOf(cls, name) || program.promotedOf(cls, name)) return undefined;
  const getter = program.methodOf(cls, `get${name}`);
  if (!getter || world.active.has(getter) || getter.facts.params.some((param) => !param.default)) return undefined;
  if (!isReadByMethod(world, cls)) return undefined;
  world.active.add(getter);
  const at = { fn: getter, self: self ?? ({ is: 'object', cls } as const), depth: frame.depth + 1 };
  const values = getter.facts.steps.map(
    (step, number): Value =>
      step.do === 'return' && step.expr
        ? world.evaluate(step.expr, { ...at, step: number, bound: { args: [], frame, offset: 0 } })
        : NOTHING,
  );
  world.active.delete(getter);
  return union(values);
}

/** Has the class a `__get()`, or an ancestor that is not at hand and may have one? */
function isReadByMethod(world: World, cls: string): boolean {
  const { program } = world;
  if (program.methodOf(cls, '__get')) return true;
  return program.ancestors(cls).some((ancestor) => !program.declares(ancestor) && !program.isInterface(ancestor));
}
