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
    functions: functions.map(({ length, ...head }) => {
      at += length;
      return withBody(head, text.slice(at - length, at));
    }),
  };
}

function withBody(head: Omit<Head, 'length'>, text: string): FunctionFacts {
  let body: Body | undefined;
  const read = (): Body => {
    body ??= unpackBody(text);
    return body;
  };
  return {
    ...head,
    get blocks(): readonly Block[] {
      return read().blocks;
    },
    get steps(): readonly Step[] {
      return read().steps;
    },
  };
}
