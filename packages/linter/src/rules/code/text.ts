/** What an expression's text is, as far as one function and the constants of its file tell. */
import type { Expr } from '../../php/facts.ts';
import type { CodeCall, CodeFile } from '../code-rule.ts';
import { argument, functionOf } from './calls.ts';

/** Stands in a text for what is not known. */
export const HOLE = '\u0000';

const MAX_DEPTH = 5;

/** The text with {@link HOLE}s where it is not known. */
export function textOf(file: CodeFile, call: Pick<CodeCall, 'fn' | 'step'>, expr: Expr | undefined, depth = 0): string {
  if (!expr || depth > MAX_DEPTH) return HOLE;
  const inner = (part: Expr | undefined): string => textOf(file, call, part, depth + 1);
  switch (expr.op) {
    case 'lit':
      return expr.value === null || typeof expr.value === 'boolean' ? HOLE : String(expr.value);
    case 'concat':
      return expr.parts.map(inner).join('');
    case 'var':
      return assigned(file, call, expr.name, depth);
    case 'const': {
      const known = file.facts.constants.find(({ name }) => name === expr.name || name === expr.fallback);
      return known ? inner(known.value) : HOLE;
    }
    case 'classConst': {
      if (!('relative' in expr.cls)) return HOLE;
      const cls = call.fn.cls === undefined ? undefined : file.facts.classes[call.fn.cls];
      const value = cls?.constants[expr.name];
      return value ? inner(value) : HOLE;
    }
    case 'array':
      return expr.items.map(({ value }) => inner(value)).join(' ');
    case 'call':
      return functionOf(expr) === 'sprintf' ? inner(argument(expr, 0)).replace(/%[^%\s]*?[sdu]/g, HOLE) : HOLE;
    default:
      return HOLE;
  }
}

/** The text that a variable was last given before this step, as long as that is one assignment and what is appended. */
function assigned(file: CodeFile, { fn, step }: Pick<CodeCall, 'fn' | 'step'>, name: string, depth: number): string {
  let text: string | undefined;
  for (let at = 0; at < step; at += 1) {
    const given = fn.steps[at];
    if (given?.do !== 'expr' || given.expr.op !== 'assign') continue;
    const { target, value, kind } = given.expr;
    if (target.op !== 'var' || target.name !== name) continue;
    const here = textOf(file, { fn, step: at }, value, depth + 1);
    text = kind === '.=' && text !== undefined ? text + here : here;
  }
  return text ?? HOLE;
}

/** The text where all of it is known. */
export function wholeText(file: CodeFile, call: CodeCall, expr: Expr | undefined): string | undefined {
  const text = textOf(file, call, expr);
  return text.includes(HOLE) ? undefined : text;
}
