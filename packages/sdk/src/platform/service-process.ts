/** A server beside the nodes, of a component or of the balancer: kept apart, and started anew when it ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { TidemarkError } from '../client-error.ts';
import type { LocalPlatform } from '../model/index.ts';
import { endTree, processTree } from './process-tree.ts';
import { killGroup } from './run-program.ts';
import { type Isolation, SANDBOX_PROGRAMS, serviceSandbox } from './sandbox.ts';
import { INSTANCE_VARIABLE } from './sweep.ts';

/** What all services of an app have in common. */
export interface ServiceContext {
  readonly app: string;
  readonly home: string;
  readonly isolation: Isolation;
  readonly instance: string;
  /** That is stood in for. */
  readonly platform?: LocalPlatform | undefined;
  readonly onLine: (source: string, line: string) => void;
}

export interface ServiceSettings {
  readonly name: string;
  /** The only one it may write to; it belongs to who runs it. */
  readonly folder: string;
  /** @param folder where the program finds its folder */
  readonly command: (folder: string) => readonly string[];
  /** What it says of its own work and nobody wants to read. */
  readonly noise?: RegExp | undefined;
  /** Rejects, or gives `false`, as long as it does not answer. */
  readonly answers: () => Promise<boolean>;
  /** How often one that does not answer in time is given up for another, at its first start; 1 unless told. */
  readonly starts?: number | undefined;
  /** After each start, also when it was started again. */
  readonly onStarted?: (() => Promise<void>) | undefined;
}

/** [ms] */
const START_MAX_MS = 60_000;
/** Then it is killed. [ms] */
const STOP_MAX_MS = 10_000;
/** Before it is started again; it doubles. [ms] */
const AGAIN_MIN_MS = 100;
const AGAIN_MAX_MS = 10_000;

export class ServiceProcess {
  readonly #context: ServiceContext;
  readonly #settings: ServiceSettings;
  #child: ChildProcess | undefined;
  /** The end of what it said since it was started. */
  #said = '';
  #isWanted = true;
  #failures = 0;

  constructor(context: ServiceContext, settings: ServiceSettings) {
    this.#context = context;
    this.#settings = settings;
  }

  /** Undefined while it does not run. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Resolves when it answers. @throws TidemarkError `platform.failed` with what it said */
  async start(): Promise<void> {
    for (let left = this.#settings.starts ?? 1; ; ) {
      try {
        await this.#launch();
        break;
      } catch (error) {
        left -= 1;
        if (left > 0 && this.#isWanted) continue;
        this.#isWanted = false;
        throw error;
      }
    }
    this.#restartAtExit();
  }

  async #launch(): Promise<void> {
    const { isolation, instance, onLine, home } = this.#context;
    const { command, folder, name, noise } = this.#settings;
    const [program = '', ...args] = serviceSandbox(isolation, { home, folder }, command);
    const env = { PATH: process.env['PATH'], LANG: 'C.UTF-8', [INSTANCE_VARIABLE]: instance };
    const child = spawn(program, args, { cwd: folder, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    this.#said = '';
    child.once('error', (error) => {
      this.#said += error.message;
    });
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        this.#said = `${this.#said}${line}\n`.slice(-2000);
        if (noise?.test(line) !== true) onLine(name, line);
      });
    }
    for (const endsAt = Date.now() + START_MAX_MS; Date.now() < endsAt && this.#isWanted && !isOver(child); ) {
      if (await this.#settings.answers().catch(() => false)) return this.#settings.onStarted?.();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await this.#kill(child);
    throw new TidemarkError('platform.failed', {
      what: `${name} does not start: ${this.#said.trim() || 'it says nothing'}`,
    });
  }

  #restartAtExit(): void {
    const child = this.#child;
    const again = (): void => {
      if (!this.#isWanted || this.#child !== child) return;
      const last = this.#said.trim().split('\n').at(-1);
      const how = `${howItEnded(child)}${last === '' || last === undefined ? '' : `: ${last}`}`;
      this.#context.onLine('platform', `${this.#settings.name} ended (${how}); it is started again`);
      const wait = Math.min(AGAIN_MAX_MS, AGAIN_MIN_MS * 2 ** this.#failures);
      this.#failures += 1;
      setTimeout(() => void this.#relaunch(), wait);
    };
    if (child !== undefined && isOver(child)) again();
    else child?.once('exit', again);
  }

  async #relaunch(): Promise<void> {
    if (!this.#isWanted) return;
    try {
      await this.#launch();
      setTimeout(() => {
        this.#failures = 0;
      }, AGAIN_MAX_MS).unref();
    } catch (error) {
      this.#context.onLine('platform', (error as Error).message);
    }
    this.#restartAtExit();
  }

  /** Asks it to end, so that it can write what it holds, and kills it if it does not. */
  async stop(): Promise<void> {
    this.#isWanted = false;
    const child = this.#child;
    if (child?.pid === undefined) return;
    this.#child = undefined;
    if (isOver(child)) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    for (const { pid, name } of processTree(child.pid)) if (!SANDBOX_PROGRAMS.has(name)) terminate(pid);
    const timer = setTimeout(() => killGroup(child.pid), STOP_MAX_MS);
    await ended;
    clearTimeout(timer);
    await endTree(child.pid);
  }

  async #kill(child: ChildProcess): Promise<void> {
    if (child.pid !== undefined) await endTree(child.pid);
  }
}

function isOver(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
}

function howItEnded(child: ChildProcess | undefined): string {
  return child?.signalCode ?? `exit code ${child?.exitCode ?? 'unknown'}`;
}

function terminate(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM');
  } catch {
    // It ended by itself.
  }
}
