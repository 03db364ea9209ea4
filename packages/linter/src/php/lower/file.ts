import type { Node, Nodes } from '../ast.ts';
import { parseDocComment } from '../doc-comment.ts';
import type { Directive, Expr, FileFacts, Span } from '../facts.ts';
import { NameScope } from '../names.ts';
import { lowerClassLike } from './classes.ts';
import { lowerExpression } from './expressions.ts';
import { lowerClosure, lowerFunction, reserve, varTypesOf } from './functions.ts';
import type { Leaves } from './leaving.ts';
import { type ClassScope, type FileScope, FunctionScope, type Locator } from './scope.ts';
import { lowerStatements } from './statements.ts';

/**
 * Expressions inside expressions that are lowered: readers of facts walk them by recursion. Longer chains and deeper
 * arrays than this are machine-made.
 */
const deepestExpression = 400;

/** Puts a file's facts together from one parsed text, or from several that follow each other. */
export class FileLowering {
  readonly #file: FileScope;
  readonly #main: FunctionScope;
  #leaves: Leaves;
  #depth = 0;
  #calls = 0;
  #tooDeep = 0;

  constructor(at: Locator) {
    const names = new NameScope();
    const file: FileScope = {
      names,
      at,
      functions: [],
      classes: [],
      constants: [],
      expression: (scope, node) => this.#expression(scope, node),
      closure: (node, within) => lowerClosure(file, node, within),
      function: (node) => {
        lowerFunction(file, node);
      },
      classLike: (node) => lowerClassLike(file, node),
      doc: (comment, cls) => (comment === undefined ? undefined : parseDocComment(comment, names, selfOf(cls))),
    };
    this.#file = file;
    this.#main = new FunctionScope(file, reserve(file), '');
  }

  get file(): FileScope {
    return this.#file;
  }

  /** The function of the file's top-level code. */
  get main(): FunctionScope {
    return this.#main;
  }

  /** Calls lowered so far: of two ways to understand a broken file the one with more of them is better. */
  get calls(): number {
    return this.#calls;
  }

  /** Lowers top-level statements. */
  add(children: Nodes): void {
    this.#leaves = lowerStatements(this.#main, children);
  }

  /** @param problem Why the file was not understood whole, if so. */
  finish(span: Span, directives: readonly Directive[], problem?: string): FileFacts {
    const { functions, classes, constants } = this.#file;
    const varTypes = varTypesOf(this.#main);
    functions[0] = {
      kind: 'main',
      name: '',
      params: [],
      ...(varTypes && { varTypes }),
      blocks: this.#main.finish(this.#leaves),
      steps: this.#main.steps,
      mentions: this.#main.mentions.finish(),
      span,
    };
    const partial = problem ?? (this.#tooDeep > 0 ? `line ${this.#tooDeep}: expression nested too deep` : undefined);
    return { functions, classes, constants, directives, ...(partial !== undefined && { partial }) };
  }

  #expression(scope: FunctionScope, node: Node): Expr {
    if (this.#depth >= deepestExpression) {
      if (this.#tooDeep === 0) this.#tooDeep = this.#file.at.line(node);
      return { op: 'other', parts: [] };
    }
    this.#depth++;
    const expr = lowerExpression(scope, node);
    this.#depth--;
    if ('span' in expr) this.#calls++;
    scope.mentions.note(expr);
    return expr;
  }
}

function selfOf(cls: ClassScope | undefined): string {
  return cls && cls.kind !== 'trait' ? cls.name : '';
}
