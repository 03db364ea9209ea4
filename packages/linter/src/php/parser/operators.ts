/** Binary operators and how strongly they bind. */
import {
  AMPERSAND,
  AND,
  ASTERISK,
  BAR,
  BOOLEAN_AND,
  BOOLEAN_OR,
  CARET,
  COALESCE,
  DOT,
  EQUAL,
  GREATER,
  GREATER_OR_EQUAL,
  IDENTICAL,
  LESS,
  LESS_OR_EQUAL,
  MINUS,
  NOT_EQUAL,
  NOT_IDENTICAL,
  OR,
  PERCENT,
  PIPE,
  PLUS,
  POWER,
  SHIFT_LEFT,
  SHIFT_RIGHT,
  SLASH,
  SPACESHIP,
  TOKEN_BOUND,
  XOR,
} from './tokens.ts';

/**
 * Binding strengths of PHP 8.5, weakest first; from `Zend/zend_language_parser.y`. A strength of its own belongs to
 * each line of that table, so that `a + b` binds tighter than `a . b`.
 */
export const strengths = {
  or: 1,
  xor: 2,
  and: 3,
  assignment: 4,
  ternary: 5,
  coalesce: 6,
  booleanOr: 7,
  booleanAnd: 8,
  bitOr: 9,
  bitXor: 10,
  bitAnd: 11,
  equality: 12,
  order: 13,
  pipe: 14,
  concat: 15,
  shift: 16,
  sum: 17,
  product: 18,
  not: 19,
  instanceOf: 20,
  unary: 21,
  power: 22,
  clone: 23,
} as const;

const binary: readonly (readonly [number, string, number])[] = [
  [OR, 'or', strengths.or],
  [XOR, 'xor', strengths.xor],
  [AND, 'and', strengths.and],
  [COALESCE, '??', strengths.coalesce],
  [BOOLEAN_OR, '||', strengths.booleanOr],
  [BOOLEAN_AND, '&&', strengths.booleanAnd],
  [BAR, '|', strengths.bitOr],
  [CARET, '^', strengths.bitXor],
  [AMPERSAND, '&', strengths.bitAnd],
  [EQUAL, '==', strengths.equality],
  [NOT_EQUAL, '!=', strengths.equality],
  [IDENTICAL, '===', strengths.equality],
  [NOT_IDENTICAL, '!==', strengths.equality],
  [SPACESHIP, '<=>', strengths.equality],
  [LESS, '<', strengths.order],
  [GREATER, '>', strengths.order],
  [LESS_OR_EQUAL, '<=', strengths.order],
  [GREATER_OR_EQUAL, '>=', strengths.order],
  [PIPE, '|>', strengths.pipe],
  [DOT, '.', strengths.concat],
  [SHIFT_LEFT, '<<', strengths.shift],
  [SHIFT_RIGHT, '>>', strengths.shift],
  [PLUS, '+', strengths.sum],
  [MINUS, '-', strengths.sum],
  [ASTERISK, '*', strengths.product],
  [SLASH, '/', strengths.product],
  [PERCENT, '%', strengths.product],
  [POWER, '**', strengths.power],
];

/** How strongly the operator of a token binds; 0 for what is none. */
export const STRENGTH: Uint8Array = new Uint8Array(TOKEN_BOUND);
/** How an operator is written, whatever its spelling in the text. */
export const SPELLING: string[] = Array.from({ length: TOKEN_BOUND }, () => '');
for (const [token, spelling, strength] of binary) {
  STRENGTH[token] = strength;
  SPELLING[token] = spelling;
}

/** Does `a op b op c` read as `a op (b op c)`? */
export function bindsToTheRight(token: number): boolean {
  return token === COALESCE || token === POWER;
}
