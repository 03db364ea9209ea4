import type { Expr } from '../php/facts.ts';
import { argumentIn } from './argument-in.ts';
import type { CallSite } from './code.ts';
import type { Escaping } from './escaping.ts';
import type { Harmless } from './guard-table.ts';
import { harmlessAt } from './guards.ts';
import type { KeptJudgements } from './kept-judgements.ts';
import { escaping, isTakenAwayByCallers, removedAfter } from './lifetime.ts';
import { isLookedForFirst, isReadByOther } from './looked-for.ts';
import { isMadeForStream } from './made-for-stream.ts';
import { isOnlyCalledHere } from './made-objects.ts';
import { nameHandedOn } from './name-handed-on.ts';
import type { PathCase } from './path-case.ts';
import { type PathPlace, placeOf, READ_BY_SERVER } from './place.ts';
import type { Reach } from './reach.ts';
import { isOnlyRead } from './read-handles.ts';
import { tellsContainer } from './registered-constructions.ts';
import { isRemovedAgain } from './removed-again.ts';
import { isDeletedOnceSent } from './sent-and-deleted.ts';
import { pathArgument, pathCases, type SinkSite } from './sinks.ts';
import { takesToStay } from './uploads.ts';
import { type Frame, literalOf } from './value.ts';
import { argumentAt } from './variables.ts';
import { eachWithin } from './walk.ts';
import type { World } from './world.ts';

/** What a path case means for the file behind it. */
export type Outcome =
  /** Lies on the node's own disk and is needed later. */
  | 'durable'
  /** Lies in a temporary place, but its path outlives the request. */
  | 'escapes'
  /** May be a lasting local path; nothing says otherwise. */
  | 'possible'
  /** Written and used within one request. */
  | 'scratch'
  /** A stream, a remote target, or an abstraction whose backend is configuration. */
  | 'portable'
  /** Below a directory that the platform keeps. */
  | 'mounted'
  /** Runs only where it does no harm. */
  | 'harmless'
  /** Made only while the release is built. */
  | 'built'
  /** No path at all. */
  | 'nothing';

export interface Judged {
  readonly outcome: Outcome;
  readonly pathCase: PathCase;
  readonly place: PathPlace | undefined;
  readonly escape?: Escaping | undefined;
  readonly harmless?: Harmless | undefined;
  /** Reached only by hand. */
  readonly by?: 'hand' | undefined;
  /** The durable place is inferred from who names the path, not from the path itself. */
  readonly inferred?: true;
}

/** A sink with all ways in which it gets its path. */
export interface JudgedSink {
  readonly found: SinkSite;
  readonly cases: readonly Judged[];
}

export interface JudgeOptions {
  /** Is this root-relative or absolute path below a directory that all nodes share and deploys keep? */
  readonly isMounted: (path: string) => boolean;
  /** Call patterns that the user declares safe, lower case. */
  readonly safe: ReadonlySet<string>;
}

/** All ways to a sink, each with its outcome. */
export function judgeSite(
  world: World,
  reach: Reach,
  found: SinkSite,
  options: JudgeOptions,
  kept: KeptJudgements<Judged>,
): readonly Judged[] {
  const frame = { fn: found.site.fn, step: found.site.step, depth: 0 };
  if (options.safe.size > 0 && world.patternsOf(found.site.expr, frame).some((pattern) => options.safe.has(pattern)))
    return [];
  if (found.sink.whereHandedOn && isOnlyCalledHere(world, found.site)) return [];
  const harmless = harmlessAt(world, found.site.fn, found.site.step);
  const cases = pathCases(world, found);
  return kept.of(world, found, cases, harmless, (pathCase) =>
    judgeCase(world, reach, found, pathCase, harmless, options),
  );
}

