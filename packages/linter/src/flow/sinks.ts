import type { Sink } from '../frameworks/knowledge.ts';
import type { Arg, ArrayItem, CallExpr, Expr } from '../php/facts.ts';
import { expandAliases } from './aliases.ts';
import { casesOf, casesOfValue, type Feasible } from './cases.ts';
import { type CallSite, classKey, shortName } from './code.ts';
import { commandCases, commandValueCases } from './command-cases.ts';
import { conditionsHold } from './conditions.ts';
import { isFeasible } from './feasible.ts';
import { parsePattern } from './knowledge-base.ts';
import { optionCases } from './object-options.ts';
import type { PathCase } from './path-case.ts';
import { print } from './print.ts';
import { belowReceiver, receiverValue } from './receiver-value.ts';
import { isSaidRemote } from './said-remote.ts';
import { receiverClasses } from './targets.ts';
import { type Frame, firstLiteral, literalOf, sourced, unknown, type Value } from './value.ts';
import { argumentAt } from './variables.ts';
import { inWorkingDirectory } from './working-directory.ts';
import type { World } from './world.ts';

/** A call that matches a sink of the tables. */
export interface SinkSite {
  readonly site: CallSite;
  readonly sink: Sink;
  readonly args: readonly Arg[];
  readonly offset: number;
}

/** Names by which files and calls are recognised as worth a closer look. */
export interface SinkNames {
  readonly functions: ReadonlySet<string>;
  readonly methods: ReadonlySet<string>;
  readonly hasConstructors: boolean;
}

export function sinkNames(world: World): SinkNames {
  const functions = new Set<string>();
  const methods = new Set<string>();
  let hasConstructors = false;
  for (const pattern of world.knowledge.sinks.keys()) {
    const { form, name } = parsePattern(pattern);
    if (form === 'function') functions.add(name).add(shortName(name));
    else if (form === 'new') {
      hasConstructors = true;
      // A heir hands the path on to the class that writes: `parent::__construct($file)`.
      methods.add('__construct');
    } else methods.add(name);
  }
  return { functions, methods, hasConstructors };
}

/** The sinks of the tables that a call matches; several where one call may write several paths. */
export function sinksAt(world: World, site: CallSite, names: SinkNames): readonly SinkSite[] {
  const { expr } = site;
  const frame: Frame = { fn: site.fn, step: site.step, depth: 0 };
  switch (expr.op) {
    case 'shell':
      return shellSink(site);
    case 'include':
      return [];
    case 'call': {
      if (typeof expr.name === 'string') {
        const name = classKey(expr.fallback ?? expr.name);
        if (name === 'call_user_func' || name === 'call_user_func_array') return indirectSink(world, site, name, frame);
        if (!names.functions.has(shortName(name)) || world.program.functionsNamed(expr.name).length > 0) return [];
        for (const pattern of world.patternsOf(expr, frame)) {
          const sinks = world.knowledge.sinks.get(pattern);
          if (sinks) return matched(world, site, sinks, frame, expr.args, 0);
        }
        return [];
      }
      for (const pattern of world.patternsOf(expr, frame)) {
        const found = matched(world, site, world.knowledge.sinks.get(pattern), frame, expr.args, 0);
        if (found.length > 0) return found;
      }
      return [];
    }
    case 'mcall':
    case 'scall': {
      if (typeof expr.name !== 'string') return [];
      const method = expr.name.toLowerCase();
      if (!names.methods.has(method)) return [];
      const sinks = typedSinks(world, expr, frame) ?? untypedSinks(world, site, method, frame);
      // Asked last: it takes facts of the classes that the object may be of.
      if (sinks.length === 0 || isOwnMethod(world, expr, frame)) return [];
      return matched(world, site, sinks, frame, expr.args, 0);
    }
    case 'new': {
      if (!names.hasConstructors) return [];
      const sinks = typedSinks(world, expr, frame);
      return sinks ? matched(world, site, sinks, frame, expr.args, 0) : [];
    }
  }
}

function typedSinks(world: World, expr: CallExpr, frame: Frame): readonly Sink[] | undefined {
  for (const pattern of world.patternsOf(expr, frame)) {
    const sinks = world.knowledge.sinks.get(pattern);
    if (sinks) return sinks;
  }
  return undefined;
}

