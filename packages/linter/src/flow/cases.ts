import type { Expr } from '../php/facts.ts';
import { argumentIn } from './argument-in.ts';
import { nameOfCall } from './call-name.ts';
import type { Caller, Entry } from './caller.ts';
import { chosenByCallers, isReplaced } from './choices.ts';
import type { CallSite, Fn } from './code.ts';
import { configuredArgument, keptSetting } from './configured-argument.ts';
import { namedElsewhere } from './constants.ts';
import { textsOfFiles } from './files-in-directory.ts';
import { givenBeside } from './given-beside.ts';
import { keptElements } from './kept-elements.ts';
import { mayRun, runsInOtherHeir } from './made-objects.ts';
import { encloses, isInMaking, isKin, isParentConstructor, namesNothing, passedOn } from './passed-on.ts';
import { distinct, type PathCase } from './path-case.ts';
import { localise } from './path-value.ts';
import { schemeOf, unwrapped } from './place.ts';
import { classPropertyValue } from './properties.ts';
import { dirname } from './text-functions.ts';
import { compact, type Frame, type TextAlt, type Trace, type Value } from './value.ts';
import { argumentAt } from './variables.ts';
import { isThis } from './walk.ts';
import type { World } from './world.ts';

/** Callers of callers are followed this far. */
const MAX_HOPS = 7;
/** Ways to one sink beyond this number are not told apart. */
const MAX_CASES = 128;
/** A caller may take so many of them where there are many callers, so that the last ones are heard as well. */
const CASES_EACH = 8;
/** Where it is certain who calls, and each of them names a path of its own, there is more room. */
const MAX_OF_CERTAIN = 1024;
/** What is so far out has no share of its own. */
const SHARING_HOPS = 2;

/** `older` below `newer`: the trace of a caller's argument continued by what the callee does with it. */
function continued(older: Trace | undefined, newer: Trace | undefined): Trace | undefined {
  if (!newer) return older;
  return { ...newer, earlier: continued(older, newer.earlier) };
}

/** Can a sink be reached by way of these calls, the innermost first? */
export type Feasible = (entries: readonly Entry[]) => boolean;

const ANY_WAY: Feasible = () => true;

/** Every way in which the expression gets its value, followed through callers until the origin is named. */
export function casesOf(world: World, expr: Expr, frame: Frame, isFeasible: Feasible = ANY_WAY): readonly PathCase[] {
  const value = chosenByCallers(world, expr, textsOfFiles(world, world.evaluate(expr, frame)), frame, isFeasible);
  return followed(world, value, frame.fn, isFeasible, { expr, frame });
}

/** As {@link casesOf} for a value that is known already; `user` is the function that uses it. */
export function casesOfValue(
  world: World,
  value: Value,
  user: Fn,
  isFeasible: Feasible = ANY_WAY,
): readonly PathCase[] {
  return followed(world, value, user, isFeasible);
}

function followed(world: World, value: Value, user: Fn, isFeasible: Feasible, used?: Way['used']): readonly PathCase[] {
  const cases: PathCase[] = [];
  const way: Way = { chain: [], builders: [], at: user, user, entries: [], isFeasible, limit: MAX_CASES, used };
  for (const alt of value) follow(world, unwrapped(alt), way, new Set(), cases);
  return distinct(cases);
}

/** How far a value has been followed outwards. */
interface Way {
  readonly chain: readonly CallSite[];
  readonly builders: readonly CallSite[];
  /** The function that now holds the path as a parameter; undefined once it came out of an object. */
  readonly at: Fn | undefined;
  /** The function that uses the path. */
  readonly user: Fn;
  /** The functions of the chain with the calls that enter them. */
  readonly entries: readonly Entry[];
  readonly isFeasible: Feasible;
  /** How many cases there may be when this way has been followed to its ends. */
  readonly limit: number;
  /** What becomes of the path in the function that it was last handed to; undefined once something was added to it. */
  readonly used?: { readonly expr: Expr; readonly frame: Frame } | undefined;
}

