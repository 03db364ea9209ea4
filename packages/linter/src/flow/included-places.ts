/** Directories that are named like those of scripts, and from which the application includes its own code. */
import type { Expr } from '../php/facts.ts';
import { isWithin } from '../project/relative-path.ts';
import type { Fn } from './code.ts';
import { exitsOf } from './exits.ts';
import { placeOf } from './place.ts';
import type { World } from './world.ts';

/** Files beyond this number are not asked what they include. */
const MAX_FILES = 24;
const INCLUDES: readonly string[] = ['require_once', 'include_once', 'require', 'include'];
/** Constants that PHP's command line defines, not an application before it includes its files. */
const OF_COMMAND_LINE = /^(?:STDIN|STDOUT|STDERR|PHP_\w+)$/;

/**
 * Does code outside the directory include a file of it?
 * @param isOfScripts whether the file at a path is itself one of those that are run by hand
 */
export function isIncludedFrom(world: World, directory: string, isOfScripts: (path: string) => boolean): boolean {
  return world.settled(`included ${directory}`, () => findIncluder(world, directory, isOfScripts), false);
}

function findIncluder(world: World, directory: string, isOfScripts: (path: string) => boolean): boolean {
  const { program } = world;
  const numbers = program.index.filesWith(directory).filter((number) => {
    const path = program.paths[number] ?? '';
    return (
      !isWithin(path, directory) &&
      !isOfScripts(path) &&
      INCLUDES.some((keyword) => program.index.holds(number, keyword))
    );
  });
  return program.files(numbers.slice(0, MAX_FILES)).some((file) =>
    file.functions.some((fn) =>
      fn.calls.some(
        ({ expr, step }) =>
          expr.op === 'include' &&
          world.evaluate(expr.path, { fn, step, depth: 0 }).some((alt) => {
            const place = placeOf(alt, world.knowledge);
            return place?.place === 'app' && place.shown.startsWith(`${directory}/`);
          }),
      ),
    ),
  );
}

/** Does the script end unless whoever includes it has defined a constant: `defined('IN_APP') || exit;`? */
export function isOnlyIncluded({ facts }: Fn): boolean {
  const asked = [
    ...facts.blocks
      .filter(({ arm, leaves }) => arm === 'then' && leaves === 'exit')
      .map(({ test }) => ({ test, truth: false })),
    ...exitsOf(facts),
  ];
  return asked.some(({ test, truth }) => {
    const isNegated = test?.op === 'unary' && test.kind === '!';
    const name = isNegated !== truth && test ? constantAskedFor(isNegated ? test.expr : test) : undefined;
    return name !== undefined && !OF_COMMAND_LINE.test(name);
  });
}

/** `defined('IN_APP')`, `IN_APP`. */
function constantAskedFor(expr: Expr): string | undefined {
  if (expr.op === 'const') return expr.fallback ?? expr.name;
  if (expr.op !== 'call' || typeof expr.name !== 'string') return undefined;
  if (!/^\\?defined$/i.test(expr.fallback ?? expr.name)) return undefined;
  const name = expr.args[0]?.value;
  return name?.op === 'lit' ? String(name.value) : undefined;
}
