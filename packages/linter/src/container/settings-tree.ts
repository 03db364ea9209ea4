/** The settings of a bundle as its `Configuration` class defines them. https://symfony.com/doc/current/components/config/definition.html */
import type { Expr, FileFacts, FunctionFacts } from '../php/facts.ts';
import type { ConfigNode } from './config-node.ts';
import { nodeOfPhp, type PhpPlace, shortOf, textOfPhp } from './php-value.ts';

/** One setting, or a group of them. */
export interface TreeNode {
  name: string;
  /** From 1. */
  readonly line: number;
  /** Absent where there is none, or none that can be told; null and the empty text leave it to the bundle's code. */
  byDefault?: ConfigNode;
  /** The file that gives the default, where it is another one than that of the tree. */
  path?: string;
  readonly children: Map<string, TreeNode>;
}

/** Where a chain of calls stands. */
interface Context {
  readonly kind: 'tree' | 'node' | 'children' | 'rules';
  readonly node: TreeNode;
  /** Where `end()` leads. */
  readonly outer?: Context;
}

/** Longest chain of methods that define parts of the tree. */
const DEEPEST = 8;
/** `$this->where($node)` is followed in so many calls of one class, since parts may call each other in turn. */
const MOST_METHODS = 60;

const DEFINITION = 'DefinitionConfigurator';

/**
 * The tree that `getConfigTreeBuilder()`, or a bundle's own `configure()`, defines; undefined where there is none.
 * @param values what the class was made with, and its constants
 */
export function settingsTree(facts: FileFacts, place: Omit<PhpPlace, 'line'>): TreeNode | undefined {
  return new TreeReader(facts, place).root();
}

class TreeReader {
  readonly #facts: FileFacts;
  readonly #place: Omit<PhpPlace, 'line'>;
  #read = 0;

  constructor(facts: FileFacts, place: Omit<PhpPlace, 'line'>) {
    this.#facts = facts;
    this.#place = place;
  }

  root(): TreeNode | undefined {
    const builder = this.#method('getConfigTreeBuilder');
    if (builder) return this.#run(builder, new Map(), 0).made?.node;
    const own = this.#method('configure');
    const definition = own?.params.find(({ type }) => type?.classes.some((cls) => shortOf(cls) === DEFINITION));
    if (!own || !definition) return undefined;
    const tree = nodeAt('', 1);
    this.#run(own, new Map([[definition.name, { kind: 'tree', node: tree }]]), 0);
    return tree;
  }

