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
  const { name } = array;
  return frame.fn.definitions.properties.flatMap((write) =>
    write.base.op === 'sprop' && write.name === name && write.keys.length === 1 && !world.active.has(write)
      ? typesOnce(world, write, frame)
      : [],
  );
}

function typesOnce(
  world: World,
  write: Frame['fn']['definitions']['properties'][number],
  frame: Frame,
): readonly string[] {
  world.active.add(write);
  const types = world.types(write.value, { ...frame, step: write.step });
  world.active.delete(write);
  return types;
}
