import type { Child, Node } from '../ast.ts';
import type { Nesting } from './budget.ts';
import type { Parser, Token } from './internals.ts';
import { LiteralReader } from './literals.ts';
import { between } from './nodes.ts';

/**
 * Binding strengths of PHP 8.5, weakest first; from `Zend/zend_language_parser.y`. A strength of its own belongs to
 * each line of that table, so that `a + b` binds tighter than `a . b`.
 */
const strengths = {
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
} as const;

interface Operator {
  readonly type: string;
  readonly strength: number;
  /** Weakest operator that the right side may hold without brackets. */
  readonly right: number;
}

const leftAssociative: readonly (readonly [string, string, number])[] = [
  ['T_LOGICAL_OR', 'or', strengths.or],
  ['T_LOGICAL_XOR', 'xor', strengths.xor],
  ['T_LOGICAL_AND', 'and', strengths.and],
  ['T_BOOLEAN_OR', '||', strengths.booleanOr],
  ['T_BOOLEAN_AND', '&&', strengths.booleanAnd],
  ['|', '|', strengths.bitOr],
  ['^', '^', strengths.bitXor],
  ['&', '&', strengths.bitAnd],
  ['T_IS_EQUAL', '==', strengths.equality],
  ['T_IS_NOT_EQUAL', '!=', strengths.equality],
  ['T_IS_IDENTICAL', '===', strengths.equality],
  ['T_IS_NOT_IDENTICAL', '!==', strengths.equality],
  ['T_SPACESHIP', '<=>', strengths.equality],
  ['<', '<', strengths.order],
  ['>', '>', strengths.order],
  ['T_IS_SMALLER_OR_EQUAL', '<=', strengths.order],
  ['T_IS_GREATER_OR_EQUAL', '>=', strengths.order],
  ['T_PIPE', '|>', strengths.pipe],
  ['.', '.', strengths.concat],
  ['T_SL', '<<', strengths.shift],
  ['T_SR', '>>', strengths.shift],
  ['+', '+', strengths.sum],
  ['-', '-', strengths.sum],
  ['*', '*', strengths.product],
  ['/', '/', strengths.product],
  ['%', '%', strengths.product],
];

const rightAssociative: readonly (readonly [string, string, number])[] = [
  ['T_COALESCE', '??', strengths.coalesce],
  ['T_POW', '**', strengths.power],
];

const assignments: readonly (readonly [string, string])[] = [
  ['T_PLUS_EQUAL', '+='],
  ['T_MINUS_EQUAL', '-='],
  ['T_MUL_EQUAL', '*='],
  ['T_POW_EQUAL', '**='],
  ['T_DIV_EQUAL', '/='],
  ['T_CONCAT_EQUAL', '.='],
  ['T_MOD_EQUAL', '%='],
  ['T_AND_EQUAL', '&='],
  ['T_OR_EQUAL', '|='],
  ['T_XOR_EQUAL', '^='],
  ['T_SL_EQUAL', '<<='],
  ['T_SR_EQUAL', '>>='],
  ['T_COALESCE_EQUAL', '??='],
];

const casts: readonly (readonly [string, string])[] = [
  ['T_INT_CAST', 'int'],
  ['T_DOUBLE_CAST', 'float'],
  ['T_STRING_CAST', 'string'],
  ['T_ARRAY_CAST', 'array'],
  ['T_OBJECT_CAST', 'object'],
  ['T_BOOL_CAST', 'bool'],
  ['T_UNSET_CAST', 'unset'],
];

/**
 * Replaces the reading of expressions by precedence climbing. The parser's own reads every operator as if it bound to
 * the right and turns the tree afterwards, which takes time and stack quadratic in the length of a chain, knows PHP 7's
 * strengths and no `|>`.
 */
