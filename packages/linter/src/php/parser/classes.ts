import type {
  AttributeNode,
  ClassLikeNode,
  ConstantNode,
  Node,
  Nodes,
  PropertyNode,
  PropertyStatementNode,
  TraitUseNode,
} from '../ast.ts';
import { FunctionReader, type Modifiers } from './functions.ts';
import {
  AS,
  CASE,
  CLASS,
  CLOSE_BRACE,
  COLON,
  COMMA,
  CONST,
  DOUBLE_COLON,
  END,
  ENUM,
  EQUALS,
  EXTENDS,
  FUNCTION,
  IMPLEMENTS,
  INSTEADOF,
  INTERFACE,
  MODIFIERS,
  NAME,
  OPEN_BRACE,
  OPEN_PAREN,
  QUALIFIED_NAME,
  SEMICOLON,
  TRAIT,
  USE,
  VARIABLE,
} from './tokens.ts';

/** Reads classes, interfaces, traits, enums and their members. */
export abstract class ClassReader extends FunctionReader {
  protected override readAnonymousClass(): { readonly cls: Node; readonly args: Nodes } {
    const attributes = this.readAttributes();
    const { start } = this;
    this.readModifiers();
    this.expect(CLASS);
    const args = this.token === OPEN_PAREN ? this.readArguments() : [];
    return { cls: this.#readRest('class', '', false, attributes, start), args };
  }

  /** A declaration from its modifiers on; undefined where these belong to something else. */
  protected readClassLike(attributes: readonly AttributeNode[]): Node {
    const { start } = this;
    const { isAbstract } = this.readModifiers();
    const kind = this.#readKind();
    if (!kind) {
      this.fault();
      return { kind: 'error', start, end: this.prevEnd };
    }
    const name = this.readIdentifier();
    return this.#readRest(kind, name, isAbstract, attributes, start);
  }

  #readKind(): ClassLikeNode['kind'] | undefined {
    const { token } = this;
    if (token !== CLASS && token !== INTERFACE && token !== TRAIT && token !== ENUM) return undefined;
    this.next();
    if (token === CLASS) return 'class';
    if (token === INTERFACE) return 'interface';
    return token === TRAIT ? 'trait' : 'enum';
  }

  #readRest(
    kind: ClassLikeNode['kind'],
    name: string,
    isAbstract: boolean,
    attributes: readonly AttributeNode[],
    start: number,
  ): ClassLikeNode {
    // What an enum's cases are backed by.
    if (kind === 'enum' && this.accept(COLON)) this.readType();
    const parents = this.accept(EXTENDS) ? this.readNames(COMMA) : [];
    const interfaces = this.accept(IMPLEMENTS) ? this.readNames(COMMA) : [];
    const body = this.#readBody();
    const { prevEnd: end } = this;
    return { kind, name, extends: parents, implements: interfaces, body, isAbstract, attributes, start, end };
  }

  #readBody(): Node[] {
    this.expect(OPEN_BRACE);
    const members: Node[] = [];
    while (this.token !== CLOSE_BRACE && this.token !== END) {
      const { start } = this;
      const member = this.#readMember();
      if (member) members.push(member);
      if (this.start === start) this.next();
    }
    this.expect(CLOSE_BRACE);
    return members;
  }

  #readMember(): Node | undefined {
    if (this.token === USE) return this.#readTraitUse();
    const { start } = this;
    const attributes = this.readAttributes();
    if (this.token === CASE) return this.#readCase();
    const modifiers = this.readModifiers();
    if (this.token === FUNCTION) return this.readFunction('method', modifiers, attributes, start);
    if (this.token === CONST) return this.#readConstants(start);
    const type = this.readType();
    if (this.token === VARIABLE) return this.#readProperties(modifiers, type, attributes, start);
    this.fault();
    return undefined;
  }

  #readCase(): Node {
    const { start } = this;
    this.next();
    const name = this.readIdentifier();
    const value = this.accept(EQUALS) ? this.readExpression() : undefined;
    this.endStatement();
    return { kind: 'enumcase', name, value, start, end: this.prevEnd };
  }

  #readConstants(start: number): Node {
    this.next();
    // A name follows a type; alone it is the constant's.
    if (this.peekCode() !== EQUALS) this.readType();
    const constants = this.readConstantList();
    this.endStatement();
    return { kind: 'classconstant', constants, start, end: this.prevEnd };
  }

  protected readConstantList(): ConstantNode[] {
    const constants: ConstantNode[] = [];
    do {
      const { start } = this;
      const name = this.readIdentifier();
      this.expect(EQUALS);
      const value = this.readExpression();
      constants.push({ kind: 'constant', name, value, start, end: this.prevEnd });
    } while (this.accept(COMMA));
    return constants;
  }

  #readProperties(
    { visibility = 'public', isStatic }: Modifiers,
    type: Node | undefined,
    attributes: readonly AttributeNode[],
    start: number,
  ): PropertyStatementNode {
    const properties: PropertyNode[] = [];
    do {
      if (this.token === VARIABLE) properties.push(this.#readProperty());
      else this.fault();
    } while (this.accept(COMMA));
    const { prevEnd: end } = this;
    // Hooks end the statement by themselves.
    if (this.token === SEMICOLON || properties.at(-1)?.hooks.length === 0) this.endStatement();
    return { kind: 'propertystatement', type, properties, isStatic, visibility, attributes, start, end };
  }

  #readProperty(): PropertyNode {
    const { start } = this;
    const name = this.readVariableName();
    const value = this.accept(EQUALS) ? this.readExpression() : undefined;
    const hooks = this.token === OPEN_BRACE ? this.readHooks() : [];
    return { kind: 'property', name, value, hooks, start, end: this.prevEnd };
  }

  #readTraitUse(): TraitUseNode {
    const { start } = this;
    this.next();
    const traits = this.readNames(COMMA);
    const aliases: { readonly method: string; readonly as: string }[] = [];
    if (this.accept(OPEN_BRACE)) {
      while (this.token !== CLOSE_BRACE && this.token !== END) {
        const from = this.start;
        this.#readAdaptation(aliases);
        if (this.start === from) this.next();
      }
      this.expect(CLOSE_BRACE);
    } else this.endStatement();
    return { kind: 'traituse', traits, aliases, start, end: this.prevEnd };
  }

  /** `A::f insteadof B;`, `f as protected g;`. */
  #readAdaptation(aliases: { readonly method: string; readonly as: string }[]): void {
    let method = this.token === QUALIFIED_NAME || this.token === NAME ? this.readName() : this.readIdentifier();
    if (this.accept(DOUBLE_COLON)) method = this.readIdentifier();
    if (this.accept(INSTEADOF)) this.readNames(COMMA);
    else {
      this.expect(AS);
      if (MODIFIERS.has(this.token) && this.peekCode() !== SEMICOLON) this.next();
      else if (MODIFIERS.has(this.token)) {
        this.next();
        return this.endStatement();
      }
      aliases.push({ method, as: this.readIdentifier() });
    }
    this.endStatement();
  }
}
