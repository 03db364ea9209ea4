/** What is made only to see whether it can be: `if (mkdir($directory . '/test')) rmdir($directory . '/test');`. */
import type { CallExpr, Expr } from '../php/facts.ts';
import { blocksAround } from './blocks.ts';
import type { CallSite, Fn } from './code.ts';
import { print } from './print.ts';
import { eachWithin } from './walk.ts';

const TAKES_AWAY = /^(?:rmdir|unlink|wp_delete_file)$/i;
/** Filling, closing and asking for what was made is part of the trial. */
const BELONGS_TO_TRIAL =
  /^(?:fwrite|fputs|fflush|fclose|chmod|clearstatcache|file_exists|is_(?:file|dir|writable|writeable|readable))$/i;

function nameOf(expr: CallExpr): string | undefined {
  return expr.op === 'call' && typeof expr.name === 'string' ? expr.name.replace(/^\\/, '') : undefined;
}

/** Is what the call makes taken away by the very next call of the function that is more than part of the trial? */
export function isProbe(fn: Fn, made: CallSite, path: Expr): boolean {
  const written = print(path);
  if (written.includes('…')) return false;
  // Calls that put the path together come before the one that makes it, and again before the one that removes it.
  const partOf = new Set<Expr>();
  eachWithin(path, (inner) => partOf.add(inner));
  const inPath = new Set([...partOf].map((inner) => print(inner)));
  const next = fn.calls
    .filter(
      ({ step, expr }) => step > made.step && !BELONGS_TO_TRIAL.test(nameOf(expr) ?? '') && !inPath.has(print(expr)),
    )
    .sort((a, b) => a.step - b.step)[0];
  if (!next || !TAKES_AWAY.test(nameOf(next.expr) ?? '') || !('args' in next.expr)) return false;
  const [taken] = next.expr.args;
  return taken !== undefined && print(taken.value) === written && isRunOnSuccess(fn, made, next.step);
}

/** Does nothing but the success of the making, or the file being there, decide about the step? */
export function isRunOnSuccess(fn: Fn, made: CallSite, step: number): boolean {
  const { blocks, steps } = fn.facts;
  const around = blocksAround(fn.facts, made.step);
  for (let id = steps[step]?.block ?? 0; !around.has(id); ) {
    const own = blocks[id];
    if (own?.arm !== 'then' || !own.test || !tellsOf(fn, own.test, made)) return false;
    id = own.parent;
  }
  return true;
}

function tellsOf(fn: Fn, test: Expr, made: CallSite): boolean {
  // A condition stands in its step and in its block: facts that were stored hold it twice.
  const making = print(made.expr);
  const results = new Set(
    [...fn.definitions.variables].flatMap(([name, definitions]) =>
      definitions.some((each) => each.by === 'value' && holds(each.value, making)) ? [name] : [],
    ),
  );
  const says = (inner: Expr): boolean =>
    print(inner) === making ||
    (inner.op === 'var' && results.has(inner.name)) ||
    (inner.op === 'call' && /^(?:file_exists|is_file|is_dir)$/i.test(nameOf(inner) ?? ''));
  return isSaid(test, true, says);
}

/** Is what says of the success asked for in a condition so that the condition holds where there was one? */
function isSaid(test: Expr, isMeant: boolean, says: (inner: Expr) => boolean): boolean {
  if (test.op === 'unary') return isSaid(test.expr, test.kind === '!' ? !isMeant : isMeant, says);
  if (test.op === 'bin') {
    const sides = [test.left, test.right];
    const other = sides.find((side) => !isFalse(side));
    if (!sides.some(isFalse) || !other) return sides.some((side) => isSaid(side, isMeant, says));
    return isSaid(other, test.kind.startsWith('!') ? isMeant : !isMeant, says);
  }
  let isHeld = false;
  eachWithin(test, (inner) => {
    if (says(inner)) isHeld = true;
  });
  return isHeld && isMeant;
}

/** What PHP's functions give where they failed. */
function isFalse(expr: Expr): boolean {
  return (expr.op === 'lit' && expr.value === false) || (expr.op === 'const' && /^\\?false$/i.test(expr.name));
}

function holds(expr: Expr, sought: string): boolean {
  let found = false;
  eachWithin(expr, (inner) => {
    if (print(inner) === sought) found = true;
  });
  return found;
}
