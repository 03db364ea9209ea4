/** A path that is taken apart at its slashes and put together again, most often without its `..`. */
import type { Arg, Expr } from '../php/facts.ts';
import type { ValueCall } from './call-arguments.ts';
import { type Fn, shortName } from './code.ts';
import type { Frame, Value } from './value.ts';
import type { World } from './world.ts';

/** Calls that hand on the pieces which they are given. */
const KEEPING = /^(?:array_(?:filter|values)|iterator_to_array)$/i;
/** A pattern of slashes and nothing else: `~[/\\]+~`. */
const SLASHES = /^(.)[[\]()/\\+|]*[/\\][[\]()/\\+|]*\1u?$/;
/** Variables between the pieces and the call that makes them are followed this far. */
const MAX_STEPS = 4;

/** What `implode('/', $parts)` was taken apart from; undefined for what is put together from anything else. */
export function rejoinedPath(world: World, call: ValueCall, frame: Frame): Value | undefined {
  const [glue, pieces] = call.args.map(({ value }) => value);
  if (!glue || pieces?.op !== 'var' || !isSlash(glue)) return undefined;
  const path = takenApart(frame.fn, pieces, MAX_STEPS);
  return path && world.evaluate(path, frame);
}

/** The path whose pieces an array holds: all of them, or those that a loop let through. */
function takenApart(fn: Fn, pieces: Expr, steps: number): Expr | undefined {
  if (steps === 0) return undefined;
  if (pieces.op === 'call' && typeof pieces.name === 'string') {
    const name = shortName(pieces.fallback ?? pieces.name).toLowerCase();
    if (name === 'explode' || name === 'preg_split') return splitAtSlashes(name, pieces.args);
    const [inner] = pieces.args;
    return KEEPING.test(name) && inner ? takenApart(fn, inner.value, steps - 1) : undefined;
  }
  if (pieces.op !== 'var') return undefined;
  const sources: (Expr | undefined)[] = [];
  for (const definition of fn.definitions.variables.get(pieces.name) ?? []) {
    if (definition.by !== 'value') return undefined;
    const isEmpty = definition.value.op === 'array' && definition.value.items.length === 0;
    if (!isEmpty) sources.push(takenApart(fn, definition.value, steps - 1));
  }
  for (const { keys, value } of fn.definitions.elements.get(pieces.name) ?? []) {
    if (keys.length !== 1 || keys[0] !== undefined || value.op !== 'var') return undefined;
    for (const definition of fn.definitions.variables.get(value.name) ?? [])
      sources.push(
        definition.by === 'foreach' && definition.part === 'value' && definition.keys.length === 0
          ? takenApart(fn, definition.source, steps - 1)
          : undefined,
      );
  }
  const [first] = sources;
  return sources.every((source) => source !== undefined) ? first : undefined;
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
