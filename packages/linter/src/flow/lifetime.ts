import type { Escape } from '../frameworks/knowledge.ts';
import type { Expr } from '../php/facts.ts';
import { blocksAround } from './blocks.ts';
import { carriersOf, carries, containersOf, handsOver, mentions } from './carriers.ts';
import type { CallSite, Fn } from './code.ts';
import type { Escaping } from './escaping.ts';
import { isRunWhereMade } from './existence.ts';
import { keptByCaller } from './kept-by-caller.ts';
import { print } from './print.ts';
import { targetsOf } from './targets.ts';
import type { Frame } from './value.ts';
import { argumentAt } from './variables.ts';
import type { World } from './world.ts';

/** Where what a call is given goes on beyond the request, if it does. */
export function escapesAt(world: World, site: CallSite): Escape | undefined {
  const frame: Frame = { fn: site.fn, step: site.step, depth: 0 };
  for (const pattern of world.patternsOf(site.expr, frame)) {
    const known = world.knowledge.escapes.get(pattern)?.[0];
    if (known) return known;
  }
  const { expr } = site;
  if (expr.op !== 'mcall' || typeof expr.name !== 'string') return undefined;
  if (world.types(expr.base, frame).length > 0) return undefined;
  return (world.knowledge.untypedEscapes.get(expr.name.toLowerCase()) ?? []).find((escape) =>
    escape.untyped?.some((hint) => world.program.index.holds(site.fn.file.number, hint)),
  );
}

/** Is what the variables name taken away anywhere in the function? */
export function isRemoved(fn: Fn, carriers: ReadonlySet<string>): boolean {
  return fn.calls.some((site) => {
    const { expr } = site;
    if (!('args' in expr) || !('name' in expr) || typeof expr.name !== 'string') return false;
    if (
      !/(?:^|\\)(?:unlink|rmdir|delete|remove|deletefile|deletedirectory|removedirectory|deletefileaftersend|wp_delete_file)$/i.test(
        expr.name,
      )
    )
      return false;
    return expr.args.some((arg) => mentions(arg.value, carriers));
  });
}

/** Functions and methods that take a file or directory away. */
export const REMOVAL: RegExp =
  /(?:^|[\\_]|(?<=[a-z])(?=[A-Z]))(?:unlink|rmdir|rrmdir|delete|remove)(?=$|[_A-Z]|file|dir|recursive)/i;

/** Closing, removing or asking for a file is no use of what is in it. */
function isFlagging(expr: Expr): boolean {
  return (
    'name' in expr &&
    typeof expr.name === 'string' &&
    (REMOVAL.test(expr.name) || /(?:^|\\)(?:file_exists|is_file|is_dir|touch|chmod)$/i.test(expr.name))
  );
}

/**
 * Is the file behind a variable used and then taken away, on every way on from the step? One that nobody uses in between
 * is a flag for others to see.
 * @param unused it need not be used in between
 */
export function removedAfter(fn: Fn, path: Expr, step: number, unused = false): boolean {
  if (path.op !== 'var') return false;
  const { blocks, steps } = fn.facts;
  const around = blocksAround(fn.facts, step);
  return fn.calls.some((site) => {
    const { expr } = site;
    if (
      site.step <= step ||
      !('args' in expr) ||
      !('name' in expr) ||
      typeof expr.name !== 'string' ||
      !REMOVAL.test(expr.name)
    )
      return false;
    const block = steps[site.step]?.block ?? 0;
    if (!isRunWhereMade(blocks, block, around, path.name) || !takesAway(fn, site, path)) return false;
    const carriers = madeFrom(fn, path.name);
    const written = new Set(
      (fn.definitions.variables.get(path.name) ?? []).flatMap((each) =>
        each.by === 'value' ? [print(each.value)] : [],
      ),
    );
    return (
      unused ||
      fn.calls.some(
        (use) =>
          use.step > step &&
          use.step < site.step &&
          'args' in use.expr &&
          !isFlagging(use.expr) &&
          use.expr.args.some((arg) => mentions(arg.value, carriers) || written.has(print(arg.value))),
      )
    );
  });
}