function judgeCase(
  world: World,
  reach: Reach,
  found: SinkSite,
  pathCase: PathCase,
  sinkGuard: Harmless | undefined,
  options: JudgeOptions,
): Judged {
  const place = placeOf(pathCase.value, world.knowledge);
  const base = { pathCase, place };
  if (!place) return { ...base, outcome: 'nothing' };
  if (place.place === 'stream' || place.place === 'remote' || place.place === 'abstraction')
    return { ...base, outcome: 'portable' };
  if (place.place === 'mount' || (place.place === 'app' && options.isMounted(place.shown)))
    return { ...base, outcome: 'mounted' };
  if (isOnlyRead(found)) return { ...base, outcome: 'nothing' };
  if (isMadeForStream(world, found)) return { ...base, outcome: 'portable' };
  let escape: Escaping | undefined;
  let outcome: Outcome = 'durable';
  let inferred = false;
  if (place.place === 'temporary') {
    escape = escapeOf(world, found, pathCase, place);
    outcome = escape ? 'escapes' : 'scratch';
  } else if (place.place === 'unknown') {
    if (found.sink.streamOnly) return { ...base, outcome: 'portable' };
    if (found.sink.dataSource && !opensSqlite(found) && !namesSqlite(world, found, pathCase))
      return { ...base, outcome: 'portable' };
    inferred = isLikelyLocal(found, place) || takesToStay(world, found, pathCase);
    outcome = inferred ? 'durable' : 'possible';
  }
  if (outcome === 'scratch') return { ...base, outcome };
  if (
    outcome !== 'escapes' &&
    !LOCK_NAME.test(place.shown) &&
    found.sink.kind !== 'lock' &&
    isRemovedAgain(world, found, pathCase, place)
  )
    return { ...base, outcome: 'scratch' };
  const guard = sinkGuard ?? chainGuard(world, pathCase.chain);
  if (guard !== undefined && guard !== 'cli') return { ...base, outcome: 'harmless', harmless: guard };
  const outermost = pathCase.chain[pathCase.chain.length - 1]?.fn ?? found.site.fn;
  // Who makes an object hands it its path; what then runs the object is another matter.
  const runs = pathCase.chain.some(({ expr }) => expr.op === 'new' || tellsContainer(expr)) ? found.site.fn : outermost;
  const isByHand = guard === 'cli' || reach.isByHand(outermost) || (runs !== outermost && reach.isByHand(runs));
  const by = isByHand ? (reach.isBuild(outermost) ? 'build' : 'hand') : undefined;
  if (by === 'build') return { ...base, outcome: 'built', escape };
  return { ...base, outcome, escape, by, ...(inferred ? { inferred } : {}) };
}

/** What code that is not at hand calls the directory that it gives: `Helper::getCachePath()`, `->storagePath()`. */
const GIVES_LASTING =
  /^the result of \S*?(?:get)?(?:cache|storage|uploads?|logs?|backups?|exports?|media|public|data|files|documents|images|fonts|attachments|thumbnails)_?(?:path|dir|directory|folder)\(\)$/i;

/** Settings, databases and environments name local directories; requests only to calls that know nothing else. */
function isLikelyLocal(found: SinkSite, place: PathPlace): boolean {
  if ((opensSqlite(found) || found.sink.dataSource) && !place.label.startsWith('$')) return true;
  if (found.sink.uris !== true && GIVES_LASTING.test(place.label)) return true;
  if (place.origin === undefined) return false;
  if (found.sink.localOnly || READ_BY_SERVER.test(place.shown)) return true;
  if (place.origin === 'request' || place.origin === 'upload') return false;
  return found.sink.uris !== true;
}

/** `'sqlite:' . $path`: wherever it is, it is a file of the node, unless a caller that is not known says otherwise. */
function opensSqlite(found: SinkSite): boolean {
  const [head] = ((path) => (path?.op === 'concat' ? path.parts : []))(pathArgument(found));
  return head?.op === 'lit' && /^sqlite:/i.test(String(head.value));
}

/** As {@link opensSqlite} for a name that was put together before, here or by a caller. */
function namesSqlite(world: World, found: SinkSite, { value }: PathCase): boolean {
  const own = pathArgument(found);
  const frame = { fn: found.site.fn, step: found.site.step, depth: 0 };
  return [value, ...(own ? argumentIn(world, own, frame) : [])].some(
    (alt) => alt.is === 'text' && typeof alt.parts[0] === 'string' && /^sqlite:/i.test(alt.parts[0]),
  );
}

function chainGuard(world: World, chain: readonly CallSite[]): Harmless | undefined {
  for (const site of chain) {
    const because = harmlessAt(world, site.fn, site.step);
    if (because) return because;
  }
  return undefined;
}

/** Is this the argument that carries the temporary path? */
function isTemporary(world: World, expr: Expr, frame: Frame): boolean {
  return argumentIn(world, expr, frame).some((alt) => {
    const place = placeOf(alt, world.knowledge)?.place;
    return (
      place === 'temporary' ||
      (place === 'unknown' && alt.is === 'text' && typeof alt.parts[0] === 'object' && alt.parts[0].from === 'param')
    );
  });
}

/** Does the call add to what is there: by itself, or with FILE_APPEND? Opening modes are told by {@link openingMode}. */
function isAppending(found: SinkSite): boolean {
  if (found.sink.effect === 'append') return true;
  return found.args.some((arg) => {
    let appends = false;
    eachWithin(arg.value, (inner) => {
      if (inner.op === 'const' && (inner.fallback ?? inner.name) === 'FILE_APPEND') appends = true;
    });
    return appends;
  });
}

