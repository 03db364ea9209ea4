import { callableCallers } from './callable-callers.ts';
import {
  asCaller,
  type Caller,
  type Callers,
  hasArguments,
  MAX_FUNCTION_FILES,
  MAX_METHOD_FILES,
  NONE,
  type WiredArgument,
} from './caller.ts';
import { closureCallers } from './closure-callers.ts';
import { type CallSite, classKey, type Fn, shortName } from './code.ts';
import { constructorCallers } from './constructor-callers.ts';
import { deferredCallers } from './deferred-callers.ts';
import { facadesOf } from './facades.ts';
import { frontsOf } from './forwarded-calls.ts';
import { givenByFramework } from './framework-hooks.ts';
import { hookCallers } from './hook-callers.ts';
import { receiverClasses } from './targets.ts';
import type { Frame } from './value.ts';
import type { World } from './world.ts';

/** A method name in more files than this needs a receiver of known type. */
const RARE_FILES = 10;

/**
 * Every production call of a function that can be found, in the order of files and lines.
 * @param limit files beyond this number are not searched; absent: as many as a path is worth
 */
export function callersOf(world: World, fn: Fn, limit?: number): Callers {
  switch (fn.facts.kind) {
    case 'function':
      return functionCallers(world, fn, limit ?? MAX_FUNCTION_FILES);
    case 'method':
      return fn.facts.name.toLowerCase() === '__construct'
        ? constructorCallers(world, fn)
        : methodCallers(world, fn, limit ?? MAX_METHOD_FILES);
    case 'closure':
    case 'arrow':
      return closureCallers(world, fn);
    default:
      return NONE;
  }
}

function functionCallers(world: World, fn: Fn, limit: number): Callers {
  const { program } = world;
  const key = classKey(fn.facts.name);
  const short = shortName(fn.facts.name);
  const mentioned = new Set(program.index.filesWith(short));
  const indirect = [
    ...program.index.filesCalling('call_user_func'),
    ...program.index.filesCalling('call_user_func_array'),
  ];
  const files = [
    ...new Set([...program.index.filesCalling(short), ...indirect.filter((file) => mentioned.has(file))]),
  ].sort((a, b) => a - b);
  if (files.length > limit) return { ...NONE, notFollowed: files.length };
  const callers: Caller[] = [];
  for (const file of program.files(files)) {
    const calls = program.callsIn(file);
    for (const site of calls.ofFunction(key)) callers.push(asCaller(site));
    for (const name of ['call_user_func', 'call_user_func_array']) {
      for (const site of calls.ofFunction(name)) {
        const [first, second] = site.expr.op === 'call' ? site.expr.args : [];
        if (first?.value.op !== 'lit' || classKey(String(first.value.value)) !== key || site.expr.op !== 'call')
          continue;
        if (name === 'call_user_func') callers.push({ site, args: site.expr.args, offset: 1 });
        else if (second?.value.op === 'array') {
          callers.push({ site, args: second.value.items.map((item) => ({ value: item.value })), offset: 0 });
        }
      }
    }
  }
  if (callers.length === 0) callers.push(...hookCallers(world, fn), ...callableCallers(world, fn));
  callers.push(...deferredCallers(world, fn));
  return { callers, wired: callers.length === 0 ? givenByFramework(world, fn) : [], notFollowed: 0 };
}

function familyNames(world: World, cls: string): ReadonlySet<string> {
  return new Set([...world.program.ancestors(cls), ...world.program.heirs(cls)]);
}

/** Files that name one of the classes, namespace and all. */
function filesNaming(world: World, classes: Iterable<string>): ReadonlySet<number> {
  const files = new Set<number>();
  for (const cls of classes) for (const file of world.program.index.filesWith(cls)) files.add(file);
  return files;
}

