/** A path that is taken apart at its slashes and put together again, most often without its `..`. */
import type { Arg, Expr } from '../php/facts.ts';
import { type Fn, shortName } from './code.ts';
import { reaching } from './definitions.ts';
import { dirname } from './text-functions.ts';
import { compact, type Frame, type Value } from './value.ts';
import type { World } from './world.ts';

/** Calls that hand on the pieces which they are given. */
const KEEPING = /^(?:array_(?:filter|values)|iterator_to_array)$/i;
/** Calls that take one of the pieces. */
const TAKING = /^(?:array_(?:pop|shift)|current|reset|end)$/i;
/** A pattern of slashes and nothing else: `~[/\\]+~`. */
const SLASHES = /^(.)[[\]()/\\+|]*[/\\][[\]()/\\+|]*\1u?$/;
/** Variables and calls between the pieces and the call that makes them are followed this far. */
const MAX_STEPS = 8;

/** What `implode('/', $parts)` was taken apart from; undefined for what is put together from anything else. */
export function rejoinedPath(world: World, call: { readonly args: readonly Arg[] }, frame: Frame): Value | undefined {
  const [glue, pieces] = call.args.map(({ value }) => value);
  if (!glue || pieces?.op !== 'var') return undefined;
  if (!isSlash(glue)) return withoutEnd(world, glue, pieces.name, frame);
  const [path] = takenApart(frame.fn, pieces, new Set(), MAX_STEPS, frame.step) ?? [];
  return path && dirname(world.evaluate(path, frame), droppedFrom(frame, pieces.name));
}

/** How many pieces are thrown away from the end before: `array_pop($parts);` on its own, wherever the path is joined. */
function droppedFrom({ fn: { facts }, step: joined }: Frame, name: string): number {
  const block = facts.steps[joined]?.block;
  return facts.steps.slice(0, joined).filter((step) => {
    if (step.do !== 'expr' || step.block !== block || step.expr.op !== 'call') return false;
    const [array] = step.expr.args;
    const called = typeof step.expr.name === 'string' ? nameOf(step.expr.fallback ?? step.expr.name) : '';
    return called === 'array_pop' && array?.value.op === 'var' && array.value.name === name;
  }).length;
}

/** `implode('.', $parts)` of what was taken apart at the dots, when its extension is gone: it begins as it did. */
function withoutEnd(world: World, glue: Expr, pieces: string, frame: Frame): Value | undefined {
  const [only, ...more] = frame.fn.definitions.variables.get(pieces) ?? [];
  if (glue.op !== 'lit' || only?.by !== 'value' || more.length > 0 || only.value.op !== 'call') return undefined;
  const { name, fallback, args } = only.value;
  const [separator, path] = args;
  const isSame = separator?.value.op === 'lit' && separator.value.value === glue.value && glue.value !== '';
  if (typeof name !== 'string' || nameOf(fallback ?? name) !== 'explode' || !isSame || !path) return undefined;
  return endingEarlier(world.evaluate(path.value, { ...frame, step: only.step }));
}

/** A text that ends earlier: of a last part that is written out nobody knows how much is left. */
function endingEarlier(value: Value): Value {
  return value.map((alt) => {
    const last = alt.is === 'text' ? alt.parts.at(-1) : undefined;
    if (alt.is !== 'text' || typeof last !== 'string') return alt;
    const kept = last.slice(0, last.lastIndexOf('.') + 1 || undefined).replace(/\.$/, '');
    return { ...alt, parts: compact([...alt.parts.slice(0, -1), kept]) };
  });
}

/**
 * What a text that a loop adds to is put together from, `foreach (explode('/', $path) as $piece) $directory .= '/' . $piece;`:
 * the path that was taken apart, or a directory above it. Undefined for what anything else is added to.
 */
export function regrownPath(world: World, added: Expr, frame: Frame): Value | undefined {
  const pieces = (added.op === 'concat' ? added.parts : [added]).filter((part) => !isSlash(part));
  const [piece, ...others] = pieces;
  if (!piece || others.length > 0) return undefined;
  const [path] = onePiece(frame.fn, piece, new Set(), MAX_STEPS) ?? [];
  return path && world.evaluate(path, frame);
}

