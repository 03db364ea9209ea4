import type { ClassLikeNode, FunctionNode, Node, Nodes } from '../ast.ts';
import type { DocFacts } from '../doc-comment.ts';
import type {
  Block,
  BlockId,
  ClassFacts,
  ClassId,
  Expr,
  FileFacts,
  FunctionFacts,
  FunctionId,
  Span,
  Step,
  TypeFacts,
} from '../facts.ts';
import type { NameScope } from '../names.ts';
import { MentionList } from './mentions.ts';

/** A fact in the making. */
export type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The class-like whose members are being lowered. */
export interface ClassScope {
  readonly id: ClassId;
  /** Resolved name; empty for an anonymous class. */
  readonly name: string;
  readonly kind: ClassFacts['kind'];
  readonly parent?: string;
}

/** A docblock among statements. */
export interface InnerDoc {
  readonly comment: string;
  /** The variable that is assigned right after it. */
  readonly assigned: string | undefined;
}

/** Positions of one parsed text within its file. */
export interface Locator {
  /** From where the expression starts as written, a bracket around its base included, to the node's end. */
  span(node: Node): Span;
  line(node: Node): number;
  /** The docblock that stands right before the node or its attributes. */
  docBefore(node: Node, attributes?: Nodes): string | undefined;
  /** Docblocks inside the node, or in the whole text, that no node inside it has taken yet. */
  docsWithin(node?: Node): readonly InnerDoc[];
}

/** A file in the making: what the lowering of one construct may ask of the others. */
export interface FileScope {
  readonly names: NameScope;
  /** Positions of the text that is being lowered. */
  at: Locator;
  readonly functions: FunctionFacts[];
  readonly classes: ClassFacts[];
  readonly constants: FileFacts['constants'][number][];
  expression(scope: FunctionScope, node: Node): Expr;
  closure(node: FunctionNode, within: FunctionScope): FunctionId;
  function(node: FunctionNode, within: FunctionScope): void;
  classLike(node: ClassLikeNode): ClassId;
  doc(comment: string | undefined, cls: ClassScope | undefined): DocFacts | undefined;
}

/** One function in the making: its steps and blocks. */
export class FunctionScope {
  readonly file: FileScope;
  readonly id: FunctionId;
  readonly cls: ClassScope | undefined;
  /** What `__FUNCTION__` gives. */
  readonly name: string;
  readonly steps: Step[] = [];
  readonly blocks: Writable<Block>[];
  readonly mentions: MentionList = new MentionList();
  readonly varTypes: Map<string, TypeFacts> = new Map();
  /** One entry for each loop and switch around the current statement: is it left by a `break`? */
  readonly breakables: { broken: boolean; readonly isSwitch: boolean }[] = [];
  block: BlockId = 0;
  #groups = 0;

  constructor(file: FileScope, id: FunctionId, name: string, cls?: ClassScope) {
    this.file = file;
    this.id = id;
    this.name = name;
    this.cls = cls;
    this.blocks = [{ parent: -1, group: -1, arm: 'body', first: 0, end: 0 }];
  }

  expr(node: Node): Expr {
    return this.file.expression(this, node);
  }

  newGroup(): number {
    return this.#groups++;
  }

  /** Runs `body` inside a new block of the group; `body` says how the block's end is left. */
  inBlock(group: number, arm: Block['arm'], test: Expr | undefined, body: () => Block['leaves']): Block['leaves'] {
    const id = this.blocks.length;
    const outer = this.block;
    const block: Writable<Block> = { parent: outer, group, arm, first: this.steps.length, end: 0 };
    if (test) block.test = test;
    this.blocks.push(block);
    this.block = id;
    const leaves = body();
    this.block = outer;
    if (leaves) block.leaves = leaves;
    block.end = this.steps.length;
    return leaves;
  }

  finish(leaves: Block['leaves']): readonly Block[] {
    const body = this.blocks[0];
    if (body) {
      body.end = this.steps.length;
      if (leaves) body.leaves = leaves;
    }
    return this.blocks;
  }
}