/** Does the response that the function makes take the file away? Then nobody adds to it later. */
function isSentAndDeleted(world: World, found: SinkSite, { chain, value }: PathCase): boolean {
  const own = pathArgument(found);
  const { fn, step } = found.site;
  return own !== undefined && isDeletedOnceSent(world, fn, own, step, chain.length === 0 ? value : undefined);
}

const LOCK_NAME = /(?:lock|mutex|\.pid)(?:[^a-z]|$)/i;

/** The mode in which a stream is opened, where it is known. */
function openingMode(world: World, found: SinkSite): string | undefined {
  const condition = found.sink.when?.find((each) => each.mode === 'write');
  // Beside the path of what writes at once stands the text, not a mode.
  if (!condition && /(?:put|dump|write|append|save)\w*$/i.test(found.sink.call)) return undefined;
  const argument = argumentAt(found.args, condition?.arg ?? 1, condition?.name, found.offset);
  if (!argument || argument === 'spread') return undefined;
  const modes = world
    .evaluate(argument.value, { fn: found.site.fn, step: found.site.step, depth: 0 })
    .flatMap((alt) => literalOf(alt) ?? []);
  // `$first ? 'w' : 'a'` begins what later requests add to.
  const mode = modes.find((each) => each.startsWith('a')) ?? modes[0];
  return mode !== undefined && /^[acrwx][bt]?\+?[bt]?$/.test(mode) ? mode : undefined;
}

/** Whoever asks before making a directory wants it to be there; what is in it tells more. */
function makesFile({ sink }: SinkSite): boolean {
  return sink.effect !== 'directory' && sink.effect !== 'extract';
}

const LOOKED_FOR_AGAIN = 'looked for again under the same name';

function escapeOf(world: World, found: SinkSite, pathCase: PathCase, place: PathPlace): Escaping | undefined {
  const own = pathArgument(found);
  const at = { into: 'fixed-name', path: found.site.fn.file.path, line: found.site.expr.span[0] } as const;
  if (found.sink.kind === 'lock' && !place.unique)
    return { ...at, message: 'its fixed name keeps other runs out, on this node only' };
  if (found.sink.kind === 'session') return { ...at, message: 'later requests look for the session there' };
  const mode = openingMode(world, found);
  if (!place.unique && place.shown !== place.label) {
    if ((mode?.startsWith('a') || isAppending(found)) && !isSentAndDeleted(world, found, pathCase))
      return { ...at, message: 'later requests append to the same file' };
    if (mode?.startsWith('x') && (place.fixed || LOCK_NAME.test(place.shown)))
      return { ...at, message: 'its fixed name keeps other runs out, on this node only' };
  }
  if (own) {
    const escape = escaping(world, found.site.fn, own, found.site.expr) ?? nameHandedOn(world, found.site.fn, own);
    if (escape) return escape;
    const isLookedFor =
      makesFile(found) && !place.unique && isLookedForFirst(found.site.fn, own, found.site.step, found.site.expr);
    if (isLookedFor && !isTakenAwayByCallers(world, found.site.fn, own)) return { ...at, message: LOOKED_FOR_AGAIN };
  }
  if (pathCase.isKept) return { ...at, into: 'database', message: 'its path was kept from an earlier request' };
  const later = pathCase.chain.find(({ isDeferred }) => isDeferred);
  if (later && !(own && removedAfter(found.site.fn, own, found.site.step))) {
    const { path } = later.fn.file;
    return { into: 'queue', path, line: later.expr.span[0], message: 'its path is handed to a later request' };
  }
  const outer = pathCase.chain[pathCase.chain.length - 1];
  if (!outer || !('args' in outer.expr)) return undefined;
  for (const arg of outer.expr.args) {
    if (arg.value.op !== 'var' || !isTemporary(world, arg.value, { fn: outer.fn, step: outer.step, depth: 0 }))
      continue;
    const escape = escaping(world, outer.fn, arg.value, outer.expr);
    // A caller that stores the object which it is given back mostly had the file moved to where the object says.
    if (escape?.into === 'database' && !escaping(world, outer.fn, arg.value)) continue;
    if (escape && outer.expr.span[0] !== escape.line) return escape;
    if (!makesFile(found) || place.unique) continue;
    const isLookedFor = isLookedForFirst(outer.fn, arg.value, outer.step, outer.expr);
    if (isLookedFor || isReadByOther(world, outer, arg.value, pathCase.value))
      return { ...at, path: outer.fn.file.path, line: outer.expr.span[0], message: LOOKED_FOR_AGAIN };
  }
  return undefined;
}
