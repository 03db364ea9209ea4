/** What Laravel's file system lists: paths below the directory or by the pattern that it is given. */
import type { CallExpr } from '../php/facts.ts';
import { opaque } from './text-functions.ts';
import { concatenate, type Frame, listOfAny, NOTHING, text, type Value } from './value.ts';
import type { World } from './world.ts';

const CLASSES = ['illuminate\\filesystem\\filesystem->', 'illuminate\\support\\facades\\file::'] as const;

/** laravel/framework: src/Illuminate/Filesystem/Filesystem.php */
const DIRECTORIES: ReadonlySet<string> = new Set(CLASSES.map((cls) => `${cls}directories`));
const BY_PATTERN: ReadonlySet<string> = new Set(CLASSES.map((cls) => `${cls}glob`));
const OBJECTS: ReadonlySet<string> = new Set(CLASSES.flatMap((cls) => [`${cls}files`, `${cls}allfiles`]));

/** The list of paths that a call gives; undefined for other calls. */
export function listedPaths(
  world: World,
  call: CallExpr,
  patterns: readonly string[],
  frame: Frame,
): Value | undefined {
  const isPattern = patterns.some((pattern) => BY_PATTERN.has(pattern));
  if (!isPattern && !patterns.some((pattern) => DIRECTORIES.has(pattern))) return undefined;
  const [first] = 'args' in call ? call.args : [];
  const given = first && !first.spread ? world.evaluate(first.value, frame) : NOTHING;
  if (given.length === 0) return undefined;
  const path = isPattern ? given : concatenate([given, [text('/')], opaque('a name in a directory')]);
  return listOfAny(path);
}

/** Does a call of this pattern give objects for the files below the directory that is its first argument? */
export function listsFiles(pattern: string): boolean {
  return OBJECTS.has(pattern);
}
