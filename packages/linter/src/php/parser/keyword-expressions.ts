import type { AttributeNode, MatchArm, Node } from '../ast.ts';
import { AssignmentReader, listOf } from './assignments.ts';
import { strengths } from './operators.ts';
import {
  ARRAY,
  CLONE,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  COMMA,
  DEFAULT,
  DOUBLE_ARROW,
  EMPTY,
  END,
  EVAL,
  EXIT,
  FN,
  FUNCTION,
  INCLUDE,
  ISSET,
  LIST,
  MAGIC,
  MATCH,
  NEW,
  OPEN_BRACE,
  OPEN_PAREN,
  PRINT,
  SEMICOLON,
  STATIC,
  THROW,
  YIELD,
  YIELD_FROM,
} from './tokens.ts';

const noAttributes: readonly AttributeNode[] = [];

/** Reads expressions that begin with a keyword. */
export abstract class KeywordReader extends AssignmentReader {
  protected abstract readAttributes(): readonly AttributeNode[];
  /** `function …`, `fn …`, with or without `static` before it. */
  protected abstract readClosure(attributes: readonly AttributeNode[]): Node;

  protected readKeyword(start: number, token: number): Node {
    switch (token) {
      case MAGIC: {
        const value = this.word.toUpperCase();
        this.next();
        return this.readChain({ kind: 'magic', value, start, end: this.prevEnd }, start);
      }
      case ARRAY: {
        this.next();
        this.expect(OPEN_PAREN);
        const items = this.readItems(CLOSE_PAREN);
        return this.readAfterArray({ kind: 'array', items, isShort: false, start, end: this.prevEnd });
      }
      case LIST: {
        this.next();
        this.expect(OPEN_PAREN);
        const items = this.readItems(CLOSE_PAREN);
        return this.readAssignable(listOf({ kind: 'list', items, isShort: false, start, end: this.prevEnd }), start);
      }
      case NEW:
        return this.readChain(this.readNew(), start);
      case STATIC: {
        const next = this.peek();
        if (next === FUNCTION || next === FN) return this.readClosure(noAttributes);
        this.next();
        const name: Node = { kind: 'name', name: 'static', start, end: this.prevEnd };
        return this.readAssignable(this.readChain(name, start), start);
      }
      case FUNCTION:
      case FN:
        return this.readClosure(noAttributes);
      case INCLUDE: {
        const word = this.word.toLowerCase();
        this.next();
        const what = this.readFrom(0);
        const [once, require] = [word.endsWith('_once'), word.startsWith('require')];
        return { kind: 'include', once, require, what, start, end: this.prevEnd };
      }
      case ISSET: {
        this.next();
        const variables = this.readArguments();
        return { kind: 'isset', variables, start, end: this.prevEnd };
      }
      case EMPTY:
      case EVAL: {
        this.next();
        this.expect(OPEN_PAREN);
        const what = this.readExpression();
        this.expect(CLOSE_PAREN);
        return { kind: token === EMPTY ? 'empty' : 'eval', what, start, end: this.prevEnd };
      }
      case EXIT:
        return this.#readExit(start);
      case PRINT:
      case YIELD_FROM: {
        this.next();
        const what = this.readFrom(strengths.assignment);
        return { kind: token === PRINT ? 'print' : 'yieldfrom', what, start, end: this.prevEnd };
      }
      case THROW: {
        this.next();
        const what = this.readFrom(0);
        return { kind: 'throw', what, start, end: this.prevEnd };
      }
      case YIELD:
        return this.#readYield(start);
      case MATCH:
        return this.readChain(this.#readMatch(start), start);
      case CLONE:
        return this.#readClone(start);
      default:
        return this.readNothing(start);
    }
  }

  /** No expression begins here. A token that closes or parts something is left to whoever waits for it. */
  protected readNothing(start: number): Node {
    this.fault();
    const { token } = this;
    const isLeft =
      token === CLOSE_PAREN ||
      token === CLOSE_BRACKET ||
      token === CLOSE_BRACE ||
      token === SEMICOLON ||
      token === COMMA ||
      token === END;
    if (!isLeft) this.next();
    return { kind: 'error', start, end: Math.max(start, this.prevEnd) };
  }

  #readExit(start: number): Node {
    this.next();
    let what: Node | undefined;
    if (this.accept(OPEN_PAREN)) {
      if (this.token !== CLOSE_PAREN) what = this.readExpression();
      this.expect(CLOSE_PAREN);
    }
    return { kind: 'exit', what, start, end: this.prevEnd };
  }

  #readYield(start: number): Node {
    this.next();
    const { token } = this;
    let key: Node | undefined;
    let value: Node | undefined;
    if (
      token !== SEMICOLON &&
      token !== CLOSE_PAREN &&
      token !== COMMA &&
      token !== CLOSE_BRACKET &&
      token !== CLOSE_BRACE
    ) {
      value = this.readFrom(strengths.assignment);
      if (this.accept(DOUBLE_ARROW)) {
        key = value;
        value = this.readFrom(strengths.assignment);
      }
    }
    return { kind: 'yield', key, value, start, end: this.prevEnd };
  }

  /** `clone $a`, and `clone($a, ['b' => 1])` of PHP 8.5. */
  #readClone(start: number): Node {
    this.next();
    const open = this.start;
    if (!this.accept(OPEN_PAREN)) {
      const what = this.readFrom(strengths.clone);
      return { kind: 'clone', what, properties: undefined, start, end: this.prevEnd };
    }
    let what = this.readExpression();
    const properties = this.accept(COMMA) && this.token !== CLOSE_PAREN ? this.readExpression() : undefined;
    this.expect(CLOSE_PAREN);
    if (properties === undefined) what = this.readChain(what, open);
    return { kind: 'clone', what, properties, start, end: this.prevEnd };
  }

  #readMatch(start: number): Node {
    this.next();
    this.expect(OPEN_PAREN);
    const subject = this.readExpression();
    this.expect(CLOSE_PAREN);
    this.expect(OPEN_BRACE);
    const arms = this.readList(CLOSE_BRACE, () => this.#readArm());
    return { kind: 'match', subject, arms, start, end: this.prevEnd };
  }

  #readArm(): MatchArm {
    let conditions: Node[] | undefined;
    if (this.token === DEFAULT) {
      this.next();
      this.accept(COMMA);
    } else {
      conditions = [this.readExpression()];
      while (this.accept(COMMA) && this.token !== DOUBLE_ARROW) conditions.push(this.readExpression());
    }
    this.expect(DOUBLE_ARROW);
    return { conditions, body: this.readExpression() };
  }
}
