/** Files that the end of the request takes away: `register_shutdown_function('unlink', $file)`. */
import type { Expr } from '../php/facts.ts';
import { mentions } from './carriers.ts';
import type { CallSite, Fn } from './code.ts';
import { REMOVAL } from './lifetime.ts';
import { isRunOnSuccess } from './probes.ts';

/** https://www.php.net/manual/en/function.register-shutdown-function.php */
const AT_END = /(?:^|\\)register_shutdown_function$/i;

/** Is the file behind a variable taken away at the end, whenever the call has made it? */
export function isRemovedAtEnd(made: CallSite, path: Expr): boolean {
  if (path.op !== 'var') return false;
  const { fn } = made;
  const names = new Set([path.name]);
  return fn.calls.some(({ expr, step }) => {
    if (expr.op !== 'call' || typeof expr.name !== 'string' || !AT_END.test(expr.fallback ?? expr.name)) return false;
    const [what, ...given] = expr.args;
    return (
      what !== undefined &&
      removes(
        fn,
        what.value,
        given.map(({ value }) => value),
        names,
      ) &&
      isRunOnSuccess(fn, made, step)
    );
  });
}

/** Does what is called at the end take away what one of the variables names? */
function removes(fn: Fn, what: Expr, given: readonly Expr[], names: ReadonlySet<string>): boolean {
  if (what.op === 'lit')
    return REMOVAL.test(String(what.value)) && given.slice(0, 1).some((each) => mentions(each, names));
  const inner = what.op === 'closure' ? fn.file.functions[what.fn] : undefined;
  const isOpenToIt = inner?.facts.kind === 'arrow' || inner?.facts.uses?.some((use) => names.has(use.name)) === true;
  return (
    isOpenToIt &&
    inner?.calls.some(
      ({ expr }) =>
        'args' in expr &&
        'name' in expr &&
        typeof expr.name === 'string' &&
        REMOVAL.test(expr.name) &&
        expr.args.slice(0, 1).some(({ value }) => value.op === 'var' && names.has(value.name)),
    ) === true
  );
}
