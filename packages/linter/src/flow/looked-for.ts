/** Files below a temporary root that a later request asks for under the same name. */
import type { CallExpr, Expr, Step } from '../php/facts.ts';
import { armsOf, blocksAround } from './blocks.ts';
import { carriersOf, carries, mentions } from './carriers.ts';
import { type CallSite, type Fn, shortName } from './code.ts';
import { isRemoved, REMOVAL } from './lifetime.ts';
import { print } from './print.ts';
import { targetsOf } from './targets.ts';
import type { Value } from './value.ts';
import { eachChild, eachWithin, expressionsOf, isCall } from './walk.ts';
import type { World } from './world.ts';

/** Functions that give what is in a file. */
const READS: ReadonlySet<string> = new Set(['file_get_contents', 'file', 'readfile', 'parse_ini_file']);
/** Functions and methods that ask whether a file is there, or how it is. */
const PROBES: ReadonlySet<string> = new Set([
  ...READS,
  'file_exists',
  'is_file',
  'filemtime',
  'filesize',
  'is_readable',
  'include',
  'require',
  'exists',
  'isfile',
]);
/** Functions and methods that make another name of a path, or the directory for it, and leave the file alone. */
const ASIDE = /^(?:dirname|basename|pathinfo|is_dir|is_writable|\w*(?:mkdir|makedirectory|createdirectory))$/;
/** Functions that give the path again, for whoever uses it. */
const SAME = /^(?:escapeshellarg|sprintf|realpath|r?trim)$/;

type NamedCall = Extract<CallExpr, { readonly args: unknown; readonly name: unknown }>;

function isNamed(expr: Expr): expr is NamedCall & { readonly name: string } {
  return isCall(expr) && 'args' in expr && 'name' in expr && typeof expr.name === 'string';
}

const nameOf = (expr: { readonly name: string }): string => shortName(expr.name).toLowerCase();

/** What a function says of one path. */
interface Sought {
  readonly fn: Fn;
  /** The step that writes, and the call in it. */
  readonly step: number;
  readonly call: Expr;
  readonly carriers: ReadonlySet<string>;
  readonly isPath: (expr: Expr) => boolean;
}

/**
 * Is a fixed name below a temporary root looked for before it is written? Then the file is a cache that one request
 * leaves to the next.
 */
export function isLookedForFirst(fn: Fn, path: Expr, step: number, call: Expr): boolean {
  const carriers = carriersOf(fn, path, step);
  // A name that is written out can be written out again.
  const written = carriers.size === 0 ? print(path) : undefined;
  const isPath = (expr: Expr): boolean => carries(expr, carriers) || (written !== undefined && print(expr) === written);
  const sought: Sought = { fn, step, call, carriers, isPath };
  if (isReadFirst(sought, path)) return true;
  if (carriers.size > 0 && isRemoved(fn, carriers)) return false;
  return fn.facts.steps.some((test, number) => {
    if (number > step || test.do !== 'test' || !asksFor(sought, test)) return false;
    return number === step || decides(sought, number, test);
  });
}

/** Is the path asked for in this condition, before it is written? */
function asksFor({ call, isPath }: Sought, test: Step): boolean {
  let found = false;
  let isWritten = false;
  for (const expr of expressionsOf(test)) {
    eachWithin(expr, (inner) => {
      if (inner === call) isWritten = true;
      if (isWritten || !isNamed(inner)) return;
      if (PROBES.has(nameOf(inner)) && inner.args[0] && isPath(inner.args[0].value)) found = true;
    });
  }
  return found;
}

/**
 * Does the answer decide whether the file is written, or is it used where it is there? Else the condition guards
 * something else, such as the directory.
 */
function decides({ fn, step, isPath }: Sought, number: number, test: Step): boolean {
  const { blocks, steps } = fn.facts;
  const arm = blocks.find(({ parent, first, test: own }) => own && parent === test.block && first === number + 1);
  if (!arm) return true;
  const around = blocksAround(fn.facts, step);
  return armsOf(blocks, arm.group).some((id) => {
    const { first = 0, end = 0, leaves } = blocks[id] ?? {};
    if (around.has(id) || leaves !== undefined) return true;
    return steps.slice(first, end).some((inner) => expressionsOf(inner).some((expr) => uses(expr, isPath)));
  });
}

function uses(expr: Expr, isPath: (expr: Expr) => boolean): boolean {
  let found = false;
  eachWithin(expr, (inner) => {
    if (!isNamed(inner) || REMOVAL.test(inner.name) || ASIDE.test(nameOf(inner)) || SAME.test(nameOf(inner))) return;
    if (inner.args.some((arg) => isPath(arg.value))) found = true;
  });
  return found;
}

