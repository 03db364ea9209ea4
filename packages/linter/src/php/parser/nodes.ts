import type { Node, Position } from '../ast.ts';
import type { Ast, Finish, Parser } from './internals.ts';

type Located = { loc?: { start: Position; end: Position } };
type NodeConstructor = new (...args: unknown[]) => Node;

function keep(node?: unknown): unknown {
  return node;
}

/** No comments are attached to nodes, so giving one up hands nothing on. */
function indestructible(finish: (...args: unknown[]) => Node): Finish {
  (finish as Finish).destroy = keep;
  return finish as Finish;
}

/** Replaces the making of nodes: one closure and three small objects for each instead of the parser's dozen. */
export function adaptNodes(parser: Parser, ast: Ast): void {
  const constructors = ast as unknown as Record<string, NodeConstructor>;
  ast.prepare = function (kind, _docs, at) {
    const start = at.lexer.yylloc.first_offset;
    return indestructible((...args: unknown[]): Node => {
      const name = kind ?? String(args.shift());
      const construct = constructors[name];
      if (typeof construct !== 'function') throw new SyntaxError(`unknown node ${name}`);
      const end = at.prev?.[2] ?? start;
      const loc = start <= end ? between(start, end) : between(end, start);
      args.push(null, loc);
      return ast.resolvePrecedence(new construct(...args), at);
    });
  };
  ast.resolvePrecedence = (node) => {
    widen(node);
    return node;
  };
  parser.node = function (kind) {
    return ast.prepare(kind, null, this);
  };
  parser.next = function () {
    // A `;` that stands for a closing tag is no end of anything.
    if (this.token !== ';' || this.lexer.yytext === ';') {
      if (this.prev) this.prev[2] = this.lexer.offset;
      else this.prev = [0, 0, this.lexer.offset];
    }
    this.lex();
    return this;
  };
}

export function between(start: number, end: number): { start: Position; end: Position } {
  return { start: { offset: start }, end: { offset: end } };
}

/** The parser begins a link of a chain at its operator, and a statement wherever its first token was looked at. */
function widen(node: Node): void {
  switch (node.kind) {
    case 'call':
    case 'propertylookup':
    case 'nullsafepropertylookup':
    case 'staticlookup':
    case 'offsetlookup': {
      const first = (node.what as Located | null)?.loc;
      const { loc } = node;
      if (first && loc && first.start.offset < loc.start.offset) loc.start = first.start;
      return;
    }
    case 'expressionstatement': {
      const first = (node.expression as Located | null)?.loc;
      if (first && node.loc) node.loc.start = first.start;
      return;
    }
    default:
  }
}
