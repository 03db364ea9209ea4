import type { Node, UseItem } from '../ast.ts';
import { ControlReader } from './control.ts';
import { unmodified } from './functions.ts';
import {
  ABSTRACT,
  AMPERSAND,
  AS,
  ATTRIBUTE,
  BREAK,
  CLASS,
  CLOSE_BRACE,
  CLOSE_PAREN,
  COLON,
  COMMA,
  CONST,
  CONTINUE,
  DECLARE,
  DO,
  ECHO,
  END,
  ENDDECLARE,
  ENUM,
  FINAL,
  FN,
  FOR,
  FOREACH,
  FUNCTION,
  GLOBAL,
  GOTO,
  HALT_COMPILER,
  IF,
  INLINE_HTML,
  INTERFACE,
  NAME,
  NAMESPACE,
  OPEN_BRACE,
  OPEN_PAREN,
  READONLY,
  RETURN,
  SEMICOLON,
  STATIC,
  SWITCH,
  TRAIT,
  TRY,
  UNSET,
  USE,
  VARIABLE,
  WHILE,
} from './tokens.ts';

/** Reads statements and declarations: a whole text. */
export class StatementReader extends ControlReader {
  protected readProgram(): Node[] {
    return this.readUntil(END);
  }

  protected override readStatement(): Node {
    this.nesting.enter();
    const statement = this.#readAny();
    this.nesting.leave();
    return statement;
  }