/**
 * The paths whose pieces an array holds, all of them or those that a loop let through: none when they come from variables
 * that were `seen` on the way, undefined when anything else is among them.
 * @param used the step at which they are asked for; absent: any, as in a loop
 */
function takenApart(
  fn: Fn,
  pieces: Expr,
  seen: ReadonlySet<string>,
  steps: number,
  used?: number,
): readonly Expr[] | undefined {
  if (steps === 0) return undefined;
  if (pieces.op === 'call' && typeof pieces.name === 'string') {
    const name = nameOf(pieces.fallback ?? pieces.name);
    if (name === 'explode' || name === 'preg_split') {
      const path = splitAtSlashes(name, pieces.args);
      return path && [path];
    }
    const [inner] = pieces.args;
    // What was taken from the end is turned round before it is given back.
    const isTurned = name === 'array_reverse' && inner?.value.op === 'var' && seen.has(inner.value.name);
    return inner && (isTurned || KEEPING.test(name)) ? takenApart(fn, inner.value, seen, steps - 1, used) : undefined;
  }
  if (pieces.op !== 'var') return undefined;
  if (seen.has(pieces.name)) return [];
  const within = new Set(seen).add(pieces.name);
  const all = fn.definitions.variables.get(pieces.name) ?? [];
  const definitions = used === undefined ? all : reaching(fn, all, used).definitions;
  if (definitions.length === 0) return undefined;
  return allOf([
    ...definitions.map((definition) => {
      if (definition.by !== 'value') return undefined;
      const { value, step } = definition;
      if (value.op === 'array' && value.items.length === 0) return [];
      // What the variable held before may be made into what it holds now: `$parts = array_filter($parts)`.
      const isEarlier = used !== undefined && step < used;
      return isEarlier ? takenApart(fn, value, seen, steps - 1, step) : takenApart(fn, value, within, steps - 1);
    }),
    ...(fn.definitions.elements.get(pieces.name) ?? []).map(({ keys, value }) =>
      keys.length === 1 && keys[0] === undefined ? onePiece(fn, value, within, steps - 1) : undefined,
    ),
  ]);
}

/** The same of one piece: what a loop goes over, or a call takes from an array of pieces. */
function onePiece(fn: Fn, piece: Expr, seen: ReadonlySet<string>, steps: number): readonly Expr[] | undefined {
  if (piece.op === 'call' && typeof piece.name === 'string') {
    const [inner] = piece.args;
    const isTaken = TAKING.test(nameOf(piece.fallback ?? piece.name)) && inner;
    return isTaken ? takenApart(fn, inner.value, seen, steps) : undefined;
  }
  if (piece.op !== 'var') return undefined;
  const definitions = fn.definitions.variables.get(piece.name) ?? [];
  if (definitions.length === 0) return undefined;
  return allOf(
    definitions.map((definition) =>
      definition.by === 'foreach' && definition.part === 'value' && definition.keys.length === 0
        ? takenApart(fn, definition.source, seen, steps)
        : undefined,
    ),
  );
}

function allOf(sources: readonly (readonly Expr[] | undefined)[]): readonly Expr[] | undefined {
  return sources.every((source) => source !== undefined) ? sources.flat() : undefined;
}

function nameOf(name: string): string {
  return shortName(name).toLowerCase();
}

function splitAtSlashes(name: string, [separator, path]: readonly Arg[]): Expr | undefined {
  if (!separator || !path) return undefined;
  if (name === 'explode') return isSlash(separator.value) ? path.value : undefined;
  const { value } = separator;
  return value.op === 'lit' && typeof value.value === 'string' && SLASHES.test(value.value) ? path.value : undefined;
}

function isSlash(expr: Expr): boolean {
  if (expr.op === 'lit') return expr.value === '/' || expr.value === '\\';
  return expr.op === 'const' && (expr.fallback ?? expr.name) === 'DIRECTORY_SEPARATOR';
}
