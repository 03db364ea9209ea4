/** Facts as a text that travels between threads and lies in the cache: the bodies of functions are read when needed. */
import type { Block, FileFacts, FunctionFacts, Step } from './facts.ts';

/** What a function's body comes down to. */
interface Body {
  readonly blocks: readonly Block[];
  readonly steps: readonly Step[];
}

/** A function without its body, and how long that is in the text [UTF-16 units]. */
type Head = Omit<FunctionFacts, keyof Body> & { readonly length: number };

type PackedFile = Omit<FileFacts, 'functions'> & { readonly functions: readonly Head[] };

/** The first line holds everything but bodies; these follow one after the other. */
export function packFacts(facts: FileFacts): string {
  const bodies: string[] = [];
  const functions = facts.functions.map(({ blocks, steps, ...head }): Head => {
    const body = JSON.stringify({ blocks, steps } satisfies Body);
    bodies.push(body);
    return { ...head, length: body.length };
  });
  const head: PackedFile = { ...facts, functions };
  return `${JSON.stringify(head)}\n${bodies.join('')}`;
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
    body ??= JSON.parse(text) as Body;
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
