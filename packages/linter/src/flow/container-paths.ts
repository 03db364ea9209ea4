/** Paths that a container keeps under an id: a framework's own, and those that the project registers. */
import type { PathSource } from '../frameworks/knowledge.ts';
import type { Expr } from '../php/facts.ts';
import type { ValueCall } from './call-arguments.ts';
import { lineOf } from './position.ts';
import { isCalledContainer, isContainer } from './registered-services.ts';
import { valueUnder } from './registered-values.ts';
import { type Frame, firstLiteral, sourced, type Value } from './value.ts';
import type { World } from './world.ts';

/** Ids under which code keeps something else than an object name what it is: `path.themes`, `uploads_dir`. */
const NAMES_A_PATH = /path|dir|folder|root|file/i;

/** What a call such as `app('path.themes')` gives, where the project registers a path under that id; else undefined. */
export function registeredPath(world: World, call: ValueCall, frame: Frame): Value | undefined {
  const [first] = call.args;
  if (first?.value.op !== 'lit' || !NAMES_A_PATH.test(String(first.value.value))) return undefined;
  const id = firstLiteral(world.evaluate(first.value, frame));
  if (id === undefined || !isContainer(world, call, frame)) return undefined;
  const value = valueUnder(world, id, frame).filter((alt) => alt.is === 'text');
  return value.length > 0 ? value : undefined;
}

/** What a framework keeps under the id itself: `$app['path.public']`; undefined for other arrays. */
export function pathInContainer(
  world: World,
  { base, key }: Extract<Expr, { op: 'index' }>,
  frame: Frame,
): Value | undefined {
  const id = key?.op === 'lit' ? String(key.value).toLowerCase() : undefined;
  const known = id === undefined ? undefined : world.knowledge.keptPaths.get(id);
  if (id === undefined || known === undefined) return undefined;
  const isKept =
    isCalledContainer(base) ||
    world
      .types(base, frame)
      .some((cls) =>
        world.program.ancestors(cls).some((ancestor) => world.knowledge.paths.has(`${ancestor}->offsetget(${id})`)),
      );
  return isKept ? [kept(known, frame)] : undefined;
}

function kept({ place, label, base = '' }: PathSource, frame: Frame): Value[number] {
  const trace = { path: frame.fn.file.path, line: lineOf(frame), message: `${label} is named here` };
  return sourced({ from: 'place', place, label, base }, trace);
}
