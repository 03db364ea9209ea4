/** Digests of large blocks, computed in threads beside the one that reads and sends: each takes as long as the sending. */
import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

export type DigestName = 'md5' | 'sha256';

export interface BlockDigests {
  /** The bytes that were given; what was given is empty afterwards. */
  readonly block: Buffer;
  readonly digests: Readonly<Partial<Record<DigestName, Buffer>>>;
}

/** Below, handing a block over takes longer than its digest. [bytes] */
const THREAD_FROM = 1 << 20;

/** As text, so that it is in whatever file this is bundled into. */
const PROGRAM = `
const { parentPort } = require('node:worker_threads');
const { createHash } = require('node:crypto');
parentPort.on('message', ({ id, buffer, names }) => {
  const bytes = new Uint8Array(buffer);
  const digests = names.map((name) => createHash(name).update(bytes).digest());
  parentPort.postMessage({ id, buffer, digests }, [buffer]);
});
`;

interface Answer {
  readonly id: number;
  readonly buffer: ArrayBuffer;
  readonly digests: readonly Uint8Array[];
}

interface Waiting {
  done(answer: Answer): void;
  failed(error: unknown): void;
}

/** A thread keeps the process alive only while somebody waits for it. */
class DigestThread {
  readonly #worker = new Worker(PROGRAM, { eval: true, execArgv: [] });
  readonly #waiting = new Map<number, Waiting>();
  #next = 0;

  constructor() {
    this.#worker.unref();
    this.#worker.on('message', (answer: Answer) => this.#take(answer.id)?.done(answer));
    this.#worker.on('error', (error) => {
      threads.splice(threads.indexOf(this), 1);
      for (const id of this.#waiting.keys()) this.#take(id)?.failed(error);
    });
  }

  get length(): number {
    return this.#waiting.size;
  }

  digest(buffer: ArrayBuffer, names: readonly DigestName[]): Promise<Answer> {
    return new Promise((done, failed) => {
      const id = this.#next;
      this.#next += 1;
      this.#waiting.set(id, { done, failed });
      this.#worker.ref();
      this.#worker.postMessage({ id, buffer, names }, [buffer]);
    });
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (this.#waiting.size === 0) this.#worker.unref();
    return waiting;
  }
}

const threads: DigestThread[] = [];

/** The thread that has least to do; one is left to the sending. */
function leastBusy(): DigestThread {
  const idle = threads.find(({ length }) => length === 0);
  const isFull = threads.length >= Math.max(1, Math.min(4, availableParallelism() - 1));
  if (idle !== undefined || isFull)
    return idle ?? threads.reduce((one, other) => (other.length < one.length ? other : one));
  const made = new DigestThread();
  threads.push(made);
  return made;
}

/** @param block all of its memory; it is given back in the answer */
export async function digestBlock(block: Buffer, names: readonly DigestName[]): Promise<BlockDigests> {
  const { buffer } = block;
  const isWhole = buffer instanceof ArrayBuffer && block.byteLength === buffer.byteLength;
  if (!isWhole || block.length < THREAD_FROM) {
    const digests = names.map((name) => [name, createHash(name).update(block).digest()] as const);
    return { block, digests: Object.fromEntries(digests) };
  }
  const answer = await leastBusy().digest(buffer, names);
  const digests = names.map((name, at) => [name, Buffer.from(answer.digests[at] ?? [])] as const);
  return { block: Buffer.from(answer.buffer), digests: Object.fromEntries(digests) };
}