/** Sinks known by the method's name alone, for objects of which nothing is known, where a hint stands in the file. */
function untypedSinks(world: World, { fn, expr }: CallSite, method: string, frame: Frame): readonly Sink[] {
  const untyped = expr.op === 'mcall' ? world.knowledge.untypedSinks.get(method) : undefined;
  if (expr.op !== 'mcall' || !untyped || world.types(expr.base, frame).length > 0) return [];
  const holds = (hint: string): boolean => world.program.index.holds(fn.file.number, hint);
  return untyped.filter(
    (sink) => sink.untyped?.some(holds) || (sink.untypedWithin?.some(holds) && isInRelease(world, sink, expr, frame)),
  );
}

/** Is the path that the call is given known to lie in the release? */
function isInRelease(
  world: World,
  { path }: Sink,
  { args }: Extract<CallExpr, { op: 'mcall' }>,
  frame: Frame,
): boolean {
  const argument = 'arg' in path && !('key' in path) ? argumentAt(args, path.arg, undefined) : undefined;
  if (argument === undefined || argument === 'spread') return false;
  return world.evaluate(argument.value, frame).some((alt) => {
    const head = alt.is === 'text' ? alt.parts[0] : undefined;
    return typeof head === 'object' && head.from === 'place' && head.place === 'app';
  });
}

/** The project's own method hides what the tables say of a parent's: its body is looked at instead. */
function isOwnMethod(world: World, expr: Extract<CallExpr, { op: 'mcall' | 'scall' }>, frame: Frame): boolean {
  if (expr.op === 'scall' && 'relative' in expr.cls && expr.cls.relative === 'parent') return false;
  const { name } = expr;
  if (typeof name !== 'string') return false;
  const classes = receiverClasses(world, expr, frame);
  const others = classes.filter((cls) => world.program.declarationOf(cls, name) === undefined);
  if (others.length === classes.length) return false;
  // The object may be one of a library as well, whose method writes.
  const pattern = `->${name.toLowerCase()}`;
  return !others.some((cls) =>
    world.program.ancestors(cls).some((ancestor) => world.knowledge.sinks.has(`${ancestor}${pattern}`)),
  );
}

function indirectSink(world: World, site: CallSite, name: string, frame: Frame): readonly SinkSite[] {
  const { expr } = site;
  if (expr.op !== 'call') return [];
  const [first, second] = expr.args;
  const target = first ? firstLiteral(world.evaluate(first.value, frame)) : undefined;
  if (target === undefined) return [];
  const sinks = world.knowledge.sinks.get(classKey(target));
  if (name === 'call_user_func') return matched(world, site, sinks, frame, expr.args, 1);
  if (second?.value.op !== 'array') return [];
  return matched(
    world,
    site,
    sinks,
    frame,
    second.value.items.map((item) => ({ value: item.value })),
    0,
  );
}

function matched(
  world: World,
  site: CallSite,
  sinks: readonly Sink[] | undefined,
  frame: Frame,
  args: readonly Arg[],
  offset: number,
): readonly SinkSite[] {
  const call = { ...site.expr, args } as CallExpr;
  return (sinks ?? [])
    .filter((sink) => !('handle' in sink.path) && conditionsHold(world, sink.when, call, frame, offset))
    .map((sink) => ({ site, sink, args, offset }));
}

const SHELL_SINK: Sink = {
  call: 'shell_exec',
  path: { command: 0 },
  effect: 'execute',
  source: 'https://www.php.net/manual/en/language.operators.execution.php',
};

function shellSink(site: CallSite): readonly SinkSite[] {
  const { expr } = site;
  return expr.op === 'shell'
    ? [{ site, sink: SHELL_SINK, args: [{ value: { op: 'concat', parts: expr.parts } }], offset: 0 }]
    : [];
}

/** What an option is set to, whose key may be a constant: `CURLOPT_COOKIEJAR`. */
function optionAt(items: readonly ArrayItem[], key: string): Expr | undefined {
  const constant = key.toLowerCase();
  return items.find(
    (item) =>
      (item.key?.op === 'lit' && item.key.value === key) ||
      (item.key?.op === 'const' && (item.key.fallback ?? item.key.name).toLowerCase() === constant) ||
      (item.key?.op === 'classConst' && item.key.name.toLowerCase() === constant),
  )?.value;
}

/** The argument that is the path, where one is: of the call, or of what has made the object that it is called on. */
export function pathArgument(found: SinkSite): Expr | undefined {
  const { path } = found.sink;
  if ('below' in path) return undefined;
  if ('receiver' in path && path.via === undefined) return madeHere(found.site)?.args[path.receiver]?.value;
  if (!('arg' in path) || 'key' in path) return undefined;
  const argument = argumentAt(found.args, path.arg, 'name' in path ? path.name : undefined, found.offset);
  return argument && argument !== 'spread' ? argument.value : undefined;
}