/** Permissions that let everybody do everything, which is given to what is to go: octal 777 and 666. */
const OPEN: ReadonlySet<unknown> = new Set([0o777, 0o666]);

/** Are the permissions of a path changed only so that it can be deleted, with nothing done to it in between? */
export function openedToDelete(fn: Fn, path: Expr, step: number, mode: Expr | undefined): boolean {
  const written = print(path);
  const names = (site: CallSite): boolean =>
    'args' in site.expr && site.expr.args.some((arg) => print(arg.value) === written);
  const next = fn.calls.filter((site) => site.step > step && names(site)).sort((a, b) => a.step - b.step)[0];
  if (!next || !('name' in next.expr) || typeof next.expr.name !== 'string' || !REMOVAL.test(next.expr.name))
    return false;
  const { steps } = fn.facts;
  const block = steps[step]?.block;
  if (steps[next.step]?.block === block) return true;
  return (
    mode?.op === 'lit' && OPEN.has(mode.value) && block !== undefined && blocksAround(fn.facts, next.step).has(block)
  );
}

/** Functions that take a directory away with all that is in it. */
const REMOVES_ALL = /dir|recursive/i;

/** Is the path itself what is taken away, or the directory below which it was built? */
function takesAway(fn: Fn, { expr }: CallSite, path: Extract<Expr, { op: 'var' }>): boolean {
  if (!('args' in expr) || !('name' in expr) || typeof expr.name !== 'string') return false;
  const names = new Set([path.name]);
  if (REMOVES_ALL.test(expr.name)) {
    for (const definition of fn.definitions.variables.get(path.name) ?? []) {
      const head =
        definition.by === 'value' && definition.value.op === 'concat' ? definition.value.parts[0] : undefined;
      if (head?.op === 'var') names.add(head.name);
    }
  }
  // A function takes away what it is given first; what else it is given may be what it spares.
  const taken = expr.op === 'call' ? expr.args.slice(0, 1) : expr.args;
  return taken.some((arg) => arg.value.op === 'var' && names.has(arg.value.name));
}

/** The variable, and those that are put together from it: files in a directory. */
function madeFrom(fn: Fn, name: string): ReadonlySet<string> {
  const own = new Set([name]);
  const made = [...fn.definitions.variables].flatMap(([other, definitions]) =>
    definitions.some((each) => each.by === 'value' && each.value.op === 'concat' && mentions(each.value, own))
      ? [other]
      : [],
  );
  return new Set([name, ...made]);
}

/** First-party functions that are handed the path are followed this far. */
const MAX_HOPS = 3;

/**
 * How a path below a temporary root outlives the request in which it is written; undefined when it does not.
 * @param call the call that writes: what it gives back stands for the file too (`$file = $upload->move(...)`)
 */
export function escaping(world: World, fn: Fn, path: Expr, call?: Expr): Escaping | undefined {
  const carriers = new Set(carriersOf(fn, path));
  for (const [name, definitions] of call && call.op !== 'new' ? fn.definitions.variables : []) {
    const isSame = (value: Expr): boolean => value === call || (call !== undefined && isNameOf(value, call));
    if (definitions.some((definition) => definition.by === 'value' && isSame(definition.value))) carriers.add(name);
  }
  if (carriers.size === 0 || isRemoved(fn, carriers)) return undefined;
  return keptByCaller(world, fn, path, carriers) ?? escapingFrom(world, fn, carriers, 0, new Set());
}

/** `$zip->filename` of the archive that the call opens. https://www.php.net/manual/en/class.ziparchive.php */
function isNameOf(value: Expr, call: Expr): boolean {
  return (
    value.op === 'prop' && value.name === 'filename' && call.op === 'mcall' && print(value.base) === print(call.base)
  );
}

