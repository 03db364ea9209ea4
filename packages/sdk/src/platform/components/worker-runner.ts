/**
 * The worker: jobs on a disk of their own, beside the nodes. Nonstop jobs are started anew whenever they end; cron jobs run
 * at intervals whose phase is chosen at random. Source: fortrabbit/help: docs/worker-pro.md
 */
import { join } from 'node:path';
import type { WorkerJob } from '../../model/index.ts';
import type { AppState } from '../app-state.ts';
import type { NodeServer } from '../node-server.ts';
import { runProgram } from '../run-program.ts';
import { procfileOf } from '../serving/site-kind.ts';

export interface WorkerContext {
  /** A node beside the others, with the release and the variables as they are now. */
  readonly make: () => NodeServer;
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

  /** Ends the jobs there are, and starts those that are booked on a fresh copy of the release. */
  async follow({ components: { worker }, release }: Pick<AppState, 'components' | 'release'>): Promise<void> {
    await this.stop();
    if (worker === undefined || release === undefined) return;
    const jobs = jobsOf(worker.jobs, join(this.#context.releases, release));
    if (jobs.length === 0) return;
    const node = this.#context.make();
    await node.layOut();
    const ending = new AbortController();
    const run = (job: WorkerJob): Promise<void> =>
      job.kind === 'nonstop' ? this.#nonstop(node, job, ending.signal) : this.#cron(node, job, ending.signal);
    this.#running = { node, ending, jobs: Promise.all(jobs.map(run)) };
  }

  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    if (running === undefined) return;
    running.ending.abort();
    await running.jobs;
    await running.node.stop();
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
      const { command: apart, env, cwd, release } = await node.command(command);
      try {
        const { exitCode } = await runProgram(apart, { env, cwd, signal, onLine: say });
        say(`ended with ${exitCode}`);
      } finally {
        await release();
      }
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
