/**
 * Tokens of PHP 8.5 as numbers: a sign of one character is its own code, everything else has one above these. Names and
 * signs as `Zend/zend_language_scanner.l` has them.
 */
export const END: number = 0;
/** What no token of PHP begins with, or a literal without an end. */
export const BAD: number = 1;

export const EXCLAMATION: number = 33;
export const DOUBLE_QUOTE: number = 34;
export const DOLLAR: number = 36;
export const PERCENT: number = 37;
export const AMPERSAND: number = 38;
export const OPEN_PAREN: number = 40;
export const CLOSE_PAREN: number = 41;
export const ASTERISK: number = 42;
export const PLUS: number = 43;
export const COMMA: number = 44;
export const MINUS: number = 45;
export const DOT: number = 46;
export const SLASH: number = 47;
export const COLON: number = 58;
export const SEMICOLON: number = 59;
export const LESS: number = 60;
export const EQUALS: number = 61;
export const GREATER: number = 62;
export const QUESTION: number = 63;
export const AT: number = 64;
export const OPEN_BRACKET: number = 91;
export const CLOSE_BRACKET: number = 93;
export const CARET: number = 94;
export const BACKTICK: number = 96;
export const OPEN_BRACE: number = 123;
export const BAR: number = 124;
export const CLOSE_BRACE: number = 125;
export const TILDE: number = 126;

export const NAME: number = 130;
/** `a\b`, `\a` and `namespace\a`. */
export const QUALIFIED_NAME: number = 131;
export const VARIABLE: number = 132;
export const NUMBER: number = 133;
/** A string in which nothing is interpolated. */
export const STRING: number = 134;
/** The quote of a string with something interpolated; what follows is read part by part. */
export const TEMPLATE: number = 135;
export const HEREDOC: number = 136;
export const INLINE_HTML: number = 137;
export const CAST: number = 138;
export const ATTRIBUTE: number = 139;
export const MAGIC: number = 140;

export const ARROW: number = 150;
export const NULLSAFE_ARROW: number = 151;
export const DOUBLE_COLON: number = 152;
export const DOUBLE_ARROW: number = 153;
export const ELLIPSIS: number = 154;
export const INCREMENT: number = 155;
export const DECREMENT: number = 156;

export const COALESCE: number = 160;
export const POWER: number = 161;
export const BOOLEAN_AND: number = 162;
export const BOOLEAN_OR: number = 163;
export const EQUAL: number = 164;
export const NOT_EQUAL: number = 165;
export const IDENTICAL: number = 166;
export const NOT_IDENTICAL: number = 167;
export const LESS_OR_EQUAL: number = 168;
export const GREATER_OR_EQUAL: number = 169;
export const SPACESHIP: number = 170;
export const SHIFT_LEFT: number = 171;
export const SHIFT_RIGHT: number = 172;
export const PIPE: number = 173;

/** `+=` and its like; the token's text says which. */
export const ASSIGN_OPERATOR: number = 180;

/** Everything from here on is a keyword, which may also be the name of a member. */
export const FIRST_KEYWORD: number = 200;
export const ABSTRACT: number = 200;
export const AND: number = 201;
export const ARRAY: number = 202;
export const AS: number = 203;
export const BREAK: number = 204;
export const CALLABLE: number = 205;
export const CASE: number = 206;
export const CATCH: number = 207;
export const CLASS: number = 208;
export const CLONE: number = 209;
export const CONST: number = 210;
export const CONTINUE: number = 211;
export const DECLARE: number = 212;
export const DEFAULT: number = 213;
export const DO: number = 214;
export const ECHO: number = 215;
export const ELSE: number = 216;
export const ELSEIF: number = 217;
export const EMPTY: number = 218;
export const ENDDECLARE: number = 219;
export const ENDFOR: number = 220;
export const ENDFOREACH: number = 221;
export const ENDIF: number = 222;
export const ENDSWITCH: number = 223;
export const ENDWHILE: number = 224;
export const ENUM: number = 225;
export const EVAL: number = 226;
export const EXIT: number = 227;
export const EXTENDS: number = 228;
export const FINAL: number = 229;
export const FINALLY: number = 230;
export const FN: number = 231;
export const FOR: number = 232;
export const FOREACH: number = 233;
export const FUNCTION: number = 234;
export const GLOBAL: number = 235;
export const GOTO: number = 236;
export const HALT_COMPILER: number = 237;
export const IF: number = 238;
export const IMPLEMENTS: number = 239;
export const INCLUDE: number = 240;
export const INSTANCEOF: number = 241;
export const INSTEADOF: number = 242;
export const INTERFACE: number = 243;
export const ISSET: number = 244;
export const LIST: number = 245;
export const MATCH: number = 246;
export const NAMESPACE: number = 247;
export const NEW: number = 248;
export const OR: number = 249;
export const PRINT: number = 250;
export const PRIVATE: number = 251;
export const PROTECTED: number = 252;
export const PUBLIC: number = 253;
export const READONLY: number = 254;
export const RETURN: number = 255;
export const STATIC: number = 256;
export const SWITCH: number = 257;
export const THROW: number = 258;
export const TRAIT: number = 259;
export const TRY: number = 260;
export const UNSET: number = 261;
export const USE: number = 262;
export const VAR: number = 263;
export const WHILE: number = 264;
export const XOR: number = 265;
export const YIELD: number = 266;
export const YIELD_FROM: number = 267;
/** Tokens are smaller than this. */
export const TOKEN_BOUND: number = 268;

