/** What a project hands to a framework as an entry point: `WP_CLI::add_command('export', Export::class)`. */
import { namesOf } from './callables.ts';
import { classKey, type Fn } from './code.ts';
import { parsePattern } from './knowledge-base.ts';
import type { Frame } from './value.ts';
import type { World } from './world.ts';

/** Files that register more commands than this are not all read. */
const MAX_FILES = 40;

/** Is the function, or the class that it belongs to, handed to this call? */
export function isRegistered(world: World, fn: Fn, call: string, arg: number): boolean {
  const names = world.settled(`registered by ${call}`, () => registeredNames(world, call, arg), new Set<string>());
  if (!fn.cls) return names.has(classKey(fn.facts.name));
  const cls = classKey(fn.cls.name);
  return names.has(cls) || names.has(`${cls}::${fn.facts.name.toLowerCase()}`);
}

/** Classes, functions and `class::method`, in lower case. */
function registeredNames(world: World, call: string, arg: number): ReadonlySet<string> {
  const { program } = world;
  const pattern = call.toLowerCase();
  const { name } = parsePattern(pattern);
  const result = new Set<string>();
  for (const file of program.files(
    [...program.index.filesCallingMethod(name)].sort((a, b) => a - b).slice(0, MAX_FILES),
  )) {
    for (const fn of file.functions) {
      for (const { expr, step } of fn.calls) {
        if (expr.op !== 'scall' || typeof expr.name !== 'string' || expr.name.toLowerCase() !== name) continue;
        const frame: Frame = { fn, step, depth: 0 };
        const given = world.patternsOf(expr, frame).includes(pattern) ? expr.args[arg] : undefined;
        if (given) for (const found of namesOf(world, given.value, frame)) result.add(found);
      }
    }
  }
  return result;
}
