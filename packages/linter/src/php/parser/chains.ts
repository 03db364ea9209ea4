import type { EntryNode, Node, Nodes } from '../ast.ts';
import { decodeEscapes } from './escapes.ts';
import { InterpolationReader } from './interpolation.ts';
import {
  AMPERSAND,
  ARROW,
  ATTRIBUTE,
  CLASS,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  COMMA,
  DOLLAR,
  DOUBLE_ARROW,
  DOUBLE_COLON,
  ELLIPSIS,
  NAME,
  NULLSAFE_ARROW,
  OPEN_BRACE,
  OPEN_BRACKET,
  OPEN_PAREN,
  QUALIFIED_NAME,
  STATIC,
  VARIABLE,
} from './tokens.ts';

/** Reads variables, literals and what is looked up in them or called on them. */
export abstract class ChainReader extends InterpolationReader {
  /** `class … {…}` behind `new`, with the arguments of its constructor. */
  protected abstract readAnonymousClass(): { readonly cls: Node; readonly args: Nodes };

  /** `$a`, `$$a`, `${…}`. */
  protected readVariable(): Node {
    const { start } = this;
    if (this.token === VARIABLE) {
      const name = this.readVariableName();
      return { kind: 'variable', name, start, end: this.prevEnd };
    }
    this.expect(DOLLAR);
    if (this.token === OPEN_BRACE) {
      this.next();
      const name = this.readExpression();
      this.expect(CLOSE_BRACE);
      return { kind: 'variable', name, start, end: this.prevEnd };
    }
    if (this.token !== VARIABLE && this.token !== DOLLAR) {
      this.fault();
      return { kind: 'error', start, end: this.prevEnd };
    }
    this.nesting.enter();
    const name = this.readVariable();
    this.nesting.leave();
    return { kind: 'variable', name, start, end: this.prevEnd };
  }

  protected readString(): Node {
    const { start, end, text } = this;
    const first = text.charCodeAt(start);
    const opening = first === 39 || first === 34 ? start : start + 1;
    const value = decodeEscapes(text.slice(opening + 1, end - 1), text.charCodeAt(opening));
    this.next();
    return { kind: 'string', value, start, end };
  }

  /** Goes on with calls, members and offsets. @param start where the chain begins as written */
  protected readChain(base: Node, start: number): Node {
    let what = base;
    for (;;) {
      switch (this.token) {
        case OPEN_PAREN: {
          const args = this.readArguments();
          what = { kind: 'call', what, arguments: args, start, end: this.prevEnd };
          break;
        }
        case OPEN_BRACKET:
          what = this.#readOffset(what, start, CLOSE_BRACKET);
          break;
        case OPEN_BRACE:
          // PHP before 8 reads an offset here.
          if (what.kind !== 'variable' && what.kind !== 'offsetlookup' && what.kind !== 'propertylookup') return what;
          what = this.#readOffset(what, start, CLOSE_BRACE);
          break;
        case ARROW:
        case NULLSAFE_ARROW:
        case DOUBLE_COLON:
          what = this.#readLookup(what, start);
          break;
        default:
          return what;
      }
    }
  }