function escapingFrom(
  world: World,
  fn: Fn,
  carriers: ReadonlySet<string>,
  hops: number,
  seen: Set<Fn>,
): Escaping | undefined {
  if (seen.has(fn)) return undefined;
  seen.add(fn);
  const containers = containersOf(fn, carriers);
  const whole = new Set([...carriers, ...containers]);
  for (const write of fn.definitions.elements.get('_SESSION') ?? []) {
    if (carries(write.value, whole)) {
      return {
        into: 'session',
        path: fn.file.path,
        line: fn.facts.steps[write.step]?.line ?? 0,
        message: 'its path is kept in the session',
      };
    }
  }
  const kept = keptByCaller(world, fn, undefined, whole);
  if (kept) return kept;
  for (const site of fn.calls) {
    const { expr } = site;
    if (!('args' in expr)) continue;
    const escape = escapesAt(world, site);
    if (!escape || escape.into === 'mail') continue;
    const goesOn = escape.into === 'response' ? handsOver : carries;
    const given =
      escape.args === 'receiver'
        ? expr.op === 'mcall' && expr.base.op === 'var' && containers.has(expr.base.name)
        : (escape.args === 'all' ? expr.args : escape.args.map((index) => expr.args[index])).some(
            (arg) => arg !== undefined && goesOn(arg.value, whole),
          );
    if (!given) continue;
    return {
      into: escape.into,
      path: fn.file.path,
      line: expr.span[0],
      message: `its path is handed to the ${escape.into}`,
    };
  }
  if (hops >= MAX_HOPS) return undefined;
  for (const site of fn.calls) {
    const { expr } = site;
    if (!('args' in expr) || !expr.args.some((arg) => carries(arg.value, whole))) continue;
    for (const target of targetsOf(world, expr, { fn, step: site.step, depth: 0 })) {
      const inner = new Set<string>();
      target.fn.facts.params.forEach((param, index) => {
        const argument = argumentAt(expr.args, index, param.name);
        if (argument && argument !== 'spread' && carries(argument.value, whole)) inner.add(param.name);
      });
      const found = inner.size > 0 ? escapingFrom(world, target.fn, inner, hops + 1, seen) : undefined;
      if (found) return found;
    }
  }
  return givesBack(fn, whole) ? escapingFromCallers(world, fn, hops, seen) : undefined;
}

function givesBack(fn: Fn, carriers: ReadonlySet<string>): boolean {
  return fn.facts.steps.some((step) => step.do === 'return' && step.expr !== undefined && carries(step.expr, carriers));
}

/** Is the path given back, and does every caller take away the file that it is told of? */
export function isTakenAwayByCallers(world: World, fn: Fn, path: Expr): boolean {
  if (path.op !== 'var' || !givesBack(fn, new Set([path.name]))) return false;
  const { callers } = world.callers(fn);
  return callers.length > 0 && callers.every(({ site }) => isRemoved(site.fn, givenTo(site)));
}

/** Variables that hold what a call gives back. */
function givenTo({ fn, expr }: CallSite): ReadonlySet<string> {
  const names = [...fn.definitions.variables].flatMap(([name, definitions]) =>
    definitions.some((each) => each.by === 'value' && each.value === expr) ? [name] : [],
  );
  return new Set(names);
}

/** What a caller does with the path that it is given back: `$path = $this->export(); $_SESSION['export'] = $path;`. */
function escapingFromCallers(world: World, fn: Fn, hops: number, seen: Set<Fn>): Escaping | undefined {
  for (const { site } of world.callers(fn).callers) {
    const given = givenTo(site);
    if (given.size === 0 || isRemoved(site.fn, given)) continue;
    const found = escapingFrom(world, site.fn, given, hops + 1, seen);
    // A caller that stores an object mostly moves the file to where the object says.
    if (found && found.into !== 'database') return found;
  }
  return undefined;
}
