/**
 * The worker: jobs on a disk of their own, beside the nodes. Nonstop jobs are started anew whenever they end; cron jobs run
 * at intervals whose phase is chosen at random. Source: fortrabbit/help: docs/worker-pro.md
 */
import { join } from 'node:path';
import type { Node, WorkerJob } from '../../model/index.ts';
import type { AppState } from '../app-state.ts';
import type { NodeServer } from '../node-server.ts';
import type { NodeEnvironment } from '../node-settings.ts';
import { procfileOf } from '../serving/site-kind.ts';

export interface WorkerContext {
  /** A node beside the others, with the release and the variables as they are now. */
  readonly make: () => NodeServer;
  /** What jobs find around them, as it is now. */
  readonly environment: () => NodeEnvironment;
  readonly releases: string;
  readonly onLine: (line: string, node: string) => void;
}

/** Before a nonstop job that ends at once is started anew; it doubles. [ms] */
const AGAIN_MIN_MS = 250;
const AGAIN_MAX_MS = 30_000;
/** Of one cron job; more are left out. */
const AT_ONCE = 5;
/** Longer ones are ended. [ms] */
const CRON_MAX_MS = 12 * 3600 * 1000;

export class WorkerRunner {
  readonly #context: WorkerContext;
  #running:
    | { readonly node: NodeServer; readonly ending: AbortController; readonly jobs: Promise<unknown> }
    | undefined;

  constructor(context: WorkerContext) {
    this.#context = context;
  }

  /** The one that jobs run on; undefined while there are none. */
  get node(): NodeServer | undefined {
    return this.#running?.node;
  }

  describe(): Node[] {
    const { node } = this;
    if (node === undefined) return [];
    const { id, startedAt, release } = node;
    return [{ id, component: 'worker', state: 'running', release, startedAt, requests: 'unknown' }];
  }

  /**
   * Ends the jobs there are, and starts those that are booked.
   * @param isFresh on a new copy of the release; else on the disk they had, where they had one
   */
  async follow(
    { components: { worker }, release }: Pick<AppState, 'components' | 'release'>,
    isFresh = true,
  ): Promise<void> {
    const before = await this.#endJobs();
    const jobs =
      worker === undefined || release === undefined ? [] : jobsOf(worker.jobs, join(this.#context.releases, release));
    const isKept = before !== undefined && jobs.length > 0 && !isFresh && before.release === release;
    if (!isKept) await before?.stop();
    if (jobs.length === 0) return;
    const node = isKept ? before : this.#context.make();
    if (!isKept) await node.layOut();
    const ending = new AbortController();
    const run = (job: WorkerJob): Promise<void> =>
      job.kind === 'nonstop' ? this.#nonstop(node, job, ending.signal) : this.#cron(node, job, ending.signal);
    this.#running = { node, ending, jobs: Promise.all(jobs.map(run)) };
  }

  async stop(): Promise<void> {
    await (await this.#endJobs())?.stop();
  }

  /** @returns what they ran on */
  async #endJobs(): Promise<NodeServer | undefined> {
    const running = this.#running;
    this.#running = undefined;
    running?.ending.abort();
    await running?.jobs;
    return running?.node;
  }

  async #nonstop(node: NodeServer, job: WorkerJob, signal: AbortSignal): Promise<void> {
    for (let wait = AGAIN_MIN_MS; !signal.aborted; ) {
      const began = Date.now();
      await this.#once(node, job, signal);
      wait = Date.now() - began > AGAIN_MAX_MS ? AGAIN_MIN_MS : Math.min(AGAIN_MAX_MS, wait * 2);
      await pause(wait, signal);
    }
  }

  async #cron(node: NodeServer, job: Extract<WorkerJob, { kind: 'cron' }>, signal: AbortSignal): Promise<void> {
    const open = new Set<Promise<void>>();
    await pause(Math.random() * job.everySeconds * 1000, signal);
    while (!signal.aborted) {
      if (open.size < AT_ONCE) {
        const run = this.#once(node, job, AbortSignal.any([signal, AbortSignal.timeout(CRON_MAX_MS)]));
        open.add(run);
        void run.then(() => open.delete(run));
      } else this.#context.onLine(`${job.name}: ${AT_ONCE} of it still run; this one is left out`, node.id);
      await pause(job.everySeconds * 1000, signal);
    }
    await Promise.all(open);
  }

  async #once(node: NodeServer, { name, command }: WorkerJob, signal: AbortSignal): Promise<void> {
    const say = (line: string): void => this.#context.onLine(`${name}: ${line}`, node.id);
    try {
      const { exitCode } = await node.run(command, { environment: this.#context.environment(), signal, onLine: say });
      say(`ended with ${exitCode}`);
    } catch (error) {
      if (!signal.aborted) say(String(error));
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done, { once: true });
  });
}

/** Run by platforms of their own accord, or before a release. */
const NOT_JOBS: ReadonlySet<string> = new Set(['web', 'release']);

/** Those that are booked; where none is named, the processes of the release's Procfile. */
function jobsOf(booked: readonly WorkerJob[], release: string): readonly WorkerJob[] {
  if (booked.length > 0) return booked;
  return [...procfileOf(release)].flatMap(([name, start]) =>
    NOT_JOBS.has(name) ? [] : [{ kind: 'nonstop' as const, name, command: ['sh', '-c', start] }],
  );
}
