/** What a project hands to a framework as an entry point: `WP_CLI::add_command('export', Export::class)`. */
import type { Expr } from '../php/facts.ts';
import { classKey, type Fn } from './code.ts';
import { parsePattern } from './knowledge-base.ts';
import { type Frame, literalOf } from './value.ts';
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

/** Classes, functions and `class::method` that a callable or class name stands for, in lower case. */
export function namesOf(world: World, given: Expr, frame: Frame): readonly string[] {
  if (given.op === 'array') {
    const [owner, method] = given.items.map((item) => item.value);
    const name = method?.op === 'lit' ? `::${String(method.value).toLowerCase()}` : undefined;
    return owner && name ? namesOf(world, owner, frame).map((cls) => `${cls}${name}`) : [];
  }
  if (given.op === 'classConst') return world.className(given.cls, frame).map(classKey);
  const texts = world.evaluate(given, frame).flatMap((alt) => literalOf(alt) ?? []);
  return [...world.types(given, frame), ...texts].map(classKey);
}

/** The names by which callables mean the function. */
export function namesBelow({ program }: World, fn: Fn): ReadonlySet<string> {
  if (!fn.cls) return new Set([classKey(fn.facts.name)]);
  const method = fn.facts.name.toLowerCase();
  const family = [...program.ancestors(fn.cls.name), ...program.heirs(fn.cls.name)];
  return new Set(family.map((cls) => `${classKey(cls)}::${method}`));
}
