import type { AttributeNode, MatchArm, Node } from '../ast.ts';
import { AssignmentReader, listOf } from './assignments.ts';
import { strengths } from './operators.ts';
import {
  ARRAY,
  CLONE,
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
  PRINT,
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
        this.expect(40);
        const items = this.readItems(41);
        return this.readAfterArray({ kind: 'array', items, isShort: false, start, end: this.prevEnd });
      }
      case LIST: {
        this.next();
        this.expect(40);
        const items = this.readItems(41);
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
        this.expect(40);
        const what = this.readExpression();
        this.expect(41);
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
    const isLeft = token === 41 || token === 93 || token === 125 || token === 59 || token === 44 || token === END;
    if (!isLeft) this.next();
    return { kind: 'error', start, end: Math.max(start, this.prevEnd) };
  }

  #readExit(start: number): Node {
    this.next();
    let what: Node | undefined;
    if (this.accept(40)) {
      if (this.token !== 41) what = this.readExpression();
      this.expect(41);
    }
    return { kind: 'exit', what, start, end: this.prevEnd };
  }

  #readYield(start: number): Node {
    this.next();
    const { token } = this;
    let key: Node | undefined;
    let value: Node | undefined;
    if (token !== 59 && token !== 41 && token !== 44 && token !== 93 && token !== 125) {
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
    if (!this.accept(40)) {
      const what = this.readFrom(strengths.clone);
      return { kind: 'clone', what, properties: undefined, start, end: this.prevEnd };
    }
    let what = this.readExpression();
    const properties = this.accept(44) && this.token !== 41 ? this.readExpression() : undefined;
    this.expect(41);
    if (properties === undefined) what = this.readChain(what, open);
    return { kind: 'clone', what, properties, start, end: this.prevEnd };
  }

  #readMatch(start: number): Node {
    this.next();
    this.expect(40);
    const subject = this.readExpression();
    this.expect(41);
    this.expect(123);
    const arms: MatchArm[] = [];
    while (this.token !== 125 && this.token !== END) {
      arms.push(this.#readArm());
      if (!this.accept(44)) break;
    }
    this.expect(125);
    return { kind: 'match', subject, arms, start, end: this.prevEnd };
  }

  #readArm(): MatchArm {
    let conditions: Node[] | undefined;
    if (this.token === DEFAULT) {
      this.next();
      this.accept(44);
    } else {
      conditions = [this.readExpression()];
      while (this.accept(44) && this.token !== DOUBLE_ARROW) conditions.push(this.readExpression());
    }
    this.expect(DOUBLE_ARROW);
    return { conditions, body: this.readExpression() };
  }
}
