import type { AttributeNode, FunctionNode, HookNode, Node, ParameterNode, UsedVariable, Visibility } from '../ast.ts';
import { ExpressionReader } from './expressions.ts';
import {
  ABSTRACT,
  AMPERSAND,
  ATTRIBUTE,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  CLOSE_PAREN,
  COLON,
  COMMA,
  DOUBLE_ARROW,
  ELLIPSIS,
  END,
  EQUALS,
  FINAL,
  FN,
  FUNCTION,
  MODIFIERS,
  NAME,
  OPEN_BRACE,
  OPEN_PAREN,
  PRIVATE,
  PROTECTED,
  PUBLIC,
  STATIC,
  USE,
} from './tokens.ts';

/** Keywords before a member. */
export interface Modifiers {
  /** Nothing where none is written. */
  readonly visibility: Visibility | undefined;
  readonly isStatic: boolean;
  readonly isAbstract: boolean;
  /** Any keyword at all, `readonly` and `var` among them. */
  readonly isGiven: boolean;
}

const none: readonly AttributeNode[] = [];
export const unmodified: Modifiers = { visibility: undefined, isStatic: false, isAbstract: false, isGiven: false };

/** Reads functions: their attributes, parameters, types and bodies. */
export abstract class FunctionReader extends ExpressionReader {
  /** Statements in braces. */
  protected abstract readBlock(): Node;

  protected override readAttributes(): readonly AttributeNode[] {
    if (this.token !== ATTRIBUTE) return none;
    const attributes: AttributeNode[] = [];
    while (this.token === ATTRIBUTE) {
      // The first one of a group begins at its `#[`.
      let { start } = this;
      this.next();
      while (this.token !== CLOSE_BRACKET && this.token !== END) {
        const name = this.readName();
        const args = this.token === OPEN_PAREN ? this.readArguments() : [];
        attributes.push({ kind: 'attribute', name, arguments: args, start, end: this.prevEnd });
        if (!this.accept(COMMA)) break;
        start = this.start;
      }
      this.expect(CLOSE_BRACKET);
    }
    return attributes;
  }

  protected readModifiers(): Modifiers {
    if (!MODIFIERS.has(this.token)) return unmodified;
    let visibility: Visibility | undefined;
    let isStatic = false;
    let isAbstract = false;
    for (; MODIFIERS.has(this.token); this.next()) {
      switch (this.token) {
        case PUBLIC:
        case PROTECTED:
        case PRIVATE:
          // `private(set)` says who writes, not who reads.
          if (this.peekCode() === OPEN_PAREN) this.#skipSetter();
          else visibility = this.word.toLowerCase() as Visibility;
          break;
        case STATIC:
          isStatic = true;
          break;
        case ABSTRACT:
          isAbstract = true;
          break;
        default:
      }
    }
    return { visibility, isStatic, isAbstract, isGiven: true };
  }

  /** Up to the closing bracket of `(set)`. */
  #skipSetter(): void {
    this.next();
    this.next();
    if (this.word.toLowerCase() !== 'set') this.fault();
    this.next();
    if (this.token !== CLOSE_PAREN) this.fault();
  }

  protected readParameters(): ParameterNode[] {
    this.expect(OPEN_PAREN);
    return this.readList(CLOSE_PAREN, () => this.#readParameter());
  }

  #readParameter(): ParameterNode {
    const { start } = this;
    const attributes = this.readAttributes();
    const modifiers = this.readModifiers();
    const type = this.readType();
    const byReference = this.accept(AMPERSAND);
    const variadic = this.accept(ELLIPSIS);
    const name = this.readVariableName();
    const value = this.accept(EQUALS) ? this.readExpression() : undefined;
    const promoted = modifiers.isGiven ? (modifiers.visibility ?? 'public') : undefined;
    const hooks = promoted && this.token === OPEN_BRACE ? this.readHooks() : [];
    const { prevEnd: end } = this;
    return { kind: 'parameter', name, type, value, byReference, variadic, promoted, hooks, attributes, start, end };
  }

  /** The type behind a parameter list. */
  #readReturnType(): Node | undefined {
    return this.accept(COLON) ? this.readType() : undefined;
  }

  protected override readClosure(attributes: readonly AttributeNode[]): Node {
    const isStatic = this.accept(STATIC);
    const { start } = this;
    const isArrow = this.token === FN;
    if (!isArrow && this.token !== FUNCTION) {
      this.fault();
      return { kind: 'error', start, end: start };
    }
    this.next();
    this.accept(AMPERSAND);
    const parameters = this.readParameters();
    const uses = isArrow ? [] : this.#readUses();
    const type = this.#readReturnType();
    if (isArrow) this.expect(DOUBLE_ARROW);
    const body = isArrow ? this.readExpression() : this.readBlock();
    return {
      kind: isArrow ? 'arrowfunc' : 'closure',
      name: '',
      parameters,
      uses,
      type,
      body,
      isStatic,
      isAbstract: false,
      visibility: 'public',
      attributes,
      start,
      end: this.prevEnd,
    };
  }

  #readUses(): UsedVariable[] {
    if (!this.accept(USE)) return [];
    this.expect(OPEN_PAREN);
    return this.readList(CLOSE_PAREN, () => {
      const byReference = this.accept(AMPERSAND);
      return { name: this.readVariableName(), byReference };
    });
  }

  /**
   * A function or a method, from its keyword on.
   * @param start where it begins, its modifiers included
   */
  protected readFunction(
    kind: 'function' | 'method',
    { visibility = 'public', isStatic, isAbstract }: Modifiers,
    attributes: readonly AttributeNode[],
    start: number,
  ): FunctionNode {
    this.expect(FUNCTION);
    this.accept(AMPERSAND);
    const name = kind === 'method' || this.token === NAME ? this.readIdentifier() : this.#readReserved();
    const parameters = this.readParameters();
    const type = this.#readReturnType();
    const body = this.token === OPEN_BRACE ? this.readBlock() : undefined;
    const { prevEnd: end } = this;
    if (!body) this.endStatement();
    const flags = { isStatic, isAbstract, visibility };
    return { kind, name, parameters, uses: [], type, body, ...flags, attributes, start, end };
  }

  /** Functions of older PHP bear names that are reserved by now. */
  #readReserved(): string {
    if (this.peekCode() === OPEN_PAREN) return this.readIdentifier();
    this.fault();
    return '';
  }

  protected readHooks(): HookNode[] {
    this.expect(OPEN_BRACE);
    const hooks: HookNode[] = [];
    while (this.token !== CLOSE_BRACE && this.token !== END) {
      const attributes = this.readAttributes();
      const { start } = this;
      this.accept(FINAL);
      this.accept(AMPERSAND);
      const name = this.readIdentifier();
      const parameters = this.token === OPEN_PAREN ? this.readParameters() : [];
      const body = this.#readHookBody();
      hooks.push({ kind: 'propertyhook', name, parameters, body, attributes, start, end: this.prevEnd });
      if (this.start === start) this.next();
    }
    this.expect(CLOSE_BRACE);
    return hooks;
  }

  #readHookBody(): Node | undefined {
    if (this.token === OPEN_BRACE) return this.readBlock();
    const body = this.accept(DOUBLE_ARROW) ? this.readExpression() : undefined;
    this.endStatement();
    return body;
  }
}
