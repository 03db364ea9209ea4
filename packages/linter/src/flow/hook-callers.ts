/** Who calls a function that hangs on a hook: `add_action('saved', [Saver::class, 'write'])`, `do_action('saved', $file)`. */
import { isMeant } from './callables.ts';
import type { Caller } from './caller.ts';
import { type CallSite, type Fn, shortName } from './code.ts';
import { ownHookCallers } from './own-hooks.ts';
import { type Alt, type Frame, firstLiteral, type Value } from './value.ts';
import type { World } from './world.ts';

/** Files beyond this number are not searched, neither for who hangs it there nor for who calls the hook. */
const MAX_FILES = 12;

export function hookCallers(world: World, fn: Fn): readonly Caller[] {
  if (fn.facts.params.length === 0) return [];
  const known = world.knowledge.hooks.flatMap(({ register, fire }) =>
    hooksOf(world, fn, register).flatMap((hook) => {
      const calls = fire.flatMap((call) => callsOf(world, hook, call));
      return calls.length > 0 ? calls : fire.flatMap((call) => callsOfKind(world, hook, call));
    }),
  );
  return known.length > 0 ? known : ownHookCallers(world, fn);
}

/** Names of the hooks that the function hangs on. */
export function hooksOf(world: World, fn: Fn, register: string): readonly string[] {
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
  return firing(world, hook, call, (name) => firstLiteral(name) === hook);
}

/** Calls of hooks whose names are put together: `do_action("save_{$type}", $file)` calls `save_photo` too. */
function callsOfKind(world: World, hook: string, call: string): readonly Caller[] {
  const found = new Map<CallSite, Caller>();
  for (const head of headsOf(hook))
    for (const caller of firing(world, head, call, (name) => name.some((alt) => isOfKind(alt, head, hook))))
      found.set(caller.site, caller);
  return [...found.values()];
}

/** @param words that stand in the file, in the hook's name or at its beginning */
function firing(world: World, words: string, call: string, isMeantBy: (name: Value) => boolean): readonly Caller[] {
  const { program } = world;
  return program
    .files(both(program.index.filesCalling(call), program.index.filesWith(words)))
    .flatMap((file) => program.callsIn(file).ofFunction(call))
    .flatMap((site): readonly Caller[] => {
      const [name] = 'args' in site.expr ? site.expr.args : [];
      const frame: Frame = { fn: site.fn, step: site.step, depth: 0 };
      if (!name || !isMeantBy(world.evaluate(name.value, frame))) return [];
      return [{ site, args: 'args' in site.expr ? site.expr.args : [], offset: 1 }];
    });
}

/** A shorter beginning of a name says too little. */
const MIN_HEAD = 8;

/** Beginnings of a hook's name that end between two of its words, the longest first. */
function headsOf(hook: string): readonly string[] {
  return [...hook.matchAll(/[_/.:-]+(?=\w)/g)]
    .map(({ 0: separator, index }) => hook.slice(0, index + separator.length))
    .filter((head) => head.length >= MIN_HEAD)
    .reverse();
}

/** Does a name that is put together begin with the words, and can it be the hook's? Each unknown part is a letter at least. */
export function isOfKind(name: Alt, head: string, hook: string): boolean {
  if (name.is !== 'text' || name.parts[0] !== head) return false;
  // The first place that fits leaves most for what follows, so that nothing is tried twice.
  let at = 0;
  let isOpen = false;
  for (const [number, part] of name.parts.entries()) {
    if (typeof part !== 'string') {
      at += 1;
      isOpen = true;
      continue;
    }
    const isLast = number === name.parts.length - 1;
    const found = isOpen ? (isLast ? hook.length - part.length : hook.indexOf(part, at)) : at;
    if (found < at || !hook.startsWith(part, found)) return false;
    at = found + part.length;
    isOpen = false;
  }
  return isOpen ? at <= hook.length : at === hook.length;
}

/** Files that are in both lists, in order; none where they are too many to be searched. */
function both(left: Iterable<number>, right: Iterable<number>): readonly number[] {
  const wanted = new Set(right);
  const files = [...left].filter((file) => wanted.has(file)).sort((a, b) => a - b);
  return files.length > MAX_FILES ? [] : files;
}
