/** Digests of large blocks, computed in threads beside the one that reads and sends: each takes as long as the sending. */
import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

export type DigestName = 'md5' | 'sha256';

/** As text, so that it is in whatever file this is bundled into. */
const PROGRAM = `
const { parentPort } = require('node:worker_threads');
const { createHash } = require('node:crypto');
parentPort.on('message', ({ id, block, names }) => {
  parentPort.postMessage({ id, digests: names.map((name) => createHash(name).update(block).digest()) });
});
`;

interface Answer {
  readonly id: number;
  readonly digests: readonly Uint8Array[];
}

interface Waiting {
  done(digests: readonly Uint8Array[]): void;
  failed(error: unknown): void;
}

/** A thread keeps the process alive only while somebody waits for it. */
class DigestThread {
  readonly #worker = new Worker(PROGRAM, { eval: true, execArgv: [] });
  readonly #waiting = new Map<number, Waiting>();
  #next = 0;

  constructor() {
    this.#worker.unref();
    this.#worker.on('message', ({ id, digests }: Answer) => this.#take(id)?.done(digests));
    this.#worker.on('error', (error) => {
      threads.splice(threads.indexOf(this), 1);
      for (const id of this.#waiting.keys()) this.#take(id)?.failed(error);
    });
  }

  get length(): number {
    return this.#waiting.size;
  }

  digest(block: Uint8Array, names: readonly DigestName[]): Promise<readonly Uint8Array[]> {
    return new Promise((done, failed) => {
      const id = this.#next;
      this.#next += 1;
      this.#waiting.set(id, { done, failed });
      this.#worker.ref();
      this.#worker.postMessage({ id, block, names });
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

/** @param block in shared memory it is left to a thread, and must stay as it is until then */
export async function digestBlock<Name extends DigestName>(
  block: Buffer,
  names: readonly Name[],
): Promise<Readonly<Record<Name, Buffer>>> {
  const isShared = block.buffer instanceof SharedArrayBuffer;
  const digests = isShared
    ? await leastBusy().digest(block, names)
    : names.map((name) => createHash(name).update(block).digest());
  return Object.fromEntries(names.map((name, at) => [name, Buffer.from(digests[at] as Uint8Array)])) as Record<
    Name,
    Buffer
  >;
}