  #readAny(): Node {
    const { start } = this;
    switch (this.token) {
      case SEMICOLON:
        this.next();
        return { kind: 'noop', start, end: this.prevEnd };
      case OPEN_BRACE:
        return this.readBlock();
      case INLINE_HTML:
        this.next();
        return { kind: 'inline', start, end: this.prevEnd };
      case NAME:
        return this.isBeforeColon() ? this.#readLabel() : this.#readExpressionStatement();
      case IF:
        return this.readIf();
      case RETURN: {
        this.next();
        const isEmpty = this.token === SEMICOLON || this.token === END || this.token === INLINE_HTML;
        const expression = isEmpty ? undefined : this.readExpression();
        this.endStatement();
        return { kind: 'return', expression, start, end: this.prevEnd };
      }
      case FOREACH:
        return this.readForeach();
      case FOR:
        return this.readFor();
      case WHILE:
        return this.readWhile();
      case DO:
        return this.readDo();
      case SWITCH:
        return this.readSwitch();
      case TRY:
        return this.readTry();
      case BREAK:
      case CONTINUE:
        return this.readLeave();
      case ECHO: {
        this.next();
        const expressions = this.readExpressions();
        this.endStatement();
        return { kind: 'echo', expressions, start, end: this.prevEnd };
      }
      case GLOBAL: {
        this.next();
        const variables = this.readExpressions();
        this.endStatement();
        return { kind: 'global', variables, start, end: this.prevEnd };
      }
      case UNSET: {
        this.next();
        const variables = this.readArguments();
        this.endStatement();
        return { kind: 'unset', variables, start, end: this.prevEnd };
      }
      case STATIC:
        return this.peek() === VARIABLE ? this.readStaticVariables() : this.#readExpressionStatement();
      case DECLARE:
        return this.#readDeclare();
      case GOTO:
        this.next();
        this.readIdentifier();
        this.endStatement();
        return { kind: 'goto', start, end: this.prevEnd };
      case HALT_COMPILER:
        return this.#readHalt();
      default:
        return this.#readDeclaration();
    }
  }

  #readDeclaration(): Node {
    const { start } = this;
    switch (this.token) {
      case ATTRIBUTE: {
        const attributes = this.readAttributes();
        const after = this.start;
        if (this.token === FUNCTION && this.#isNamed()) {
          return this.readFunction('function', unmodified, attributes, after);
        }
        if (this.token !== FUNCTION && this.token !== FN && this.token !== STATIC)
          return this.readClassLike(attributes);
        const expression = this.readClosure(attributes);
        this.endStatement();
        return { kind: 'expressionstatement', expression, start: after, end: this.prevEnd };
      }
      case FUNCTION:
        if (!this.#isNamed()) return this.#readExpressionStatement();
        return this.readFunction('function', unmodified, [], start);
      case ABSTRACT:
      case FINAL:
      case READONLY:
      case CLASS:
      case INTERFACE:
      case TRAIT:
      case ENUM:
        return this.readClassLike([]);
      case CONST: {
        this.next();
        const constants = this.readConstantList();
        this.endStatement();
        return { kind: 'constantstatement', constants, start, end: this.prevEnd };
      }
      case USE:
        return this.#readUse();
      case NAMESPACE:
        return this.#readNamespace();
      default:
        return this.#readExpressionStatement();
    }
  }

  /** `function f`, `function &f`. */
  #isNamed(): boolean {
    const { state } = this;
    this.next();
    this.accept(AMPERSAND);
    const isNamed = this.token !== OPEN_PAREN;
    this.state = state;
    return isNamed;
  }

  #readExpressionStatement(): Node {
    const { start } = this;
    const expression = this.readExpression();
    this.endStatement();
    return { kind: 'expressionstatement', expression, start, end: this.prevEnd };
  }

  #readLabel(): Node {
    const { start } = this;
    this.next();
    this.next();
    return { kind: 'label', start, end: this.prevEnd };
  }

  #readDeclare(): Node {
    const { start } = this;
    this.next();
    this.readArguments();
    let children: Node[] = [];
    if (this.accept(COLON)) {
      children = this.readUntil(ENDDECLARE);
      this.expect(ENDDECLARE);
      this.endStatement();
    } else if (this.token === SEMICOLON) this.endStatement();
    else children = [this.readStatement()];
    return { kind: 'declare', children, start, end: this.prevEnd };
  }

  /** What follows is data. */
  #readHalt(): Node {
    const { start } = this;
    this.next();
    this.expect(OPEN_PAREN);
    if (this.token !== CLOSE_PAREN) this.fault();
    this.halt();
    return { kind: 'halt', start, end: this.prevEnd };
  }

  #readNamespace(): Node {
    const { start } = this;
    this.next();
    const name = this.token === OPEN_BRACE ? '' : this.readName();
    let children: Node[];
    if (this.accept(OPEN_BRACE)) {
      children = this.readUntil(CLOSE_BRACE);
      this.expect(CLOSE_BRACE);
    } else {
      this.endStatement();
      children = this.readUntil(NAMESPACE);
    }
    return { kind: 'namespace', name, children, start, end: this.prevEnd };
  }

  #readUse(): Node {
    const { start } = this;
    this.next();
    const kind = this.#readUseKind();
    const items: UseItem[] = [];
    do {
      const item = this.#readUseItem(kind);
      if (this.token === OPEN_BRACE) this.#readUseGroup(kind, item.name, items);
      else items.push(item);
    } while (this.accept(COMMA));
    this.endStatement();
    return { kind: 'usegroup', items, start, end: this.prevEnd };
  }

  /** `{A, function b, const C}` behind a prefix. */
  #readUseGroup(kind: UseItem['imports'], prefix: string, items: UseItem[]): void {
    this.expect(OPEN_BRACE);
    const group = this.readList(CLOSE_BRACE, () => {
      const own = this.#readUseKind();
      const item = this.#readUseItem(own === 'class' ? kind : own);
      return { ...item, name: `${prefix}\\${item.name}` };
    });
    items.push(...group);
  }

  #readUseKind(): UseItem['imports'] {
    if (this.accept(FUNCTION)) return 'function';
    return this.accept(CONST) ? 'const' : 'class';
  }

  #readUseItem(kind: UseItem['imports']): UseItem {
    const name = this.readName();
    // The separator before the braces of a group is a token by itself.
    if (this.token !== OPEN_BRACE && this.text.charCodeAt(this.start) === 92 && this.peekCode() === OPEN_BRACE)
      this.next();
    const alias = this.accept(AS) ? this.readIdentifier() : '';
    return { imports: kind, name, alias };
  }
}
