/** What `parse_url()` makes of an address whose path is known to be that of a file. */
import type { ValueCall } from './call-arguments.ts';
import { argumentValue } from './call-arguments.ts';
import { compact, type Frame, union, unknown, type Value } from './value.ts';
import type { World } from './world.ts';

const OTHERS = ['scheme', 'host', 'port', 'user', 'pass', 'query', 'fragment'];

/**
 * The parts of an address; undefined in a file that asks for no file's address.
 * https://www.php.net/manual/en/function.parse-url.php
 */
export function addressParts(world: World, call: ValueCall, frame: Frame): Value | undefined {
  const { knowledge, program } = world;
  const { number } = frame.fn.file;
  if (!knowledge.addressCalls.some((name) => program.index.holds(number, name))) return undefined;
  const opaque = unknown('the result of parse_url()');
  const component = call.args[1]?.value;
  const isPath = component?.op === 'const' && component.name.endsWith('PHP_URL_PATH');
  if (component !== undefined && !isPath) return opaque;
  const path = union(argumentValue(world, call, 0, frame).map((alt) => pathOf(alt) ?? opaque));
  if (isPath) return path;
  return [{ is: 'record', entries: new Map([['path', path], ...OTHERS.map((name) => [name, opaque] as const)]) }];
}

/** The path begins with the place that stands behind the address of the site. */
function pathOf(alt: Value[number]): Value | undefined {
  if (alt.is !== 'text') return undefined;
  const [origin, place] = alt.parts;
  const isOfFile = typeof origin === 'string' && /^https?:\/\//.test(origin) && typeof place === 'object';
  return isOfFile && place.from === 'place' ? [{ ...alt, parts: compact(alt.parts.slice(1)) }] : undefined;
}
