import type { Child, Node } from '../ast.ts';
import { decodeEscapes } from './escapes.ts';
import type { Parser } from './internals.ts';
import { between } from './nodes.ts';

/** Reads strings, numbers and arrays, of which data files consist, without the parser's detours. */
export class LiteralReader {
  readonly #parser: Parser;
  readonly #string: number;
  readonly #integer: number;
  readonly #arrow: number;
  readonly #ellipsis: number;
  readonly #arrayKeyword: number;

  constructor(parser: Parser) {
    const { tok } = parser;
    this.#parser = parser;
    this.#string = tok['T_CONSTANT_ENCAPSED_STRING'] ?? 0;
    this.#integer = tok['T_LNUMBER'] ?? 0;
    this.#arrow = tok['T_DOUBLE_ARROW'] ?? 0;
    this.#ellipsis = tok['T_ELLIPSIS'] ?? 0;
    this.#arrayKeyword = tok['T_ARRAY'] ?? 0;
    parser.read_array = () => this.#array();
  }

  /** The literal at the parser's place, with what is looked up in it; undefined when there is none. */
  read(): Node | undefined {
    const parser = this.#parser;
    const { token } = parser;
    if (token !== this.#string && token !== this.#integer) return undefined;
    const start = parser.lexer.yylloc.first_offset;
    const text = parser.text();
    parser.next();
    const loc = between(start, start + text.length);
    const node = token === this.#integer ? { kind: 'number', value: text, loc } : { ...stringOf(text), loc };
    return parser.handleDereferencable(node as Node);
  }

  #array(): Node {
    const parser = this.#parser;
    const start = parser.lexer.yylloc.first_offset;
    const shortForm = parser.token !== this.#arrayKeyword;
    if (!shortForm) parser.next().expect('(');
    const closing = shortForm ? ']' : ')';
    const items: Child[] = [];
    parser.next();
    while (parser.token !== closing && parser.token !== parser.EOF) {
      if (parser.token === ',') items.push(parser.node('noop')());
      else items.push(this.#entry());
      if (parser.token !== ',') break;
      parser.next();
    }
    parser.expect(closing);
    parser.next();
    const node = { kind: 'array', items, shortForm, loc: between(start, parser.prev?.[2] ?? start) };
    return node as unknown as Node;
  }

  #entry(): Node {
    const parser = this.#parser;
    const start = parser.lexer.yylloc.first_offset;
    const unpack = parser.token === this.#ellipsis;
    if (unpack) parser.next();
    let key: Node | null = null;
    let value = this.#value();
    if (parser.token === this.#arrow) {
      parser.next();
      key = value;
      value = this.#value();
    }
    const loc = between(start, parser.prev?.[2] ?? start);
    return { kind: 'entry', key, value, unpack, loc };
  }

  #value(): Node {
    const parser = this.#parser;
    if (parser.token !== '&') return parser.read_expr();
    parser.next();
    return parser.read_variable(true, false);
  }
}

function stringOf(text: string): { kind: 'string'; value: string; isDoubleQuote: boolean } {
  const start = text[0] === "'" || text[0] === '"' ? 1 : 2;
  const isDoubleQuote = text[start - 1] === '"';
  return { kind: 'string', value: decodeEscapes(text.slice(start, -1), isDoubleQuote), isDoubleQuote };
}
