/** Operators and the like: signs of one to four characters. */
import {
  ARROW,
  ASSIGN_OPERATOR,
  BAD,
  BOOLEAN_AND,
  BOOLEAN_OR,
  COALESCE,
  DECREMENT,
  DOUBLE_ARROW,
  DOUBLE_COLON,
  ELLIPSIS,
  EQUAL,
  GREATER_OR_EQUAL,
  IDENTICAL,
  INCREMENT,
  LESS_OR_EQUAL,
  NOT_EQUAL,
  NOT_IDENTICAL,
  NULLSAFE_ARROW,
  PIPE,
  POWER,
  SHIFT_LEFT,
  SHIFT_RIGHT,
  SPACESHIP,
} from './tokens.ts';

export interface Sign {
  readonly token: number;
  readonly length: number;
}

/** Signs of more than one character; of two that begin alike the longer one comes first. */
const compound: readonly (readonly [string, number])[] = [
  ['->', ARROW],
  ['=>', DOUBLE_ARROW],
  ['::', DOUBLE_COLON],
  ['===', IDENTICAL],
  ['==', EQUAL],
  ['!==', NOT_IDENTICAL],
  ['!=', NOT_EQUAL],
  ['.=', ASSIGN_OPERATOR],
  ['...', ELLIPSIS],
  ['&&', BOOLEAN_AND],
  ['&=', ASSIGN_OPERATOR],
  ['||', BOOLEAN_OR],
  ['|>', PIPE],
  ['|=', ASSIGN_OPERATOR],
  ['?->', NULLSAFE_ARROW],
  ['??=', ASSIGN_OPERATOR],
  ['??', COALESCE],
  ['++', INCREMENT],
  ['+=', ASSIGN_OPERATOR],
  ['--', DECREMENT],
  ['-=', ASSIGN_OPERATOR],
  ['<=>', SPACESHIP],
  ['<=', LESS_OR_EQUAL],
  ['<>', NOT_EQUAL],
  ['<<=', ASSIGN_OPERATOR],
  ['<<', SHIFT_LEFT],
  ['>=', GREATER_OR_EQUAL],
  ['>>=', ASSIGN_OPERATOR],
  ['>>', SHIFT_RIGHT],
  ['**=', ASSIGN_OPERATOR],
  ['**', POWER],
  ['*=', ASSIGN_OPERATOR],
  ['/=', ASSIGN_OPERATOR],
  ['%=', ASSIGN_OPERATOR],
  ['^=', ASSIGN_OPERATOR],
];

const single = '!%&*+-./:<=>?^|';
const bad: Sign = { token: BAD, length: 1 };

/** By the first character's code: what may follow it and what both are together, ending in the character alone. */
const byCode: (readonly { readonly rest: string; readonly sign: Sign }[])[] = [];
for (const character of single) {
  const code = character.charCodeAt(0);
  byCode[code] = [
    ...compound
      .filter(([text]) => text.startsWith(character))
      .map(([text, token]) => ({ rest: text.slice(1), sign: { token, length: text.length } })),
    { rest: '', sign: { token: code, length: 1 } },
  ];
}

/** The longest sign at an index. */
export function readSign(text: string, start: number, code: number): Sign {
  const candidates = byCode[code];
  if (candidates === undefined) return bad;
  // Most signs are followed by white space or by a name.
  const next = text.charCodeAt(start + 1);
  if (next <= 32 || next === 36 || next === 39) return candidates.at(-1)?.sign ?? bad;
  for (const { rest, sign } of candidates) if (text.startsWith(rest, start + 1)) return sign;
  return bad;
}