/**
 * Is what is in the file asked for before anything could have been written to it here? Then an earlier request wrote it,
 * as with the number of a process, whether or not the old file is taken away before the new one is written.
 */
function isReadFirst(sought: Sought, path: Expr): boolean {
  const { fn, step, call, carriers, isPath } = sought;
  if (!isBuiltHere(fn, path)) return false;
  const made = [...fn.definitions.variables].filter(([, definitions]) =>
    definitions.some((each) => each.by === 'value' && handsOn(each.value, carriers)),
  );
  const kin = new Set([...carriers, ...made.map(([name]) => name)]);
  if (fn.definitions.properties.some(({ value }) => mentions(value, kin))) return false;
  const isRemovedAfter = fn.calls.some(
    ({ expr, step: at }) =>
      at > step && isNamed(expr) && REMOVAL.test(expr.name) && expr.args.some((arg) => mentions(arg.value, carriers)),
  );
  if (isRemovedAfter) return false;
  for (const { expr, step: at } of fn.calls) {
    if (expr === call || at > step) return false;
    if (!('args' in expr)) continue;
    if (isNamed(expr)) {
      const name = nameOf(expr);
      const [file, mode] = expr.args;
      const opens = name === 'fopen' && mode?.value.op === 'lit' && /^r[bt]?$/.test(String(mode.value.value));
      if (file && (READS.has(name) || opens) && isPath(file.value)) return true;
      if (PROBES.has(name) || ASIDE.test(name) || SAME.test(name) || REMOVAL.test(expr.name)) continue;
    }
    if (expr.args.some((arg) => handsOn(arg.value, kin))) return false;
  }
  return false;
}

/**
 * Does the function that hands on a directory hand it to another one before, which reads a file of the name that is then
 * written? `$state = $this->load($directory); $this->save($directory, $state);` goes on where an earlier request stopped.
 */
export function isReadByOther(world: World, writing: CallSite, directory: Expr, written: Value[number]): boolean {
  const { fn, step } = writing;
  const last = written.is === 'text' ? written.parts[written.parts.length - 1] : undefined;
  const [name] = (typeof last === 'string' && /\/[\w.-]+$/.exec(last)) || [];
  if (name === undefined || directory.op !== 'var') return false;
  const definitions = fn.definitions.variables.get(directory.name) ?? [];
  if (definitions.length === 0 || definitions.some(({ by }) => by !== 'value')) return false;
  return fn.calls.some(({ expr, step: at }) => {
    if (at >= step || !isCall(expr) || !('args' in expr)) return false;
    const index = expr.args.findIndex(({ value }) => value.op === 'var' && value.name === directory.name);
    if (index < 0) return false;
    return targetsOf(world, expr, { fn, step: at, depth: 0 }).some(({ fn: other }) => readsBelow(other, index, name));
  });
}

/** Does a function read a file of this name in the directory that it is given? */
function readsBelow(fn: Fn, index: number, name: string): boolean {
  const param = fn.facts.params[index]?.name;
  const isPath = (expr: Expr): boolean => {
    if (expr.op === 'var')
      return (fn.definitions.variables.get(expr.name) ?? []).some((each) => each.by === 'value' && isPath(each.value));
    if (expr.op !== 'concat') return false;
    const [head, last] = [expr.parts[0], expr.parts[expr.parts.length - 1]];
    return head?.op === 'var' && head.name === param && last?.op === 'lit' && String(last.value).endsWith(name);
  };
  return fn.calls.some(
    ({ expr }) => isNamed(expr) && READS.has(nameOf(expr)) && expr.args[0] !== undefined && isPath(expr.args[0].value),
  );
}

/** Does the function put the whole name together? One that it is given may have been written by whoever gives it. */
function isBuiltHere(fn: Fn, path: Expr): boolean {
  if (path.op === 'concat') return true;
  const definitions = path.op === 'var' ? (fn.definitions.variables.get(path.name) ?? []) : [];
  return (
    definitions.length > 0 &&
    definitions.every((each) => each.by === 'value' && (each.value.op === 'concat' || each.value.op === 'lit'))
  );
}

/** As {@link mentions}, but what is read from the file, or asked about it, is not the path. */
function handsOn(expr: Expr, names: ReadonlySet<string>): boolean {
  if (expr.op === 'var') return names.has(expr.name);
  if (isNamed(expr)) {
    const name = nameOf(expr);
    if (PROBES.has(name) || ASIDE.test(name) || name === 'fopen') return false;
  }
  let found = false;
  eachChild(expr, (child) => {
    found ||= handsOn(child, names);
  });
  return found;
}
