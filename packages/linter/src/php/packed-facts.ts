/** Facts as a text that travels between threads and lies in the cache: the bodies of functions are read when needed. */
import type { Block, Expr, FileFacts, FunctionFacts, Step } from './facts.ts';

/** What a function's body comes down to. */
interface Body {
  readonly blocks: readonly Block[];
  readonly steps: readonly Step[];
}

/** The step right before a block often holds the block's test: then that step's number stands for it. */
interface PackedBody {
  readonly blocks: readonly (Omit<Block, 'test'> & { test?: Expr | number })[];
  readonly steps: readonly Step[];
}

/** A function without its body, and how long that is in the text [UTF-16 units]. */
type Head = Omit<FunctionFacts, keyof Body> & { readonly length: number };

type PackedFile = Omit<FileFacts, 'functions'> & { readonly functions: readonly Head[] };

/** The first line holds everything but bodies; these follow one after the other. */
export function packFacts(facts: FileFacts): string {
  const bodies: string[] = [];
  const functions = facts.functions.map(({ blocks, steps, ...head }): Head => {
    const body = JSON.stringify(packBody({ blocks, steps }));
    bodies.push(body);
    return { ...head, length: body.length };
  });
  const head: PackedFile = { ...facts, functions };
  return `${JSON.stringify(head)}\n${bodies.join('')}`;
}

function packBody({ blocks, steps }: Body): PackedBody {
  const isShared = ({ test, first }: Block): boolean => test !== undefined && testIn(steps[first - 1]) === test;
  return { blocks: blocks.map((block) => (isShared(block) ? { ...block, test: block.first - 1 } : block)), steps };
}

function unpackBody(text: string): Body {
  const { blocks, steps } = JSON.parse(text) as PackedBody;
  for (const block of blocks) {
    const test = typeof block.test === 'number' ? testIn(steps[block.test]) : undefined;
    if (test) block.test = test;
  }
  return { blocks: blocks as readonly Block[], steps };
}

function testIn(step: Step | undefined): Expr | undefined {
  return step?.do === 'test' ? step.expr : undefined;
}

/** @param text as {@link packFacts} made it */
export function unpackFacts(text: string): FileFacts {
  // JSON holds no line break, so the first one ends the head.
  const end = text.indexOf('\n');
  const { functions, ...file } = JSON.parse(text.slice(0, end)) as PackedFile;
  let at = end + 1;
  return {
    ...file,
    functions: functions.map((head) => {
      at += head.length;
      return new UnpackedFunction(head, text.slice(at - head.length, at)) as FunctionFacts;
    }),
  };
}

/**
 * A function whose body is read when it is asked for. Every one of them has the same properties in the same order, absent ones
 * too, and its getters stand on the class: the engine finds properties of objects of one shape a dozen times faster.
 */
class UnpackedFunction implements Readonly<Record<keyof FunctionFacts, unknown>> {
  readonly kind: FunctionFacts['kind'];
  readonly name: string;
  readonly cls: FunctionFacts['cls'] | undefined;
  readonly static: FunctionFacts['static'] | undefined;
  readonly abstract: FunctionFacts['abstract'] | undefined;
  readonly visibility: FunctionFacts['visibility'] | undefined;
  readonly params: FunctionFacts['params'];
  readonly returns: FunctionFacts['returns'] | undefined;
  readonly docReturns: FunctionFacts['docReturns'] | undefined;
  readonly outer: FunctionFacts['outer'] | undefined;
  readonly outerStep: FunctionFacts['outerStep'] | undefined;
  readonly uses: FunctionFacts['uses'] | undefined;
  readonly varTypes: FunctionFacts['varTypes'] | undefined;
  readonly mentions: FunctionFacts['mentions'];
  readonly attributes: FunctionFacts['attributes'] | undefined;
  readonly tags: FunctionFacts['tags'] | undefined;
  readonly span: FunctionFacts['span'];
  #text: string;
  #body: Body | undefined;

  constructor(head: Head, text: string) {
    this.kind = head.kind;
    this.name = head.name;
    this.cls = head.cls;
    this.static = head.static;
    this.abstract = head.abstract;
    this.visibility = head.visibility;
    this.params = head.params;
    this.returns = head.returns;
    this.docReturns = head.docReturns;
    this.outer = head.outer;
    this.outerStep = head.outerStep;
    this.uses = head.uses;
    this.varTypes = head.varTypes;
    this.mentions = head.mentions;
    this.attributes = head.attributes;
    this.tags = head.tags;
    this.span = head.span;
    this.#text = text;
  }

  get blocks(): readonly Block[] {
    return this.#read().blocks;
  }

  get steps(): readonly Step[] {
    return this.#read().steps;
  }

  #read(): Body {
    if (!this.#body) {
      this.#body = unpackBody(this.#text);
      this.#text = '';
    }
    return this.#body;
  }
}
