/** Who calls a function that hangs on a hook: `add_action('saved', [Saver::class, 'write'])`, `do_action('saved', $file)`. */
import { isMeant } from './callables.ts';
import type { Caller } from './caller.ts';
import { type Fn, shortName } from './code.ts';
import { ownHookCallers } from './own-hooks.ts';
import { type Frame, firstLiteral } from './value.ts';
import type { World } from './world.ts';

/** Files beyond this number are not searched, neither for who hangs it there nor for who calls the hook. */
const MAX_FILES = 12;

export function hookCallers(world: World, fn: Fn): readonly Caller[] {
  if (fn.facts.params.length === 0) return [];
  const known = world.knowledge.hooks.flatMap(({ register, fire }) =>
    hooksOf(world, fn, register).flatMap((hook) => fire.flatMap((call) => callsOf(world, hook, call))),
  );
  return known.length > 0 ? known : ownHookCallers(world, fn);
}

/** Names of the hooks that the function hangs on. */
function hooksOf(world: World, fn: Fn, register: string): readonly string[] {
  const { program } = world;
  const name = shortName(fn.facts.name);
  return both(program.index.filesCalling(register), program.index.filesWith(name)).flatMap((number) =>
    program.files([number]).flatMap((file) =>
      program
        .callsIn(file)
        .ofFunction(register)
        .flatMap((site): readonly string[] => {
          const [hook, callable] = 'args' in site.expr ? site.expr.args : [];
          const frame: Frame = { fn: site.fn, step: site.step, depth: 0 };
          if (!hook || !callable || !isMeant(world, callable.value, frame, fn)) return [];
          const found = firstLiteral(world.evaluate(hook.value, frame));
          return found === undefined ? [] : [found];
        }),
    ),
  );
}

function callsOf(world: World, hook: string, call: string): readonly Caller[] {
  const { program } = world;
  return program
    .files(both(program.index.filesCalling(call), program.index.filesWith(hook)))
    .flatMap((file) => program.callsIn(file).ofFunction(call))
    .flatMap((site): readonly Caller[] => {
      const [name] = 'args' in site.expr ? site.expr.args : [];
      const frame: Frame = { fn: site.fn, step: site.step, depth: 0 };
      if (!name || firstLiteral(world.evaluate(name.value, frame)) !== hook) return [];
      return [{ site, args: 'args' in site.expr ? site.expr.args : [], offset: 1 }];
    });
}

/** Files that are in both lists, in order; none where they are too many to be searched. */
function both(left: Iterable<number>, right: Iterable<number>): readonly number[] {
  const wanted = new Set(right);
  const files = [...left].filter((file) => wanted.has(file)).sort((a, b) => a - b);
  return files.length > MAX_FILES ? [] : files;
}
