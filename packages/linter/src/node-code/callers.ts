/** Who calls a function of the project. */
import { type ClassDeclaration, type ClassExpression, Node, type ParameterDeclaration } from 'ts-morph';
import { declarationOf } from './declarations.ts';
import {
  type Bound,
  bindArguments,
  type Frame,
  type FunctionNode,
  functionOf,
  NO_FRAME,
  ownExport,
} from './functions.ts';
import type { Call, ParsedCode } from './parsed-code.ts';

/** Calls of one function that are followed. */
const MAX_CALLERS = 24;

export class Callers {
  readonly #code: ParsedCode;
  readonly #known = new Map<FunctionNode, readonly Call[]>();

  constructor(code: ParsedCode) {
    this.#code = code;
  }

  /** Calls of a function, or constructions for a constructor, in the order of files and text. */
  of(fn: FunctionNode): readonly Call[] {
    const known = this.#known.get(fn);
    if (known) return known;
    // A function that calls itself passes on what it was given.
    const found = this.#find(fn)
      .filter((call) => call.getFirstAncestor((outer) => outer === fn) === undefined)
      .slice(0, MAX_CALLERS);
    this.#known.set(fn, found);
    return found;
  }

  /** The frame of a function as one call of it binds its parameters; what the call's own function was given stays. */
  frame(fn: FunctionNode, site: Call, before: Frame): Frame {
    const bound = new Map<ParameterDeclaration, Bound>();
    const frame: Frame = { bound, depth: 0 };
    for (const [parameter, { node }] of before.bound) bound.set(parameter, { node, frame });
    for (const [parameter, { node }] of bindArguments(fn, site.getArguments(), NO_FRAME).bound)
      bound.set(parameter, { node, frame });
    return frame;
  }

  #find(fn: FunctionNode): readonly Call[] {
    if (Node.isConstructorDeclaration(fn)) {
      const cls = fn.getParent();
      return this.#named(cls).filter((call) => Node.isNewExpression(call) && this.#constructs(call, cls));
    }
    const name = nameOf(fn);
    if (name === undefined) return [];
    const calls = [...this.#code.callsOf(name), ...this.#aliases(fn, name)];
    const sure = calls.filter((call) => functionOf(this.#code, call.getExpression(), NO_FRAME) === fn);
    if (sure.length > 0 || !Node.isMethodDeclaration(fn)) return sure;
    // An object whose class nobody tells: a name of two words is taken for this method.
    return /[a-z][A-Z]/.test(name)
      ? calls.filter((call) => isMethodCall(call) && !functionOf(this.#code, call.getExpression(), NO_FRAME))
      : [];
  }

  /** Calls under the names that other files import it by: `import save from './save'`. */
  #aliases(fn: FunctionNode, name: string): readonly Call[] {
    const result: Call[] = [];
    for (const file of this.#code.files.values()) {
      for (const declaration of file.getImportDeclarations()) {
        const names = [
          declaration.getDefaultImport(),
          ...declaration.getNamedImports().map((named) => named.getAliasNode()),
        ];
        for (const identifier of names) {
          if (!identifier || identifier.getText() === name || !Node.isIdentifier(identifier)) continue;
          if (functionOf(this.#code, identifier, NO_FRAME) === fn)
            result.push(...this.#code.callsOf(identifier.getText()));
        }
      }
      for (const variable of file.getVariableDeclarations()) {
        const identifier = variable.getNameNode();
        if (!Node.isIdentifier(identifier) || identifier.getText() === name) continue;
        const own = ownExport(this.#code, variable);
        if (own && functionOf(this.#code, own, NO_FRAME) === fn)
          result.push(...this.#code.callsOf(identifier.getText()));
      }
    }
    return result;
  }

  #named(cls: Node): readonly Call[] {
    const holder = cls.getParent();
    const name =
      Node.isClassDeclaration(cls) || Node.isClassExpression(cls)
        ? (cls.getName() ?? (Node.isVariableDeclaration(holder) ? holder.getName() : undefined))
        : undefined;
    return name === undefined ? [] : this.#code.callsOf(name);
  }

  #constructs(call: Call, cls: ClassDeclaration | ClassExpression | Node): boolean {
    const callee = call.getExpression();
    const declared = Node.isIdentifier(callee) ? declarationOf(callee) : undefined;
    let known = declared && (ownExport(this.#code, declared) ?? declared);
    if (Node.isIdentifier(known)) known = declarationOf(known);
    return known === cls || (Node.isVariableDeclaration(known) && known.getInitializer() === cls);
  }
}

function isMethodCall(call: Call): boolean {
  return Node.isPropertyAccessExpression(call.getExpression());
}

/** The name that calls of a function use. */
export function nameOf(fn: FunctionNode): string | undefined {
  if (Node.isFunctionDeclaration(fn) || Node.isMethodDeclaration(fn)) return fn.getName();
  if (Node.isConstructorDeclaration(fn)) return 'constructor';
  const holder = fn.getParent();
  if (Node.isVariableDeclaration(holder) || Node.isPropertyAssignment(holder) || Node.isPropertyDeclaration(holder))
    return holder.getName();
  if (Node.isBinaryExpression(holder)) {
    const left = holder.getLeft();
    if (Node.isPropertyAccessExpression(left)) return left.getName();
    if (Node.isIdentifier(left)) return left.getText();
  }
  return undefined;
}
