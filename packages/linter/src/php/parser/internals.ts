import type { Child, Node } from '../ast.ts';

/**
 * The parts of php-parser 3.7.0 that are read or replaced here, as its source has them (`src/lexer.js`,
 * `src/parser.js`, `src/ast.js`). Its published types leave these out.
 */

/** A number names a token of more than one character; the others are their own text. */
export type Token = number | string;

export interface Lexer {
  readonly EOF: number;
  readonly tok: Readonly<Record<string, number>>;
  readonly keywords: Readonly<Record<string, unknown>>;
  readonly castKeywords: Record<string, number>;
  _input: string;
  size: number;
  offset: number;
  done: boolean;
  yytext: string;
  yylineno: number;
  yylloc: { first_offset: number; prev_offset: number };
  curCondition: string;
  conditionStack: string[];
  stateCb: unknown;
  readonly tokens: [Token, unknown][];
  attributeIndex: number;
  attributeListDepth: Record<number, number>;
  readonly heredoc_label: {
    label: string;
    length: number;
    indentation: number;
    indentation_uses_spaces: boolean;
    first_encaps_node: boolean;
  };
  begin(state: string): Lexer;
  input(): string;
  unput(size: number): Lexer;
  consume(size: number): Lexer;
  next(): Token | false | null;
  lex(): Token;
  getState(): unknown;
  setState(state: unknown): Lexer;
  consume_TOKEN(): Token;
  T_COMMENT(): number;
  T_DOC_COMMENT(): number;
  matchST_ATTRIBUTE(): Token | null;
  isDOC_MATCH(offset: number, consumeIndentation: boolean): boolean;
}

/** Finishes a node that was begun where `node()` was called; a late kind is the first argument. */
export type Finish = ((...args: unknown[]) => Node) & { destroy(node?: unknown): unknown };

export interface Parser {
  readonly lexer: Lexer;
  readonly tok: Readonly<Record<string, number>>;
  readonly EOF: number;
  readonly ast: Ast;
  token: Token;
  prev: number[] | null;
  suppressErrors: boolean;
  node(kind?: string): Finish;
  next(): Parser;
  lex(): Parser;
  peek(): Token;
  text(): string;
  is(type: string | readonly Token[]): boolean;
  expect(token: Token | readonly Token[]): boolean;
  error(expected?: unknown): Node;
  raiseError(message: string, expectation?: string, expected?: unknown, token?: unknown): Node;
  expectEndOfStatement(node?: Node): boolean;
  resolve_special_chars(text: string, doubleQuoted: boolean): string;
  remove_heredoc_leading_whitespace_chars(text: string, indentation: number, spaces: boolean, first: boolean): string;
  read_expr(expr?: Child): Node;
  read_expr_item(): Node;
  read_statement(): Child;
  read_if(): Child;
  read_variable(readOnly: boolean, encapsed: boolean): Node;
  read_assignref(finish: Finish, left: Child): Node;
  read_class_name_reference(): Node;
  read_function_list(item: () => Child, separator: string): Child[];
  read_non_empty_argument_list(): Child[];
  read_argument(): Child;
  read_array(): Node;
  handleDereferencable(node: Node): Node;
  read_promoted(): [number, number];
  read_what(afterColons?: boolean): Node;
  recursive_variable_chain_scan(base: Child, readOnly: boolean, encapsed: boolean): Node;
}

export interface Ast {
  prepare(kind: string | undefined, docs: null, parser: Parser): Finish;
  resolvePrecedence(node: Node, parser: Parser): Node;
}

export interface Engine {
  readonly lexer: Lexer;
  readonly parser: Parser;
  readonly ast: Ast;
  parseCode(text: string, name: string): unknown;
}