/** The only object that the variable holds on which the call is made. */
function madeHere({ fn, expr }: CallSite): Extract<Expr, { op: 'new' }> | undefined {
  if (expr.op !== 'mcall' || expr.base.op !== 'var') return undefined;
  const [only, ...more] = fn.definitions.variables.get(expr.base.name) ?? [];
  return only?.by === 'value' && only.value.op === 'new' && more.length === 0 ? only.value : undefined;
}

/** All ways in which the sink gets the path that it writes. */
export function pathCases(world: World, found: SinkSite): readonly PathCase[] {
  const { site, sink, args, offset } = found;
  const { path } = sink;
  const frame: Frame = { fn: site.fn, step: site.step, depth: 0 };
  const canHappen: Feasible = (entries) => isFeasible(world, site, entries, sink.when, offset);
  const aliased = (cases: readonly PathCase[]): readonly PathCase[] =>
    cases.flatMap((each) => expandAliases(world, [each.value], frame).map((value) => ({ ...each, value })));
  if ('fixed' in path) {
    const trace = { path: site.fn.file.path, line: site.expr.span[0], message: `writes ${path.fixed}` };
    return casesOfValue(
      world,
      [sourced({ from: 'place', place: path.place, label: path.fixed, base: path.fixed }, trace)],
      site.fn,
    );
  }
  if ('arg' in path) {
    const argument = argumentAt(args, path.arg, 'name' in path ? path.name : undefined, offset);
    if (argument === 'spread' || argument === undefined || isSaidRemote(site, argument.value)) return [];
    if ('key' in path) {
      if (argument.value.op === 'array') {
        const item = optionAt(argument.value.items, path.key);
        return item ? aliased(casesOf(world, item, frame, canHappen)) : [];
      }
      const cases = casesOf(
        world,
        { op: 'index', base: argument.value, key: { op: 'lit', value: path.key } },
        frame,
        canHappen,
      );
      const { key } = path;
      return aliased(cases.filter(({ value }) => !isElementOfOpaque(value, key)));
    }
    if (isTakenToNothing(world, sink, argument.value, frame))
      return casesOfValue(world, unknown(print(argument.value)), site.fn);
    return aliased(inWorkingDirectory(world, casesOf(world, argument.value, frame, canHappen), site));
  }
  if ('each' in path) {
    const argument = argumentAt(args, path.each, undefined, offset);
    if (argument === 'spread' || argument === undefined) return [];
    const value = world.evaluate(argument.value, frame);
    const elements = value.some((alt) => alt.is === 'array' || alt.is === 'record')
      ? world.element(value, undefined, frame)
      : value;
    return aliased(casesOfValue(world, elements, site.fn, canHappen));
  }
  if ('command' in path) return commandCases(world, args, path.command + offset, frame);
  if ('options' in path) return aliased(optionCases(world, site, path, frame));
  if ('below' in path) return aliased(casesOfValue(world, belowReceiver(world, found, path, frame), site.fn));
  if ('receiver' in path) return aliased(receiverCases(world, found, path.receiver, path.via, frame));
  return [];
}

/** An upload is taken somewhere: where its path comes out empty, what was read is not all that gives it. */
function isTakenToNothing(world: World, { kind, effect, localOnly }: Sink, path: Expr, frame: Frame): boolean {
  if (kind !== 'upload' || effect !== 'rename' || !localOnly || path.op === 'lit' || world.program.incomplete)
    return false;
  return world.evaluate(path, frame).every((alt) => literalOf(alt) === '' || (alt.is === 'scalar' && !alt.value));
}

/** An element of an array that is not known: nothing says that the option is set at all. */
function isElementOfOpaque(value: Value[number], key: string): boolean {
  const head = value.is === 'text' && value.parts.length === 1 ? value.parts[0] : undefined;
  if (typeof head !== 'object' || (head.from !== 'unknown' && head.from !== 'outside')) return false;
  return head.label.startsWith(`'${key}' of `) || head.label.endsWith(` [${key}]`);
}

/** The path lies in the object: an argument of the call that made it. */
function receiverCases(
  world: World,
  found: SinkSite,
  index: number,
  via: string | undefined,
  frame: Frame,
): readonly PathCase[] {
  const given = receiverValue(world, found.site, index, via, frame);
  return found.sink.effect === 'execute'
    ? commandValueCases(world, given, frame)
    : casesOfValue(world, given, frame.fn);
}