export function adaptExpressions(parser: Parser, nesting: Nesting): void {
  const { tok } = parser;
  const token = (name: string): Token => tok[name] ?? name;
  const operators = new Map<Token, Operator>();
  for (const [name, type, strength] of leftAssociative) {
    operators.set(token(name), { type, strength, right: strength + 1 });
  }
  for (const [name, type, strength] of rightAssociative)
    operators.set(token(name), { type, strength, right: strength });
  const assigning = new Map(assignments.map(([name, type]) => [token(name), type]));
  const castTypes = new Map(casts.map(([name, type]) => [token(name), type]));
  const literals = new LiteralReader(parser);
  const readOther = parser.read_expr_item;

  function offsetHere(): number {
    return parser.lexer.yylloc.first_offset;
  }

  /** Gives a new node its place: from an index to the end of the last token. */
  function made(start: number, node: object): Node {
    (node as { loc?: Node['loc'] }).loc = between(start, parser.prev?.[2] ?? start);
    return node as Node;
  }

  function readFrom(weakest: number, given?: Child): Node {
    nesting.enter();
    const node = readOperators(offsetHere(), weakest, given || readItem());
    nesting.leave();
    return node;
  }

  function readOperators(start: number, weakest: number, first: Node): Node {
    let left = first;
    for (;;) {
      const operator = operators.get(parser.token);
      if (operator) {
        if (operator.strength < weakest) return left;
        parser.next();
        left = made(start, { kind: 'bin', type: operator.type, left, right: readFrom(operator.right) });
      } else if (parser.token === tok['T_INSTANCEOF']) {
        if (strengths.instanceOf < weakest) return left;
        parser.next();
        left = made(start, { kind: 'bin', type: 'instanceof', left, right: parser.read_class_name_reference() });
      } else if (parser.token === '?') {
        if (strengths.ternary < weakest) return left;
        left = readTernary(start, left);
      } else if (parser.token === tok['T_NULLSAFE_OBJECT_OPERATOR']) {
        left = parser.recursive_variable_chain_scan(left, false, false);
      } else return left;
    }
  }

  function readTernary(start: number, test: Node): Node {
    parser.next();
    const trueExpr = parser.token === ':' ? null : readFrom(0);
    if (parser.expect(':')) parser.next();
    return made(start, { kind: 'retif', test, trueExpr, falseExpr: readFrom(strengths.ternary + 1) });
  }

  function readItem(): Node {
    const start = offsetHere();
    const { token: current } = parser;
    switch (current) {
      case '+':
      case '-':
      case '~':
        parser.next();
        return made(start, { kind: 'unary', type: current, what: readFrom(strengths.unary) });
      case '!':
        parser.next();
        return made(start, { kind: 'unary', type: current, what: readFrom(strengths.not + 1) });
      case '@':
        parser.next();
        return made(start, { kind: 'silent', expr: readFrom(strengths.unary) });
      case tok['T_PRINT']:
        parser.next();
        return made(start, { kind: 'print', expression: readFrom(strengths.assignment) });
      case tok['T_YIELD_FROM']:
        parser.next();
        return made(start, { kind: 'yieldfrom', value: readFrom(strengths.assignment) });
      case tok['T_YIELD']:
        return readYield(start);
      default: {
        const type = castTypes.get(current);
        if (type === undefined) {
          return parser.is('VARIABLE') ? readVariable(start) : (literals.read() ?? readOther.call(parser));
        }
        parser.next();
        return made(start, { kind: 'cast', type, expr: readFrom(strengths.unary) });
      }
    }
  }

  function readYield(start: number): Node {
    parser.next();
    if (!parser.is('EXPR')) return made(start, { kind: 'yield', key: null, value: null });
    const first = readFrom(strengths.assignment);
    if (parser.token !== tok['T_DOUBLE_ARROW']) return made(start, { kind: 'yield', key: null, value: first });
    parser.next();
    return made(start, { kind: 'yield', key: first, value: readFrom(strengths.assignment) });
  }

  function isStaticFunction(): boolean {
    if (parser.token !== tok['T_STATIC']) return false;
    const next = parser.peek();
    return next === tok['T_FUNCTION'] || next === tok['T_FN'];
  }

  function readVariable(start: number): Node {
    if (isStaticFunction()) return readOther.call(parser);
    const finish = parser.node();
    const left = parser.read_variable(false, false);
    const { token: current } = parser;
    if (current === '=') {
      parser.next();
      if (parser.token === '&') return parser.read_assignref(finish, left);
      return made(start, { kind: 'assign', left, right: readFrom(strengths.assignment), operator: '=' });
    }
    const operator = assigning.get(current);
    if (operator !== undefined) {
      parser.next();
      return made(start, { kind: 'assign', left, right: readFrom(strengths.assignment), operator });
    }
    if (current === tok['T_INC'] || current === tok['T_DEC']) {
      parser.next();
      return made(start, { kind: 'post', type: current === tok['T_INC'] ? '+' : '-', what: left });
    }
    return left;
  }

  parser.read_expr = (given) => readFrom(0, given);
  parser.read_expr_item = readItem;
}
