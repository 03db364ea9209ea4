/** Objects that a class keeps in an array of its own and gives out: `return self::$instances[static::class] ??= new static();`. */
import type { Expr } from '../php/facts.ts';
import type { Frame } from './value.ts';
import type { World } from './world.ts';

/**
 * Classes of what this function itself puts into the array, with regard to the class on which it was called: what is written
 * elsewhere is not told apart by that.
 */
export function instancesKept(world: World, array: Expr, frame: Frame): readonly string[] {
  if (array.op !== 'sprop') return [];
  const writes = frame.fn.definitions.properties.filter(
    ({ base, name, keys }) => base.op === 'sprop' && name === array.name && keys.length === 1,
  );
  return writes.flatMap((write) => {
    if (world.active.has(write)) return [];
    world.active.add(write);
    const types = world.types(write.value, { ...frame, step: write.step });
    world.active.delete(write);
    return types;
  });
}
