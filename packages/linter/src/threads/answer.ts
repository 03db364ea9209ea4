/** From a request to its answer: reads the file and makes its facts. */
import { readFileSync, statSync } from 'node:fs';
import { factsOf } from '../php/facts-of.ts';
import { packFacts } from '../php/packed-facts.ts';
import { unknown } from './unknown.ts';
import type { FactsAnswer, FactsRequest } from './wire.ts';

/** @param begun Called with the file's size [bytes] before it is parsed. */
export function answer(request: FactsRequest, begun?: (bytes: number) => void): FactsAnswer {
  let bytes: Uint8Array;
  try {
    // Reading a pipe would wait for good, and a thread that waits cannot be stopped.
    if (!statSync(request.file).isFile()) return unknown('cannot be read (no regular file)');
    bytes = readFileSync(request.file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    return unknown(`cannot be read (${code})`);
  }
  begun?.(bytes.length);
  const facts = factsOf(bytes, request.hazard === undefined ? undefined : { hazard: request.hazard });
  return { packed: packFacts(facts), bytes: bytes.length };
}