function follow(world: World, alt: Value[number], way: Way, seen: ReadonlySet<string>, cases: PathCase[]): void {
  if (cases.length >= way.limit) return;
  const { chain, builders } = way;
  const head = alt.is === 'text' ? alt.parts[0] : undefined;
  if (alt.is !== 'text' || head === undefined || typeof head === 'string' || head.from !== 'param') {
    cases.push({ value: alt, chain, builders, notFollowed: 0 });
    return;
  }
  const { fn, index, keys, localised, beside } = head;
  // The object that writes is made with its path here; who made the maker names no file.
  const isMade = builders.length === 0 && fn.facts.name.toLowerCase() === '__construct' && isKin(world, fn, way.at);
  const key = `${fn.file.number}:${fn.id}:${index}:${keys?.join('.') ?? ''}:${beside?.text ?? ''}`;
  if (seen.has(key)) return;
  if (chain.length >= MAX_HOPS) {
    cases.push({ value: alt, chain, builders, open: 'too-far', notFollowed: 0 });
    return;
  }
  const nowSeen = new Set(seen).add(key);
  const { wired, ...all } = world.callers(fn);
  // `$root . $name` is not put together from the arguments of two calls.
  const left = way.entries.findLast((entry) => entry.fn === fn)?.caller;
  const isDirect = left ? encloses(left.site.fn, way.at) : encloses(fn, way.at) || isMade;
  const { callers, notFollowed } = left ? { callers: [left], notFollowed: 0 } : all;
  const before = cases.length;
  for (const argument of wired) {
    if (argument.index !== index) continue;
    const frame: Frame = { fn, step: 0, depth: 0 };
    const value = pick(world, world.evaluate(argument.value.expr, frame), keys, frame);
    const message = argument.message ?? `configured for ${fn.symbol}`;
    const trace = { path: argument.value.path, line: argument.value.line, message };
    const local = localised
      ? value.flatMap((given) => localise(given, localised, { ...trace, message: `${localised.label} is meant` }))
      : value;
    for (const given of local) {
      follow(
        world,
        joined(
          given.is === 'text'
            ? { ...given, handedOn: undefined, trace: { ...trace, earlier: namedElsewhere(given.trace, frame) } }
            : given,
          alt,
        ),
        { ...way, at: undefined, used: undefined },
        nowSeen,
        cases,
      );
    }
  }
  let entered = 0;
  let room = isCertain(fn, callers)
    ? Math.max(way.limit, Math.min(MAX_OF_CERTAIN, cases.length + callers.length * CASES_EACH))
    : way.limit;
  const share = Math.max(CASES_EACH, Math.floor((room - cases.length) / Math.max(1, callers.length)));
  const each = chain.length < SHARING_HOPS ? share : MAX_CASES;
  for (const caller of callers) {
    const limit = Math.min(room, cases.length + each);
    const frame: Frame = { fn: caller.site.fn, step: caller.site.step, depth: 0 };
    const argument = argumentAt(caller.args, index, fn.facts.params[index]?.name, caller.offset);
    // What is called later is given more by who calls it then.
    if (!argument && caller.site.isDeferred) continue;
    entered += 1;
    if (argument === 'spread') continue;
    const entries = left ? way.entries : [...way.entries, { fn, caller }];
    if (!way.isFeasible(entries)) continue;
    if (isMade && runsInOtherHeir(world, caller.site, way.entries, way.user)) continue;
    if (isMade && way.at && caller.site.expr.op === 'new' && !mayRun(world, caller.site, way.at)) continue;
    const expr = argument?.value ?? fn.facts.params[index]?.default;
    if (!expr) continue;
    const at = argument ? frame : { fn, step: 0, depth: 0 };
    const whole = beside && argument ? givenBeside(world, caller, fn, beside, expr) : argumentIn(world, expr, at);
    if (!whole) continue;
    const value = keys?.[0]?.startsWith('->')
      ? world.evaluate({ op: 'prop', base: expr, name: keys[0].slice(2) }, at)
      : pick(world, whole, keys, at);
    const local = localised
      ? value.flatMap((given) =>
          localise(given, localised, {
            path: caller.site.fn.file.path,
            line: caller.site.expr.span[0],
            message: `${localised.label} is meant`,
          }),
        )
      : value;
    const step: Trace = {
      path: caller.site.fn.file.path,
      line: caller.site.expr.span[0],
      message: `handed to ${nameOfCall(caller.site.expr)}`,
    };
    for (const given of local) {
      const path = joined(given, alt);
      if (way.used?.frame.fn === fn && isReplaced(world, way.used.expr, way.used.frame, caller, index, path)) continue;
      const traced = given.is === 'text' ? { ...given, trace: { ...step, earlier: given.trace } } : given;
      // Who leaves a path to its default names none, nor does who hands on a wrapper's address: who asks what is behind it does.
      const passed =
        (argument ? undefined : 'own') ??
        (localised && value.some(isAddress) ? 'own' : undefined) ??
        passedOn(given, argument?.value, caller.site.fn) ??
        (namesNothing(given, argument?.value, isMade, keys !== undefined, caller.site.fn) ? 'own' : undefined);
      const next: Way = {
        chain: left ? chain : [...chain, caller.site],
        builders: isDirect && !passed && !builders.includes(caller.site) ? [...builders, caller.site] : builders,
        at: isInMaking(world, fn, way.at, caller.site)
          ? way.at
          : isDirect && (!isMade || passed === 'kept' || isParentConstructor(caller.site.expr))
            ? caller.site.fn
            : undefined,
        user: way.user,
        entries,
        isFeasible: way.isFeasible,
        limit,
        // What is handed on as it is has another name there, and is still what the innermost function uses.
        used: argument && alt.parts.length === 1 && !keys && !localised ? { expr: argument.value, frame } : undefined,
      };
      follow(world, joined(traced, alt), next, nowSeen, cases);
      // What a caller's own callers took more than its share is not taken from the callers that come after it.
      room = Math.min(MAX_OF_CERTAIN, room + Math.max(0, cases.length - limit));
    }
  }
  if (cases.length === before && (entered === 0 || notFollowed > 0))
    leftOpen(world, alt, fn, index, { way, seen: nowSeen, notFollowed }, cases);
}

