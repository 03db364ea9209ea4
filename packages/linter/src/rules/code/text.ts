/** What an expression's text is, as far as one function and the constants of its file tell. */
import type { Expr } from '../../php/facts.ts';
import type { CodeFile, CodePlace } from '../code-rule.ts';
import { argument, functionOf } from './calls.ts';

/** Stands in a text for what is not known. */
export const HOLE = '\u0000';

/** Expressions that are looked at for one text: code made to be slow is not followed further. */
const MOST_EXPRESSIONS = 400;

/** The text with {@link HOLE}s where it is not known. */
export function textOf(file: CodeFile, place: CodePlace, expr: Expr | undefined): string {
  return new Reading(file).text(place, expr);
}

class Reading {
  readonly #file: CodeFile;
  #left = MOST_EXPRESSIONS;

  constructor(file: CodeFile) {
    this.#file = file;
  }

  text(place: CodePlace, expr: Expr | undefined): string {
    this.#left -= 1;
    if (!expr || this.#left < 0) return HOLE;
    const { facts } = this.#file;
    switch (expr.op) {
      case 'lit':
        return expr.value === null || typeof expr.value === 'boolean' ? HOLE : String(expr.value);
      case 'concat':
        return expr.parts.map((part) => this.text(place, part)).join('');
      case 'var':
        return this.#assigned(place, expr.name);
      case 'const': {
        const known = facts.constants.find(({ name }) => name === expr.name || name === expr.fallback);
        return known ? this.text(place, known.value) : HOLE;
      }
      case 'classConst': {
        if (!('relative' in expr.cls) || place.fn.cls === undefined) return HOLE;
        return this.text(place, facts.classes[place.fn.cls]?.constants[expr.name]);
      }
      case 'array':
        return expr.items.map(({ value }) => this.text(place, value)).join(' ');
      case 'call':
        if (functionOf(expr) !== 'sprintf') return HOLE;
        return this.text(place, argument(expr, 0)).replace(/%[^%\s]*?[sdu]/g, HOLE);
      default:
        return HOLE;
    }
  }

  /** The text that a variable was last given before this step, with what was appended since. */
  #assigned({ fn, step }: CodePlace, name: string): string {
    const appended: string[] = [];
    for (let at = step - 1; at >= 0 && this.#left > 0; at -= 1) {
      const given = fn.steps[at];
      if (given?.do !== 'expr' || given.expr.op !== 'assign') continue;
      const { target, value, kind } = given.expr;
      if (target.op !== 'var' || target.name !== name) continue;
      appended.unshift(this.text({ fn, step: at }, value));
      if (kind !== '.=') return appended.join('');
    }
    return HOLE + appended.join('');
  }
}
