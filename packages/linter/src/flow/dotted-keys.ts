/** What functions give that look under a key written with dots: `array_get($config, 'paths.cache', $default)`. */
import { argumentValue, type ValueCall } from './call-arguments.ts';
import { type Frame, firstLiteral, isUnknown, union, unknown, type Value } from './value.ts';
import type { World } from './world.ts';

/** laravel/helpers: src/helpers.php; laravel/framework: src/Illuminate/Collections/Arr.php and helpers.php */
const LOOKING: ReadonlySet<string> = new Set([
  'array_get',
  'array_pull',
  'data_get',
  'illuminate\\support\\arr::get',
  'illuminate\\support\\arr::pull',
]);

/** What stands under the key, or the default where nothing is known of that; undefined for other calls. */
export function dottedElement(
  world: World,
  call: ValueCall,
  patterns: readonly string[],
  frame: Frame,
): Value | undefined {
  if (!patterns.some((pattern) => LOOKING.has(pattern)) || call.args.length < 2) return undefined;
  const key = firstLiteral(argumentValue(world, call, 1, frame));
  const array = argumentValue(world, call, 0, frame);
  const found = key === undefined ? world.element(array, undefined, frame) : under(world, array, key.split('.'), frame);
  const fallback = argumentValue(world, call, 2, frame).filter((alt) => alt.is !== 'scalar');
  const given = fallback.length > 0 ? union([found.filter((alt) => !isUnknown(alt)), fallback]) : found;
  return given.length > 0 ? given : unknown('an element');
}

function under(world: World, array: Value, keys: readonly string[], frame: Frame): Value {
  return keys.reduce((value, key) => world.element(value, key, frame), array);
}
