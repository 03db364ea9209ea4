import { readFileSync, statSync } from 'node:fs';
import type { FileFacts } from './facts.ts';
import { factsOf } from './facts-of.ts';

/** A file whose facts are wanted. */
export interface FactsRequest {
  /** Relative to the project's root; the key of the answer. */
  readonly path: string;
  /** Absolute path it is read from. */
  readonly file: string;
  /** From the file's record in the index. */
  readonly hazard?: string;
}

/** A file's facts as they travel between threads and into the cache. */
export interface FactsAnswer {
  /** {@link FileFacts} as JSON. */
  readonly json: string;
  /** [bytes] read from disk. */
  readonly bytes: number;
}

/** What a thread is sent: files in order. */
export interface ThreadJob {
  readonly id: number;
  readonly request: FactsRequest;
}

/** What a thread sends: that it is ready, then an answer for each job in the order they came. */
export type ThreadMessage = { readonly ready: true } | { readonly id: number; readonly answer: FactsAnswer };

/** Slots of the memory that a thread shares with its pool. */
export const progressSlots = {
  /** Files begun so far. */
  begun: 0,
  /** [bytes] of the file that was begun last. */
  bytes: 1,
  count: 2,
} as const;

/** The answer for a file of which nothing is known but why. */
export function unknown(reason: string): FactsAnswer {
  const facts: FileFacts = { ...factsOf(new Uint8Array()), partial: reason };
  return { json: JSON.stringify(facts), bytes: 0 };
}

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
  return { json: JSON.stringify(facts), bytes: bytes.length };
}