  #readOffset(what: Node, start: number, closing: number): Node {
    this.next();
    const offset = this.token === closing ? undefined : this.readExpression();
    this.expect(closing);
    return { kind: 'offsetlookup', what, offset, start, end: this.prevEnd };
  }

  /** From `->`, `?->` or `::` on. */
  #readLookup(what: Node, start: number): Node {
    const { token } = this;
    this.next();
    const member = this.#readMember();
    const { prevEnd: end } = this;
    if (token === DOUBLE_COLON) return { kind: 'staticlookup', what, member, start, end };
    return { kind: token === ARROW ? 'propertylookup' : 'nullsafepropertylookup', what, member, start, end };
  }

  /** What stands behind `->` and `::`. */
  #readMember(): Node {
    const { start } = this;
    if (this.isIdentifier()) {
      const { word } = this;
      this.next();
      return { kind: 'identifier', name: word, start, end: this.prevEnd };
    }
    if (this.token === VARIABLE || this.token === DOLLAR) return this.readVariable();
    if (this.accept(OPEN_BRACE)) {
      const name = this.readExpression();
      this.expect(CLOSE_BRACE);
      return name;
    }
    this.fault();
    return { kind: 'error', start, end: start };
  }

  protected readArguments(): Nodes {
    this.expect(OPEN_PAREN);
    return this.readList(CLOSE_PAREN, () => this.#readArgument());
  }

  #readArgument(): Node {
    const { start } = this;
    if (this.token === ELLIPSIS) {
      this.next();
      if (this.token === CLOSE_PAREN) return { kind: 'variadicplaceholder', start, end: this.prevEnd };
      const what = this.readExpression();
      return { kind: 'variadic', what, start, end: this.prevEnd };
    }
    if (this.isIdentifier() && this.isBeforeColon()) {
      const name = this.word;
      this.next();
      this.next();
      const what = this.readExpression();
      return { kind: 'namedargument', name, what, start, end: this.prevEnd };
    }
    return this.readExpression();
  }

  /** The class behind `new` or `instanceof`: a name, or what gives one, without calls. */
  protected readClassReference(): Node {
    const { start } = this;
    switch (this.token) {
      case NAME:
      case QUALIFIED_NAME:
      case STATIC: {
        const { word } = this;
        this.next();
        const name: Node = { kind: 'name', name: word, start, end: this.prevEnd };
        return this.token === DOUBLE_COLON ? this.#readClassPath(name, start) : name;
      }
      case OPEN_PAREN: {
        this.next();
        const expression = this.readExpression();
        this.expect(CLOSE_PAREN);
        return expression;
      }
      case VARIABLE:
      case DOLLAR:
        return this.#readClassPath(this.readVariable(), start);
      default:
        this.fault();
        return { kind: 'error', start, end: start };
    }
  }

  #readClassPath(base: Node, start: number): Node {
    let what = base;
    for (;;) {
      if (this.token === OPEN_BRACKET) what = this.#readOffset(what, start, CLOSE_BRACKET);
      else if (this.token === ARROW || this.token === NULLSAFE_ARROW || this.token === DOUBLE_COLON)
        what = this.#readLookup(what, start);
      else return what;
    }
  }

  protected readNew(): Node {
    const { start } = this;
    this.next();
    if (this.token === CLASS || this.token === ATTRIBUTE || (this.isIdentifier() && this.#isModifiedClass())) {
      const { cls, args } = this.readAnonymousClass();
      return { kind: 'new', what: cls, arguments: args, start, end: this.prevEnd };
    }
    const what = this.readClassReference();
    const args = this.token === OPEN_PAREN ? this.readArguments() : [];
    return { kind: 'new', what, arguments: args, start, end: this.prevEnd };
  }

  /** `new readonly class`. */
  #isModifiedClass(): boolean {
    return this.token !== NAME && this.token !== STATIC && this.peek() === CLASS;
  }

  /** Items of an array or of what is taken apart, up to the closing bracket and past it. */
  protected readItems(closing: number): Node[] {
    return this.readList(closing, () => {
      const { start } = this;
      return this.token === COMMA ? { kind: 'noop', start, end: start } : this.#readEntry();
    });
  }

  #readEntry(): EntryNode {
    const { start } = this;
    const unpack = this.accept(ELLIPSIS);
    let key: Node | undefined;
    let value = this.#readValue();
    if (this.accept(DOUBLE_ARROW)) {
      key = value;
      value = this.#readValue();
    }
    return { kind: 'entry', key, value, unpack, start, end: this.prevEnd };
  }

  #readValue(): Node {
    this.accept(AMPERSAND);
    return this.readExpression();
  }
}
