/** Who calls a function that hangs on a hook of the project's own making: `addHandler('saved', 'write')`, `trigger('saved', $file)`. */
import { argumentsOf, frameOf } from './call-site.ts';
import { filesNaming, holdsNameOf, isMeant } from './callables.ts';
import type { Caller } from './caller.ts';
import { type CallSite, classKey, type Fn } from './code.ts';
import { targetsOf } from './targets.ts';
import type { World } from './world.ts';

/** A hook's name in more files than this is not looked for. */
const MAX_FILES = 12;

/** A hook, and the functions that hang something on it. */
interface Hook {
  readonly name: string;
  readonly registers: ReadonlySet<Fn>;
}

export function ownHookCallers(world: World, fn: Fn): readonly Caller[] {
  const hooks = new Map<string, Hook>();
  for (const site of callsIn(world, filesNaming(world, fn))) {
    const hook = hookAt(world, site, fn);
    if (hook) hooks.set(hook.name, hook);
  }
  return [...hooks.values()].flatMap((hook) => firedBy(world, hook));
}

function hookAt(world: World, site: CallSite, fn: Fn): Hook | undefined {
  const [name, ...others] = argumentsOf(site);
  if (name?.op !== 'lit' || typeof name.value !== 'string') return undefined;
  const isNamed = others.some((given) => holdsNameOf(fn, given) && isMeant(world, given, frameOf(site), fn));
  const registers = isNamed ? targetsOf(world, site.expr, frameOf(site)).map((target) => target.fn) : [];
  return registers.length > 0 ? { name: name.value, registers: new Set(registers) } : undefined;
}

/** Calls that give the hook's name to a function which calls what it does not know by name. */
function firedBy(world: World, { name, registers }: Hook): readonly Caller[] {
  const files = world.program.index.filesWith(name);
  return callsIn(world, files.length > MAX_FILES ? [] : files).flatMap((site): readonly Caller[] => {
    const [first] = argumentsOf(site);
    if (first?.op !== 'lit' || first.value !== name || !('args' in site.expr)) return [];
    const fires = targetsOf(world, site.expr, frameOf(site)).some(
      (target) => !registers.has(target.fn) && target.fn.calls.some(isIndirect),
    );
    return fires ? [{ site, args: site.expr.args, offset: 1 }] : [];
  });
}

function isIndirect({ expr }: CallSite): boolean {
  return (
    expr.op === 'call' &&
    (typeof expr.name !== 'string' || /^call_user_func(?:_array)?$/.test(classKey(expr.fallback ?? expr.name)))
  );
}

function callsIn({ program }: World, files: readonly number[]): readonly CallSite[] {
  return program.files(files).flatMap((file) => file.functions.flatMap((fn) => fn.calls));
}
