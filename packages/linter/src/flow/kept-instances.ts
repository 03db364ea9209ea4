/** Objects that a class keeps in an array of its own, or an object, and gives out: `return self::$instances[static::class] ??= new static();`. */
import type { Expr } from '../php/facts.ts';
import type { Frame } from './value.ts';
import type { World } from './world.ts';

/** An array that an object keeps for itself: `$this->editors[$path] = open($path); return $this->editors[$path];`. */
function isOfThis(array: Expr): array is Extract<Expr, { op: 'prop' }> {
  return array.op === 'prop' && typeof array.name === 'string' && array.base.op === 'var' && array.base.name === 'this';
}

/**
 * Classes of what this function itself puts into the array, with regard to the class on which it was called: what is written
 * elsewhere is not told apart by that.
 */
export function instancesKept(world: World, array: Expr, frame: Frame): readonly string[] {
  if (array.op !== 'sprop' && !isOfThis(array)) return [];
  const writes = frame.fn.definitions.properties.filter(
    ({ base, name, keys }) =>
      (array.op === 'sprop' ? base.op === 'sprop' : base.op === 'var' && base.name === 'this') &&
      name === array.name &&
      keys.length === 1,
  );
  return writes.flatMap((write) => {
    if (world.active.has(write)) return [];
    world.active.add(write);
    const types = world.types(write.value, { ...frame, step: write.step });
    world.active.delete(write);
    return types;
  });
}
