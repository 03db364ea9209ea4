/** Addresses of which a condition says that they are remote: `if (strpos($address, 's3://') === 0) copy($file, $address);`. */
import type { Expr } from '../php/facts.ts';
import { blocksAround } from './blocks.ts';
import type { CallSite } from './code.ts';
import { reaching } from './definitions.ts';
import { REMOTE } from './place.ts';

/** What is derived from what is derived beyond this number is not followed. */
const MAX_HOPS = 4;

/** Does a condition around the call say of the path's beginning that it is a remote address's? */
export function isSaidRemote({ fn, step }: CallSite, path: Expr): boolean {
  const { blocks } = fn.facts;
  const tests = [...blocksAround(fn.facts, step)].flatMap((id) => {
    const block = blocks[id];
    return block?.arm === 'then' && block.test ? [block.test] : [];
  });
  const names = tests.flatMap(remoteNames);
  if (names.length === 0) return false;
  let at: Expr | undefined = path;
  let from = step;
  for (let hops = 0; at && hops < MAX_HOPS; hops += 1) {
    const name = beginning(at);
    if (name === undefined) return false;
    if (names.includes(name)) return true;
    const { definitions, complete } = reaching(fn, fn.definitions.variables.get(name) ?? [], from);
    const [only] = definitions;
    if (!complete || definitions.length !== 1 || only?.by !== 'value' || only.value === at) return false;
    at = only.value;
    from = only.step;
  }
  return false;
}

/** The variable with which a path begins; what a function makes of one mostly begins as that does. */
function beginning(expr: Expr): string | undefined {
  if (expr.op === 'var') return expr.name;
  if (expr.op === 'concat') return expr.parts[0] && beginning(expr.parts[0]);
  if (expr.op === 'call' || expr.op === 'scall' || expr.op === 'mcall')
    return expr.args[0] && beginning(expr.args[0].value);
  return undefined;
}

/** Variables that begin with a remote scheme where the condition holds. */
function remoteNames(test: Expr): readonly string[] {
  if (test.op === 'bin') {
    if (test.kind === '&&' || test.kind === 'and') return [...remoteNames(test.left), ...remoteNames(test.right)];
    if (test.kind !== '===') return [];
    return [
      ...(isZero(test.right) ? asked(test.left, POSITIONS) : []),
      ...(isZero(test.left) ? asked(test.right, POSITIONS) : []),
    ];
  }
  return asked(test, BEGINNINGS);
}

const POSITIONS = /^(?:mb_)?str(?:i)?pos$/i;
const BEGINNINGS = /^str_starts_with$/i;

/** @param functions by name: of `(subject, what it begins with)` */
function asked(expr: Expr, functions: RegExp): readonly string[] {
  if (expr.op !== 'call' || typeof expr.name !== 'string' || !functions.test(expr.fallback ?? expr.name)) return [];
  const [subject, scheme] = expr.args;
  if (subject?.value.op !== 'var' || scheme?.value.op !== 'lit') return [];
  return REMOTE.test(String(scheme.value.value)) ? [subject.value.name] : [];
}

function isZero(expr: Expr): boolean {
  return expr.op === 'lit' && expr.value === 0;
}
