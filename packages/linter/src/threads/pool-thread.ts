import { createRequire } from 'node:module';
import { availableParallelism, loadavg } from 'node:os';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import type { ScannedStretch, SharedScan } from '../index/scan-share.ts';
import {
  type FactsAnswer,
  type FactsRequest,
  progressSlots,
  type ScanJob,
  type ThreadJob,
  type ThreadMessage,
} from './wire.ts';

const fromSource = import.meta.url.endsWith('.ts');
const ownEntry = new URL(fromSource ? './worker.ts' : './worker.js', import.meta.url);

/**
 * Jobs of either sort, awaited or not, that a thread holds at a time, so that it goes on while the thread that asks is busy
 * itself: some 100 ms of work.
 */
const jobsAhead = 32;

/** Time that a file's size adds to the watchdog's, for slow and busy machines [ms per byte]. */
const patiencePerByte = 0.001;

/** However many others wait, a file that never ends is not waited for much longer. */
const mostCrowding = 8;

/** Memory of one thread [MiB]: some hundred times what the largest file that is parsed whole takes. */
const heapLimit = 1024;

/** A thread that scans and is not heard of for so long is not waited for [ms]. */
const SCAN_PATIENCE = 5000;

/** A scan that a thread takes part in. */
interface Scanning {
  readonly onScanned: (stretch: ScannedStretch) => void;
  readonly settle: () => void;
  readonly patience: NodeJS.Timeout;
}

export interface ThreadOwner {
  /** The next file of this sort, if any is left. */
  take(isAwaited: boolean): FactsRequest | undefined;
  /** A job that the thread took is to be done by another. */
  putBack(request: FactsRequest): void;
  done(request: FactsRequest, answer: FactsAnswer): void;
  /** The thread broke over this file. */
  lost(request: FactsRequest, reason: string): void;
  /** The thread cannot be started at all. */
  unusable(): void;
}

/** One worker thread with its watchdog: it is started anew when a file crashes it or takes too long. */
export class PoolThread {
  readonly #owner: ThreadOwner;
  readonly #watchdog: number;
  readonly #entry: URL;
  #worker: Worker | undefined;
  #progress: Int32Array = new Int32Array();
  #pending: ThreadJob[] = [];
  #ready = false;
  #nextId = 0;
  #scan: Scanning | undefined;
  #timer: NodeJS.Timeout | undefined;
  #seen = { begun: -1, at: 0 };

  /** @param watchdog [ms] that one file may take; its size adds to it. */
  constructor(owner: ThreadOwner, watchdog: number, entry: URL = ownEntry) {
    this.#owner = owner;
    this.#watchdog = watchdog;
    this.#entry = entry;
    this.#start();
  }

  /** Fills the thread with jobs. */
  feed(): void {
    const worker = this.#worker;
    if (!worker) return;
    for (const isAwaited of [true, false]) {
      for (let held = this.#held(isAwaited); held < jobsAhead; held++) {
        const request = this.#owner.take(isAwaited);
        if (!request) break;
        const job: ThreadJob = { id: this.#nextId++, request, isAwaited };
        this.#pending.push(job);
        worker.postMessage(job);
      }
    }
    if (this.#pending.length === 0) this.#rest();
    else {
      worker.ref();
      this.#timer ??= setInterval(() => this.#watch(), Math.max(10, this.#watchdog / 4));
    }
  }

  /** Has the thread take part in a scan; settles when it is done with it, or lost. */
  async scan(scan: SharedScan, onScanned: (stretch: ScannedStretch) => void): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    await new Promise<void>((settle) => {
      this.#scan = { onScanned, settle, patience: setTimeout(() => this.#endScan(), SCAN_PATIENCE).unref() };
      worker.ref();
      worker.postMessage({ scan } satisfies ScanJob);
    });
  }

  #endScan(): void {
    const scan = this.#scan;
    this.#scan = undefined;
    clearTimeout(scan?.patience);
    scan?.settle();
  }

  /** Stops the thread; what it had taken is put back. */
  async close(): Promise<void> {
    this.#endScan();
    this.#rest();
    const worker = this.#worker;
    this.#worker = undefined;
    for (const job of this.#pending.reverse()) this.#owner.putBack(job.request);
    this.#pending = [];
    await worker?.terminate();
  }

  #held(isAwaited: boolean): number {
    return this.#pending.reduce((held, job) => (job.isAwaited === isAwaited ? held + 1 : held), 0);
  }

