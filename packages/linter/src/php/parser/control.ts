import type { CaseNode, CatchNode, IfNode, Node, Nodes, StaticVariable } from '../ast.ts';
import { listOf } from './assignments.ts';
import { ClassReader } from './classes.ts';
import {
  AMPERSAND,
  AS,
  BAR,
  BREAK,
  CASE,
  CATCH,
  CLOSE_BRACE,
  CLOSE_PAREN,
  COLON,
  COMMA,
  DEFAULT,
  DO,
  DOUBLE_ARROW,
  ELSE,
  ELSEIF,
  END,
  ENDFOR,
  ENDFOREACH,
  ENDIF,
  ENDSWITCH,
  ENDWHILE,
  EQUALS,
  FINALLY,
  IF,
  OPEN_BRACE,
  OPEN_PAREN,
  SEMICOLON,
  VARIABLE,
  WHILE,
} from './tokens.ts';

/** A branch of an `if` in the making. */
type Branch = { -readonly [Key in keyof IfNode]: IfNode[Key] };

/** Reads statements that decide what runs, and how often. */
export abstract class ControlReader extends ClassReader {
  protected abstract readStatement(): Node;

  protected override readBlock(): Node {
    const { start } = this;
    this.expect(OPEN_BRACE);
    const children = this.readUntil(CLOSE_BRACE);
    this.expect(CLOSE_BRACE);
    return { kind: 'block', children, start, end: this.prevEnd };
  }

  /** Statements up to a token, which is left, or up to one of two others. */
  protected readUntil(last: number, other: number = last, third: number = last): Node[] {
    const children: Node[] = [];
    while (this.token !== last && this.token !== other && this.token !== third && this.token !== END) {
      const { start } = this;
      children.push(this.readStatement());
      if (this.start === start) this.next();
    }
    return children;
  }

