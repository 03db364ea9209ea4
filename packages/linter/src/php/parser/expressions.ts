import type { Node } from '../ast.ts';
import { KeywordReader } from './keyword-expressions.ts';
import { bindsToTheRight, SPELLING, STRENGTH, strengths } from './operators.ts';
import {
  AMPERSAND,
  AT,
  ATTRIBUTE,
  BACKTICK,
  CAST,
  CASTS,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  COLON,
  DECREMENT,
  DOLLAR,
  DOUBLE_COLON,
  DOUBLE_QUOTE,
  EXCLAMATION,
  FIRST_KEYWORD,
  HEREDOC,
  INCREMENT,
  INSTANCEOF,
  MAGIC,
  MINUS,
  NAME,
  NUMBER,
  OPEN_BRACKET,
  OPEN_PAREN,
  PLUS,
  QUALIFIED_NAME,
  QUESTION,
  STRING,
  TEMPLATE,
  TILDE,
  VARIABLE,
} from './tokens.ts';

/** Reads expressions by precedence climbing. */
export abstract class ExpressionReader extends KeywordReader {
  protected override readExpression(): Node {
    return this.readFrom(0);
  }

  /** @param weakest the weakest operator that the expression may hold without brackets */
  protected override readFrom(weakest: number): Node {
    this.nesting.enter();
    const { start } = this;
    let left = this.#readItem();
    for (;;) {
      const { token } = this;
      const strength = STRENGTH[token] ?? 0;
      if (strength > 0) {
        if (strength < weakest) break;
        this.next();
        const right = this.readFrom(bindsToTheRight(token) ? strength : strength + 1);
        left = { kind: 'bin', type: SPELLING[token] ?? '', left, right, start, end: this.prevEnd };
      } else if (token === INSTANCEOF && weakest <= strengths.instanceOf) {
        this.next();
        const right = this.readClassReference();
        left = { kind: 'bin', type: 'instanceof', left, right, start, end: this.prevEnd };
      } else if (token === QUESTION && weakest <= strengths.ternary) left = this.#readTernary(left, start);
      else break;
    }
    this.nesting.leave();
    return left;
  }

  #readTernary(test: Node, start: number): Node {
    this.next();
    const then = this.token === COLON ? undefined : this.readFrom(0);
    this.expect(COLON);
    const otherwise = this.readFrom(strengths.ternary + 1);
    return { kind: 'retif', test, then, otherwise, start, end: this.prevEnd };
  }

  #readItem(): Node {
    const { start, token } = this;
    switch (token) {
      case VARIABLE:
      case DOLLAR:
        return this.readAssignable(this.readChain(this.readVariable(), start), start);
      case STRING:
        return this.readChain(this.readString(), start);
      case NAME:
      case QUALIFIED_NAME:
        return this.#readNamed(start);
      case OPEN_PAREN: {
        this.next();
        const inner = this.readExpression();
        (inner as { inBrackets?: true }).inBrackets = true;
        this.expect(CLOSE_PAREN);
        return this.readAssignable(this.readChain(inner, start), start);
      }
      case OPEN_BRACKET: {
        this.next();
        const items = this.readItems(CLOSE_BRACKET);
        return this.readAfterArray({ kind: 'array', items, isShort: true, start, end: this.prevEnd });
      }
      case NUMBER: {
        const { word } = this;
        this.next();
        return this.readChain({ kind: 'number', value: word, start, end: this.prevEnd }, start);
      }
      case TEMPLATE:
        return this.readChain(this.readTemplate('interpolated', DOUBLE_QUOTE), start);
      case BACKTICK:
        return this.readTemplate('shell', BACKTICK);
      case HEREDOC:
        return this.readChain(this.readHeredoc(), start);
      case EXCLAMATION: {
        this.next();
        const what = this.readFrom(strengths.not + 1);
        return { kind: 'unary', type: '!', what, start, end: this.prevEnd };
      }
      case PLUS:
      case MINUS:
      case TILDE: {
        this.next();
        const what = this.readFrom(strengths.unary);
        return { kind: 'unary', type: String.fromCharCode(token), what, start, end: this.prevEnd };
      }
      case AT: {
        this.next();
        const what = this.readFrom(strengths.unary);
        return { kind: 'silent', what, start, end: this.prevEnd };
      }
      case CAST: {
        const type = CASTS.get(this.word.slice(1, -1).trim().toLowerCase()) ?? '';
        this.next();
        const what = this.readFrom(strengths.unary);
        return { kind: 'cast', type, what, start, end: this.prevEnd };
      }
      case INCREMENT:
      case DECREMENT: {
        this.next();
        const what = this.readFrom(strengths.clone);
        return { kind: 'pre', type: token === INCREMENT ? '+' : '-', what, start, end: this.prevEnd };
      }
      case AMPERSAND:
        // By reference: an argument of PHP before 5.4.
        this.next();
        return this.readFrom(strengths.clone);
      case ATTRIBUTE:
        return this.readClosure(this.readAttributes());
      default:
        return token >= FIRST_KEYWORD || token === MAGIC ? this.readKeyword(start, token) : this.readNothing(start);
    }
  }

  #readNamed(start: number): Node {
    const { word } = this;
    this.next();
    const { prevEnd: end } = this;
    if (word.length <= 5) {
      const literal = literalOf(word.toLowerCase(), start, end);
      if (literal && this.token !== OPEN_PAREN && this.token !== DOUBLE_COLON) return this.readChain(literal, start);
    }
    return this.readAssignable(this.readChain({ kind: 'name', name: word, start, end }, start), start);
  }
}

function literalOf(word: string, start: number, end: number): Node | undefined {
  if (word === 'true' || word === 'false') return { kind: 'boolean', value: word === 'true', start, end };
  return word === 'null' ? { kind: 'nullkeyword', start, end } : undefined;
}
