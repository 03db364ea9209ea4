import type { ClassFacts, FileFacts, FunctionFacts } from '../facts.ts';
import type { Children, Node } from '../ast.ts';
import { parseDocComment } from '../doc-comment.ts';
import { NameScope } from '../names.ts';
import { lowerClassLike } from './classes.ts';
import { lowerExpression } from './expressions.ts';
import { lowerClosure, lowerFunction, reserve, varTypesOf } from './functions.ts';
import type { Leaves } from './leaving.ts';
import { type ClassScope, type FileScope, FunctionScope, type Locator } from './scope.ts';
import { lowerStatements } from './statements.ts';

/** Puts a file's facts together from one parsed text, or from several that follow each other. */
export class FileLowering {
  readonly #file: FileScope & { at: Locator };
  readonly #main: FunctionScope;
  #leaves: Leaves;

  constructor(at: Locator) {
    const names = new NameScope();
    const functions: FunctionFacts[] = [];
    const classes: ClassFacts[] = [];
    const file: FileScope & { at: Locator } = {
      names,
      at,
      functions,
      classes,
      constants: [],
      expression: lowerExpression,
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

  get scope(): FileScope {
    return this.#file;
  }

  /** Lowers top-level statements; `at` gives the positions of their text. */
  add(children: Children, at: Locator): void {
    this.#file.at = at;
    const leaves = lowerStatements(this.#main, children);
    this.#leaves = leaves;
  }

  finish(program: Node, rest: Pick<FileFacts, 'directives'> & { partial?: string }): FileFacts {
    const { functions, classes, constants, at } = this.#file;
    const varTypes = varTypesOf(this.#main, program);
    functions[0] = {
      kind: 'main',
      name: '',
      params: [],
      ...(varTypes && { varTypes }),
      blocks: this.#main.finish(this.#leaves),
      steps: this.#main.steps,
      span: at.span(program),
    };
    return { functions, classes, constants, ...rest };
  }
}

function selfOf(cls: ClassScope | undefined): string {
  return cls && cls.kind !== 'trait' ? cls.name : '';
}