/** Keywords in lower case; the `include` family is one token, told apart by its text. */
export const KEYWORDS: ReadonlyMap<string, number> = new Map([
  ['abstract', ABSTRACT],
  ['and', AND],
  ['array', ARRAY],
  ['as', AS],
  ['break', BREAK],
  ['callable', CALLABLE],
  ['case', CASE],
  ['catch', CATCH],
  ['class', CLASS],
  ['clone', CLONE],
  ['const', CONST],
  ['continue', CONTINUE],
  ['declare', DECLARE],
  ['default', DEFAULT],
  ['die', EXIT],
  ['do', DO],
  ['echo', ECHO],
  ['else', ELSE],
  ['elseif', ELSEIF],
  ['empty', EMPTY],
  ['enddeclare', ENDDECLARE],
  ['endfor', ENDFOR],
  ['endforeach', ENDFOREACH],
  ['endif', ENDIF],
  ['endswitch', ENDSWITCH],
  ['endwhile', ENDWHILE],
  ['enum', ENUM],
  ['eval', EVAL],
  ['exit', EXIT],
  ['extends', EXTENDS],
  ['final', FINAL],
  ['finally', FINALLY],
  ['fn', FN],
  ['for', FOR],
  ['foreach', FOREACH],
  ['function', FUNCTION],
  ['global', GLOBAL],
  ['goto', GOTO],
  ['__halt_compiler', HALT_COMPILER],
  ['if', IF],
  ['implements', IMPLEMENTS],
  ['include', INCLUDE],
  ['include_once', INCLUDE],
  ['instanceof', INSTANCEOF],
  ['insteadof', INSTEADOF],
  ['interface', INTERFACE],
  ['isset', ISSET],
  ['list', LIST],
  ['match', MATCH],
  ['namespace', NAMESPACE],
  ['new', NEW],
  ['or', OR],
  ['print', PRINT],
  ['private', PRIVATE],
  ['protected', PROTECTED],
  ['public', PUBLIC],
  ['readonly', READONLY],
  ['require', INCLUDE],
  ['require_once', INCLUDE],
  ['return', RETURN],
  ['static', STATIC],
  ['switch', SWITCH],
  ['throw', THROW],
  ['trait', TRAIT],
  ['try', TRY],
  ['unset', UNSET],
  ['use', USE],
  ['var', VAR],
  ['while', WHILE],
  ['xor', XOR],
  ['yield', YIELD],
  ['__class__', MAGIC],
  ['__dir__', MAGIC],
  ['__file__', MAGIC],
  ['__function__', MAGIC],
  ['__line__', MAGIC],
  ['__method__', MAGIC],
  ['__namespace__', MAGIC],
  ['__property__', MAGIC],
  ['__trait__', MAGIC],
]);

/** Length of the longest keyword. */
export const LONGEST_KEYWORD: number = 15;

/** Types that a cast names, and what they are short for. */
export const CASTS: ReadonlyMap<string, string> = new Map([
  ['array', 'array'],
  ['binary', 'string'],
  ['bool', 'bool'],
  ['boolean', 'bool'],
  ['double', 'float'],
  ['float', 'float'],
  ['int', 'int'],
  ['integer', 'int'],
  ['object', 'object'],
  ['real', 'float'],
  ['string', 'string'],
  ['unset', 'unset'],
  // PHP 8.5: `(void) f();` reads as a cast that gives nothing.
  ['void', 'unset'],
]);

/** Keywords before a member, a class or a promoted parameter. */
export const MODIFIERS: ReadonlySet<number> = new Set([
  ABSTRACT,
  FINAL,
  PRIVATE,
  PROTECTED,
  PUBLIC,
  READONLY,
  STATIC,
  VAR,
]);