function methodCallers(world: World, fn: Fn, limit: number): Callers {
  const cls = fn.cls?.name;
  if (cls === undefined) return NONE;
  const { program } = world;
  const { name } = fn.facts;
  const all = program.index.filesCallingMethod(name);
  const family = familyNames(world, cls);
  const isRare = all.length <= RARE_FILES;
  const naming = filesNaming(world, [
    ...[...family].filter((member) => mayHaveMethod(world, member, name)),
    ...(isRare ? [] : standingFor(world, family, name)),
  ]);
  const files = isRare ? all : all.filter((file) => file === fn.file.number || naming.has(file));
  if (files.length > limit) return { ...NONE, notFollowed: files.length };
  const callers: Caller[] = [];
  for (const file of program.files(files)) {
    for (const site of program.callsIn(file).ofMethod(name.toLowerCase())) {
      if (reaches(world, site, fn, family, isRare || naming.has(file.number))) callers.push(asCaller(site));
    }
  }
  if (callers.length === 0) callers.push(...hookCallers(world, fn), ...callableCallers(world, fn));
  callers.push(...deferredCallers(world, fn));
  const wired = [
    ...wiredSetter(world, fn, cls),
    ...(callers.length === 0 ? [...boundByName(world, fn), ...givenByFramework(world, fn)] : []),
  ];
  return { callers, wired, notFollowed: 0 };
}

/** Classes of the project by whose names a method of these is called: facades, and what hands calls on. */
function standingFor(world: World, family: ReadonlySet<string>, method: string): readonly string[] {
  const fronts = frontsOf(world, family, method);
  return [...fronts, ...facadesOf(world, new Set([...family, ...fronts.map(classKey)]))];
}

/** Can the method be called on what is declared to be of this class? Nobody knows of classes that are not the project's own. */
function mayHaveMethod({ program }: World, cls: string, method: string): boolean {
  return program.ancestors(cls).some((ancestor) => {
    const files = program.index.declaring(ancestor);
    return files.length === 0 || files.some((file) => program.index.holds(file, method));
  });
}

/** Values that the container gives to parameters of this name: constructors, and actions that nothing else calls. */
function boundByName(world: World, fn: Fn): readonly WiredArgument[] {
  return fn.facts.params.flatMap((param, index) => {
    const value = world.wiring.binds.get(param.name);
    return value ? [{ index, value }] : [];
  });
}

function wiredSetter(world: World, fn: Fn, cls: string): readonly WiredArgument[] {
  return world.wiring
    .definitionsOf(cls)
    .flatMap((definition) =>
      definition.calls
        .filter((call) => call.method.toLowerCase() === fn.facts.name.toLowerCase())
        .flatMap((call) => call.args.map((value, index) => ({ index, value }))),
    );
}

/** Can this call enter this method? */
function reaches(world: World, site: CallSite, fn: Fn, family: ReadonlySet<string>, trustUntyped: boolean): boolean {
  const { program } = world;
  const frame: Frame = { fn: site.fn, step: site.step, depth: 0 };
  const { expr } = site;
  if (expr.op !== 'mcall' && expr.op !== 'scall') return false;
  if (!hasArguments(expr.args, fn)) return false;
  const classes = receiverClasses(world, expr, frame);
  // A static method is hardly ever called on an object, still less on one of which nothing is known; and a method that
  // calls its own name on something else hands the work on.
  if (classes.length === 0) return trustUntyped && expr.op === 'mcall' && fn.facts.static !== true && site.fn !== fn;
  const method = fn.facts.name;
  return classes.some((cls) => {
    const key = classKey(cls);
    if (!family.has(key)) return program.ancestors(cls).some((ancestor) => ancestor === classKey(fn.cls?.name ?? ''));
    const target = program.methodOf(cls, method);
    // Old applications keep several classes of one name and include the one that settings choose.
    if (
      target === fn ||
      (target?.cls && target.cls !== fn.cls && classKey(target.cls.name) === classKey(fn.cls?.name ?? ''))
    )
      return true;
    if (target === undefined || target.facts.abstract || target.cls?.facts.kind === 'interface') return true;
    // A call on a parent class may meet this override at run time.
    return program.isA(fn.cls?.name ?? '', cls) && classKey(fn.cls?.name ?? '') !== key;
  });
}