  #method(name: string): FunctionFacts | undefined {
    return this.#facts.functions.find((fn) => fn.kind === 'method' && fn.name.toLowerCase() === name.toLowerCase());
  }

  /** What a method defines: the tree that it makes first, and the part that it gives back. */
  #run(fn: FunctionFacts, variables: Map<string, Context>, depth: number): { made?: Context; given?: Context } {
    let made: Context | undefined;
    let given: Context | undefined;
    this.#read += 1;
    if (depth > DEEPEST || this.#read > MOST_METHODS) return {};
    for (const step of fn.steps) {
      if (!('expr' in step) || !step.expr) continue;
      const { expr } = step;
      const isKept = expr.op === 'assign' && expr.target.op === 'var';
      const context = this.#contextOf(isKept ? expr.value : expr, step.line, variables, depth);
      if (context?.kind === 'tree') made ??= context;
      if (context && isKept && expr.target.op === 'var') variables.set(expr.target.name, context);
      if (step.do === 'return') given = context;
    }
    return { ...(made ? { made } : {}), ...(given ? { given } : {}) };
  }

  #contextOf(expr: Expr, line: number, variables: Map<string, Context>, depth: number): Context | undefined {
    if (expr.op === 'var') return variables.get(expr.name);
    if (expr.op === 'new') {
      if (!('name' in expr.cls) || shortOf(expr.cls.name) !== 'TreeBuilder') return undefined;
      return { kind: 'tree', node: nodeAt(this.#text(expr.args[0]?.value, line) ?? '', line) };
    }
    if ((expr.op !== 'mcall' && expr.op !== 'scall') || typeof expr.name !== 'string') return undefined;
    const own = this.#ownMethod(expr);
    if (own) {
      const inner = new Map<string, Context>();
      for (const [at, { name }] of own.params.entries()) {
        const argument = expr.args[at];
        const context = argument && this.#contextOf(argument.value, line, variables, depth);
        if (context) inner.set(name, context);
      }
      return this.#run(own, inner, depth + 1).given;
    }
    if (expr.op === 'scall') return undefined;
    const base = this.#contextOf(expr.base, line, variables, depth);
    const [first] = expr.args;
    return base && this.#next(base, expr.name, first?.value, { line: expr.nameLine ?? line, variables, depth });
  }

  /** `$this->part($node)`, `self::part($node)` */
  #ownMethod(expr: Extract<Expr, { op: 'mcall' | 'scall' }>): FunctionFacts | undefined {
    const isOwn =
      expr.op === 'scall'
        ? !('name' in expr.cls) || this.#facts.classes.some(({ name }) => 'name' in expr.cls && name === expr.cls.name)
        : expr.base.op === 'var' && expr.base.name === 'this';
    return isOwn && typeof expr.name === 'string' ? this.#method(expr.name) : undefined;
  }

  /** symfony/config: Definition/Builder/NodeBuilder.php, NodeDefinition.php, ArrayNodeDefinition.php */
  #next(
    context: Context,
    called: string,
    first: Expr | undefined,
    at: { readonly line: number; readonly variables: Map<string, Context>; readonly depth: number },
  ): Context | undefined {
    const { node, kind, outer } = context;
    const name = called.toLowerCase();
    if (name === 'end') return outer ?? context;
    if (kind === 'rules') return context;
    if (kind === 'tree') {
      if (name === 'root') node.name = this.#text(first, at.line) ?? node.name;
      return /^(?:root|getrootnode|rootnode)$/.test(name) ? { kind: 'node', node } : undefined;
    }
    if (name === 'children') return { kind: 'children', node, outer: context };
    if (name === 'validate' || name === 'beforenormalization') return { kind: 'rules', node, outer: context };
    // What entries of any name have in common is no setting yet.
    if (name.endsWith('prototype')) return { kind: 'node', node: nodeAt('', at.line), outer: context };
    if (name === 'append') {
      const part = first && this.#contextOf(first, at.line, at.variables, at.depth);
      if (part) node.children.set(part.node.name, part.node);
      return context;
    }
    if (kind === 'children') {
      if (!name.endsWith('node')) return context;
      const child = nodeAt(this.#text(first, at.line) ?? '', at.line);
      if (child.name !== '') node.children.set(child.name, child);
      return { kind: 'node', node: child, outer: context };
    }
    const byDefault = this.#defaultOf(name, first, at.line);
    if (byDefault) node.byDefault = byDefault;
    return context;
  }

  #defaultOf(name: string, first: Expr | undefined, line: number): ConfigNode | undefined {
    if (name === 'defaultvalue' && first) {
      const node = nodeOfPhp(first, this.#at(line));
      return isOpen(node) ? undefined : node;
    }
    const fixed = { defaulttrue: true, defaultfalse: false }[name];
    return fixed === undefined ? undefined : { kind: 'scalar', value: fixed, line };
  }

  #text(expr: Expr | undefined, line: number): string | undefined {
    return textOfPhp(expr, this.#at(line));
  }

  #at(line: number): PhpPlace {
    return { ...this.#place, line };
  }
}

/** Does the value leave the setting to the bundle's code? What cannot be told does so, too. */
export function isOpen(node: ConfigNode): boolean {
  return node.kind === 'scalar' && (node.value === null || node.value === '');
}

function nodeAt(name: string, line: number): TreeNode {
  return { name, line, children: new Map() };
}