/** Is it said at every call which class is meant: a plain function, `File::put()`, `$this->put()`? */
function isCertain(fn: Fn, callers: readonly Caller[]): boolean {
  if (fn.facts.kind === 'function') return true;
  return callers.every(({ site: { expr } }) => expr.op === 'scall' || (expr.op === 'mcall' && isThis(expr.base)));
}

/** A stream wrapper's address, in contrast to a path that may be one. */
function isAddress(alt: Value[number]): boolean {
  const [head, next] = alt.is === 'text' ? alt.parts : [];
  if (schemeOf(alt) !== undefined || (typeof next === 'string' && next.startsWith('://'))) return true;
  return typeof head === 'object' && head.from === 'place' && head.place === 'abstraction';
}

/** A parameter that no production caller fills: its default, or for an object's property what the class is given. */
function leftOpen(
  world: World,
  alt: TextAlt,
  fn: Fn,
  index: number,
  { way, seen, notFollowed }: { readonly way: Way; readonly seen: ReadonlySet<string>; readonly notFollowed: number },
  cases: PathCase[],
): void {
  const { chain, builders } = way;
  const [head] = alt.parts;
  const param = fn.facts.params[index];
  const keys = typeof head === 'object' && head.from === 'param' ? head.keys : undefined;
  if (keys?.[0]?.startsWith('->')) {
    const classes = param?.type?.classes ?? param?.docType?.classes ?? [];
    const values = classes.flatMap((cls) =>
      classPropertyValue(world, cls, (keys[0] as string).slice(2), { fn, step: 0, depth: 1 }),
    );
    for (const given of values) cases.push({ value: joined(given, alt), chain, builders, notFollowed });
    if (values.length > 0) return;
  }
  if (keys) {
    const kept: PathCase[] = [];
    for (const given of keptElements(world, fn, index, keys))
      follow(world, joined(given, alt), { ...way, at: undefined, used: undefined }, seen, kept);
    for (const each of kept) cases.push({ ...each, isKept: true });
    if (kept.length > 0) return;
  }
  const kept = keptSetting(fn, index, keys);
  if (kept) {
    cases.push({ value: joined(kept, alt), chain, builders, notFollowed });
    return;
  }
  if (param?.default && !keys) {
    const given = world.evaluate(param.default, { fn, step: 0, depth: 0 }).filter((each) => each.is !== 'scalar');
    for (const each of given) cases.push({ value: joined(each, alt), chain, builders, notFollowed });
    if (given.length > 0) return;
  }
  const configured = configuredArgument(world, fn, index, keys);
  if (configured) cases.push({ value: joined(configured, alt), chain, builders, notFollowed });
  else cases.push({ value: alt, chain, builders, open: 'no-caller', notFollowed });
}

function pick(world: World, value: Value, keys: readonly string[] | undefined, frame: Frame): Value {
  let result = value;
  for (const key of keys ?? []) result = world.element(result, key === '*' ? undefined : key, frame);
  return result;
}

/** The directory that is meant where the callee asks for `dirname()` of what it is given. */
function above(given: TextAlt, head: TextAlt['parts'][number] | undefined): TextAlt {
  const levels = typeof head === 'object' && head.from === 'param' ? (head.up ?? 0) : 0;
  const [directory] = levels > 0 ? dirname([given], levels) : [given];
  return directory?.is === 'text' ? directory : given;
}

/** The caller's value in the place of the parameter, with the callee's tail behind it. */
function joined(given: Value[number], alt: TextAlt): Value[number] {
  if (given.is !== 'text') {
    if (alt.parts.length === 1) return given;
    // Nothing with a name behind it is no file at the root of the disk: the code asks whether there is a directory first.
    if (given.is === 'scalar' && !given.value) return given;
    return {
      ...alt,
      parts: compact([given.is === 'scalar' ? '' : { from: 'unknown', label: given.is }, ...alt.parts.slice(1)]),
    };
  }
  return {
    is: 'text',
    parts: compact([...above(given, alt.parts[0]).parts, ...alt.parts.slice(1)]),
    trace: continued(given.trace, alt.trace),
    handedOn: given.handedOn,
  };
}
