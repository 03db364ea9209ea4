import type { Node } from '../ast.ts';
import { Reader } from './reader.ts';
import {
  AMPERSAND,
  ARRAY,
  BAR,
  CALLABLE,
  CLOSE_PAREN,
  DOLLAR,
  DOT,
  NAME,
  OPEN_PAREN,
  QUALIFIED_NAME,
  QUESTION,
  STATIC,
} from './tokens.ts';

/** Reads names and declared types. */
export class TypeReader extends Reader {
  /** The name of a class, a function, a constant or a namespace as written. */
  protected readName(): string {
    if (this.token !== NAME && this.token !== QUALIFIED_NAME) {
      this.fault();
      return '';
    }
    const { word } = this;
    this.next();
    return word;
  }

  protected readNames(separator: number): string[] {
    const names = [this.readName()];
    while (this.accept(separator)) names.push(this.readName());
    return names;
  }

  /** `?A`, `A|B`, `A&B`, `(A&B)|C`; nothing where no type stands. */
  protected readType(): Node | undefined {
    const { start } = this;
    if (this.accept(QUESTION)) {
      const type = this.#readUnion();
      const nothing: Node = { kind: 'name', name: 'null', start, end: start + 1 };
      return { kind: 'uniontype', types: type ? [nothing, type] : [nothing], start, end: this.prevEnd };
    }
    return this.#readUnion();
  }

  #readUnion(): Node | undefined {
    const { start } = this;
    const first = this.#readSingle();
    if (!first) return undefined;
    const types = [first];
    let isIntersection = false;
    while (this.token === BAR || (this.token === AMPERSAND && !this.#isReference())) {
      isIntersection = this.token === AMPERSAND;
      this.next();
      const type = this.#readSingle();
      if (!type) {
        this.fault();
        break;
      }
      types.push(type);
    }
    if (types.length === 1) return first;
    return { kind: isIntersection ? 'intersectiontype' : 'uniontype', types, start, end: this.prevEnd };
  }

  /** The `&` belongs to the parameter behind the type. */
  #isReference(): boolean {
    const code = this.peekCode();
    return code === DOLLAR || code === DOT || code === AMPERSAND;
  }

  #readSingle(): Node | undefined {
    const { start } = this;
    switch (this.token) {
      case NAME:
      case QUALIFIED_NAME:
      case ARRAY:
      case CALLABLE:
      case STATIC: {
        const { word } = this;
        this.next();
        return { kind: 'name', name: word, start, end: this.prevEnd };
      }
      case OPEN_PAREN: {
        this.next();
        const type = this.#readUnion();
        this.expect(CLOSE_PAREN);
        return type;
      }
      default:
        return undefined;
    }
  }
}
