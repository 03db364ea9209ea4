import type { FileFacts } from '../php/facts.ts';
import { packFacts } from '../php/packed-facts.ts';
import type { FactsAnswer } from './wire.ts';

/** Facts of a file without contents, apart from the parser so that a thread that parses nothing need not load it. */
export const NO_FACTS: FileFacts = {
  functions: [
    {
      kind: 'main',
      name: '',
      params: [],
      blocks: [{ parent: -1, group: -1, arm: 'body', first: 0, end: 0 }],
      steps: [],
      mentions: { calls: [], writes: [] },
      span: [1, 1, 1, 1],
    },
  ],
  classes: [],
  constants: [],
  directives: [],
};

/** The answer for a file of which nothing is known but why. */
export function unknown(reason: string): FactsAnswer {
  const facts: FileFacts = { ...NO_FACTS, partial: reason };
  return { packed: packFacts(facts), bytes: 0 };
}