  #start(): void {
    const shared = new SharedArrayBuffer(progressSlots.count * Int32Array.BYTES_PER_ELEMENT);
    this.#progress = new Int32Array(shared);
    this.#seen = { begun: -1, at: 0 };
    this.#ready = false;
    const worker = startWorker(this.#entry, {
      workerData: shared,
      resourceLimits: { maxOldGenerationSizeMb: heapLimit },
    });
    this.#worker = worker;
    worker.on('message', (message: ThreadMessage) => {
      if (worker === this.#worker) this.#receive(message);
    });
    worker.on('error', (error) => {
      if (worker === this.#worker) this.#broken(reasonOf(error));
    });
    worker.on('exit', () => {
      if (worker === this.#worker) this.#broken('the parser stopped its thread');
    });
    worker.unref();
  }

  #receive(message: ThreadMessage): void {
    if ('ready' in message) this.#ready = true;
    else if ('scanned' in message) {
      this.#scan?.patience.refresh();
      if (message.scanned) this.#scan?.onScanned(message.scanned);
      else this.#endScan();
    } else {
      const at = this.#pending.findIndex(({ id }) => id === message.id);
      const [job] = at < 0 ? [] : this.#pending.splice(at, 1);
      if (job) this.#owner.done(job.request, message.answer);
    }
    this.feed();
  }

  /** Progress is read from shared memory, so a main thread that was busy itself kills nobody. */
  #watch(): void {
    if (!this.#ready || this.#pending.length === 0) return;
    const begun = Atomics.load(this.#progress, progressSlots.begun);
    const now = performance.now();
    if (begun !== this.#seen.begun) this.#seen = { begun, at: now };
    // All jobs begun and answered: their messages wait in this thread's queue.
    const patience =
      crowding() * (this.#watchdog + patiencePerByte * Atomics.load(this.#progress, progressSlots.bytes));
    if (now - this.#seen.at > patience) setImmediate(() => this.#stopStuck(begun));
  }

  #stopStuck(begun: number): void {
    const answered = this.#nextId - this.#pending.length;
    if (this.#pending.length === 0 || answered >= begun) return;
    this.#broken(`took longer than ${this.#watchdog} ms`);
  }

  #broken(reason: string): void {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#endScan();
    const begun = Atomics.load(this.#progress, progressSlots.job);
    const culprit = this.#pending.find(({ id }) => id === begun);
    const rest = this.#pending.filter((job) => job !== culprit);
    this.#pending = [];
    this.#nextId = 0;
    this.#rest();
    void worker?.terminate();
    for (const job of rest.reverse()) this.#owner.putBack(job.request);
    // Where a file was begun the thread was ready, although its word may still be on the way.
    const wasReady = this.#ready || Atomics.load(this.#progress, progressSlots.begun) > 0;
    if (!wasReady) {
      if (culprit) this.#owner.putBack(culprit.request);
      this.#owner.unusable();
      return;
    }
    if (culprit) this.#owner.lost(culprit.request, reason);
    this.#start();
    this.feed();
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    if (!this.#scan) this.#worker?.unref();
  }
}

/** By how much a thread may be slower than by itself, since others wait for the processors too; 1 where that is not told. */
function crowding(): number {
  const [waiting = 0] = loadavg();
  return Math.min(Math.max(1, waiting / availableParallelism()), mostCrowding);
}

function reasonOf(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'needed too much memory' : 'crashed the parser';
}

/** Node 20 runs TypeScript with tsx's loader alone, which a thread must register by itself. */
function startWorker(entry: URL, options: WorkerOptions): Worker {
  if (!fromSource) return new Worker(entry, options);
  const required = createRequire(import.meta.url).resolve('tsx/esm/api');
  // The variant for `require` looks for its hooks in a folder that does not exist.
  const loader = pathToFileURL(required.replace(/\.cjs$/, '.mjs')).href;
  const load = `import('${loader}').then(({ register }) => { register(); return import('${entry.href}'); });`;
  return new Worker(load, { ...options, eval: true });
}
