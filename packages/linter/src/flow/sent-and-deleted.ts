/** Files that a response takes away once it has sent them: `response()->download($file)->deleteFileAfterSend()`. */
import type { Expr } from '../php/facts.ts';
import type { CallSite, Fn } from './code.ts';
import { print } from './print.ts';
import type { Alt, Part } from './value.ts';
import { eachWithin } from './walk.ts';
import type { World } from './world.ts';

/** Callers that are given the path back are followed this far. */
const MAX_HOPS = 2;
/** Assignments between a response and the call that makes it are followed this far. */
const MAX_STEPS = 4;

/**
 * Is the file sent by a response that deletes it, in the function that writes it or in every caller that is given its path
 * back?
 * @param path as it stands in the function
 * @param value what it was followed to, where it was built in this function
 */
export function isDeletedOnceSent(
  world: World,
  fn: Fn,
  path: Expr,
  step: number,
  value: Alt | undefined,
  hops = 0,
): boolean {
  const written = print(path);
  const text = value && textOf(value);
  const isIt = (sent: Expr, at: number): boolean =>
    print(sent) === written ||
    (text !== undefined && world.evaluate(sent, { fn, step: at, depth: 0 }).some((alt) => textOf(alt) === text));
  const sends = sendings(fn).filter((each) => each.step > step);
  if (sends.some((each) => isIt(each.file, each.step))) return true;
  return path.op === 'var' && hops < MAX_HOPS && isGivenBack(fn, path.name) && everyCallerSends(world, fn, hops);
}

/** Does a response that deletes what it sends send something below the directory? */
export function isSentFromBelow(world: World, fn: Fn, step: number, directory: Alt): boolean {
  const text = textOf(directory)?.replace(/\/+$/, '');
  if (!text) return false;
  return sendings(fn).some(
    (each) =>
      each.step > step &&
      world
        .evaluate(each.file, { fn, step: each.step, depth: 0 })
        .some((alt) => textOf(alt)?.startsWith(`${text}/`) === true),
  );
}

interface Sending {
  readonly file: Expr;
  readonly step: number;
}

function sendings(fn: Fn): readonly Sending[] {
  return fn.calls.flatMap((site): Sending[] => {
    const { expr } = site;
    if (expr.op !== 'mcall' || typeof expr.name !== 'string' || expr.name.toLowerCase() !== 'deletefileaftersend')
      return [];
    const asked = expr.args[0]?.value;
    if (asked?.op === 'lit' && asked.value === false) return [];
    const file = fileOfResponse(fn, expr.base, MAX_STEPS);
    return file ? [{ file, step: site.step }] : [];
  });
}

/** What the call that makes the response was given first, whatever was done to the response since. */
function fileOfResponse(fn: Fn, response: Expr, steps: number): Expr | undefined {
  if (steps === 0) return undefined;
  switch (response.op) {
    case 'new':
      return response.args[0]?.value;
    case 'var': {
      for (const definition of fn.definitions.variables.get(response.name) ?? []) {
        const file = definition.by === 'value' ? fileOfResponse(fn, definition.value, steps - 1) : undefined;
        if (file) return file;
      }
      return undefined;
    }
    case 'mcall':
    case 'scall':
      if (typeof response.name === 'string' && /^(?:download|file|binaryfile\w*)$/i.test(response.name))
        return response.args[0]?.value;
      return response.op === 'mcall' ? fileOfResponse(fn, response.base, steps) : undefined;
    default:
      return undefined;
  }
}

function isGivenBack(fn: Fn, name: string): boolean {
  return fn.facts.steps.some((step) => step.do === 'return' && step.expr?.op === 'var' && step.expr.name === name);
}

function everyCallerSends(world: World, fn: Fn, hops: number): boolean {
  const { callers } = world.callers(fn);
  return callers.length > 0 && callers.every(({ site }) => sendsWhatItIsGiven(world, site, hops));
}

function sendsWhatItIsGiven(world: World, { fn, step, expr }: CallSite, hops: number): boolean {
  let isSent = false;
  for (const each of sendings(fn)) {
    eachWithin(each.file, (inner) => {
      if (inner === expr) isSent = true;
    });
  }
  if (isSent) return true;
  for (const [name, definitions] of fn.definitions.variables) {
    if (!definitions.some((each) => each.by === 'value' && each.value === expr)) continue;
    if (isDeletedOnceSent(world, fn, { op: 'var', name }, step - 1, undefined, hops + 1)) return true;
  }
  return false;
}

/** The text of a value with its unknown parts by what is known of them; undefined for what is no text. */
function textOf(alt: Alt): string | undefined {
  return alt.is === 'text'
    ? alt.parts
        .map(partText)
        .join('')
        .replaceAll(/\/{2,}/g, '/')
    : undefined;
}

function partText(part: Part): string {
  if (typeof part === 'string') return part;
  if (part.from === 'param') return `{${part.fn.file.path}:${part.fn.id}:${part.index}}`;
  return part.from === 'place' ? `{${part.place}:${part.base ?? part.label}}` : `{${part.label}}`;
}