  /** A condition in brackets. */
  #readTest(): Node {
    this.expect(OPEN_PAREN);
    const test = this.readExpression();
    this.expect(CLOSE_PAREN);
    return test;
  }

  /** The body of a loop: a statement, or statements up to a keyword. */
  #readBody(last: number): Node {
    if (this.token !== COLON) return this.readStatement();
    const { start } = this;
    this.next();
    const children = this.readUntil(last);
    this.expect(last);
    const { prevEnd: end } = this;
    this.endStatement();
    return { kind: 'block', children, start, end };
  }

  protected readIf(): Node {
    const first = this.#readBranch();
    if (this.token === COLON) return this.#readLongIf(first);
    first.body = this.readStatement();
    const branches = [first];
    let otherwise: Node | undefined;
    // In a loop: chains of a thousand `elseif` nest as deep in the tree alone.
    for (;;) {
      if (this.token === ELSEIF) branches.push(this.#readBranch());
      else if (this.accept(ELSE)) {
        if (this.token !== IF) {
          otherwise = this.readStatement();
          break;
        }
        const branch = this.#readBranch();
        if (this.token === COLON) {
          otherwise = this.#readLongIf(branch);
          break;
        }
        branches.push(branch);
      } else break;
      const last = branches.at(-1);
      if (last) last.body = this.readStatement();
    }
    return this.#joined(branches, otherwise);
  }

  /** `if (…): … elseif (…): … else: … endif;` */
  #readLongIf(first: Branch): Node {
    const branches = [first];
    let otherwise: Node | undefined;
    for (let branch: Branch | undefined = first; branch; ) {
      branch.body = this.#readLongBody();
      branch = this.token === ELSEIF ? this.#readBranch() : undefined;
      if (branch) branches.push(branch);
    }
    if (this.accept(ELSE)) otherwise = this.#readLongBody();
    this.expect(ENDIF);
    this.endStatement();
    return this.#joined(branches, otherwise);
  }

  #readLongBody(): Node {
    const { start } = this;
    this.expect(COLON);
    const children = this.readUntil(ENDIF, ELSEIF, ELSE);
    return { kind: 'block', children, start, end: this.prevEnd };
  }

  /** The keyword and the condition; the body comes later. */
  #readBranch(): Branch {
    const { start } = this;
    this.next();
    const test = this.#readTest();
    return { kind: 'if', test, body: test, alternate: undefined, start, end: this.prevEnd };
  }

  #joined(branches: readonly Branch[], otherwise: Node | undefined): Node {
    let alternate = otherwise;
    for (const branch of [...branches].reverse()) {
      branch.alternate = alternate;
      branch.end = this.prevEnd;
      alternate = branch;
    }
    return alternate ?? { kind: 'error', start: this.start, end: this.start };
  }

  protected readWhile(): Node {
    const { start } = this;
    this.next();
    const test = this.#readTest();
    const body = this.#readBody(ENDWHILE);
    return { kind: 'while', test, body, start, end: this.prevEnd };
  }

  protected readDo(): Node {
    const { start } = this;
    this.expect(DO);
    const body = this.readStatement();
    this.expect(WHILE);
    const test = this.#readTest();
    this.endStatement();
    return { kind: 'do', test, body, start, end: this.prevEnd };
  }

  protected readFor(): Node {
    const { start } = this;
    this.next();
    this.expect(OPEN_PAREN);
    const init = this.#readClause(SEMICOLON);
    this.expect(SEMICOLON);
    const test = this.#readClause(SEMICOLON);
    this.expect(SEMICOLON);
    const increment = this.#readClause(CLOSE_PAREN);
    this.expect(CLOSE_PAREN);
    const body = this.#readBody(ENDFOR);
    return { kind: 'for', init, test, increment, body, start, end: this.prevEnd };
  }

  /** What a `for` has before a token: expressions, or nothing. */
  #readClause(last: number): Nodes {
    return this.token === last ? [] : this.readExpressions();
  }

  protected readExpressions(): Node[] {
    const expressions: Node[] = [];
    do expressions.push(this.readExpression());
    while (this.accept(COMMA));
    return expressions;
  }

  protected readForeach(): Node {
    const { start } = this;
    this.next();
    this.expect(OPEN_PAREN);
    const source = this.readExpression();
    this.expect(AS);
    let key: Node | undefined;
    let value = this.#readLoopVariable();
    if (this.accept(DOUBLE_ARROW)) {
      key = value;
      value = this.#readLoopVariable();
    }
    this.expect(CLOSE_PAREN);
    const body = this.#readBody(ENDFOREACH);
    return { kind: 'foreach', source, key, value, body, start, end: this.prevEnd };
  }

  #readLoopVariable(): Node {
    this.accept(AMPERSAND);
    const value = this.readExpression();
    return value.kind === 'array' ? listOf(value) : value;
  }

  protected readSwitch(): Node {
    const { start } = this;
    this.next();
    const test = this.#readTest();
    const last = this.token === COLON ? ENDSWITCH : CLOSE_BRACE;
    if (last === ENDSWITCH) this.next();
    else this.expect(OPEN_BRACE);
    this.accept(SEMICOLON);
    const cases: CaseNode[] = [];
    // A template may have white space before its first `case`.
    while (this.token !== last && this.token !== END) {
      const from = this.start;
      if (this.token === CASE || this.token === DEFAULT) cases.push(this.#readCase(last));
      else this.readStatement();
      if (this.start === from) this.next();
    }
    this.expect(last);
    if (last === ENDSWITCH) this.endStatement();
    return { kind: 'switch', test, cases, start, end: this.prevEnd };
  }

  #readCase(last: number): CaseNode {
    const { start } = this;
    const isDefault = this.token === DEFAULT;
    this.next();
    const test = isDefault ? undefined : this.readExpression();
    if (!this.accept(COLON)) this.expect(SEMICOLON);
    const body = this.readUntil(last, CASE, DEFAULT);
    return { kind: 'case', test, body, start, end: this.prevEnd };
  }

  protected readTry(): Node {
    const { start } = this;
    this.next();
    const body = this.readBlock();
    const catches: CatchNode[] = [];
    while (this.token === CATCH) catches.push(this.#readCatch());
    const always = this.accept(FINALLY) ? this.readBlock() : undefined;
    return { kind: 'try', body, catches, always, start, end: this.prevEnd };
  }

  #readCatch(): CatchNode {
    const { start } = this;
    this.next();
    this.expect(OPEN_PAREN);
    const classes = this.readNames(BAR);
    const variable = this.token === VARIABLE ? this.readVariableName() : '';
    this.expect(CLOSE_PAREN);
    const body = this.readBlock();
    return { kind: 'catch', classes, variable, body, start, end: this.prevEnd };
  }

  protected readLeave(): Node {
    const { start } = this;
    const kind = this.token === BREAK ? 'break' : 'continue';
    this.next();
    const level = this.token === SEMICOLON || this.token === END ? undefined : this.readExpression();
    this.endStatement();
    const levels = level?.kind === 'number' ? Number(level.value) || 1 : 1;
    return { kind, levels, start, end: this.prevEnd };
  }

  protected readStaticVariables(): Node {
    const { start } = this;
    this.next();
    const variables: StaticVariable[] = [];
    do {
      const name = this.readVariableName();
      variables.push({ name, value: this.accept(EQUALS) ? this.readExpression() : undefined });
    } while (this.accept(COMMA));
    this.endStatement();
    return { kind: 'static', variables, start, end: this.prevEnd };
  }
}
