/** One run of a node's server in its sandbox, until it ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { get } from 'node:http';
import { createInterface } from 'node:readline';
import { TidemarkError, throwIfAborted } from '../../client-error.ts';
import { endTree } from '../process-tree.ts';
import type { Endpoint, Upstream } from './endpoint.ts';

export interface ProcessSettings {
  readonly node: string;
  readonly endpoint: Endpoint;
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly noise: RegExp;
  readonly health: { readonly path: string; readonly headers: Readonly<Record<string, string>> };
  readonly isHealthy: (status: number, headers: Readonly<Record<string, unknown>>) => boolean;
  readonly onLine: (line: string) => void;
  /** It ended without being asked to, after it had answered. */
  readonly onExit: () => void;
}

/** [ms] */
const START_MAX_MS = 60_000;
const LOOK_MS = 10;

export class NodeProcess implements Upstream {
  readonly node: string;
  readonly endpoint: Endpoint;
  readonly #settings: ProcessSettings;
  readonly #child: ChildProcess;
  #said = '';
  #state: 'starting' | 'up' | 'leaving' | 'over' = 'starting';
  active = 0;
  requests = 0;

  /** Starts it. */
  constructor(settings: ProcessSettings) {
    this.node = settings.node;
    this.endpoint = settings.endpoint;
    this.#settings = settings;
    const [program = '', ...args] = settings.command;
    const { cwd, env } = settings;
    this.#child = spawn(program, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child.once('error', (error) => {
      this.#said += error.message;
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on('line', (line) => {
        if (this.#state === 'starting') this.#said = `${this.#said}${line}\n`.slice(-2000);
        if (!settings.noise.test(line)) settings.onLine(line);
      });
    }
    this.#child.once('exit', () => {
      const wasUp = this.#state === 'up';
      this.#state = 'over';
      if (wasUp) settings.onExit();
    });
  }

  get isUp(): boolean {
    return this.#state === 'up';
  }

  /** Undefined where it could not be started. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Resolves when it answers. @throws TidemarkError `platform.failed` with what it said; AbortedError */
  async ready(signal: AbortSignal | undefined): Promise<void> {
    for (const endsAt = Date.now() + START_MAX_MS; Date.now() < endsAt && signal?.aborted !== true; ) {
      if (this.#child.pid === undefined || this.#child.exitCode !== null || this.#child.signalCode !== null) break;
      if (await this.#answers()) {
        // What ended meanwhile had its place taken by another program.
        if (this.#state !== 'starting') break;
        this.#state = 'up';
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    await this.end();
    throwIfAborted(signal);
    const said = this.#said.trim();
    throw new TidemarkError('platform.failed', {
      what: `node ${this.node} does not start: ${said === '' ? 'it says nothing' : said}`,
    });
  }

  #answers(): Promise<boolean> {
    const { endpoint, health, isHealthy } = this.#settings;
    const at = endpoint.kind === 'port' ? { host: '127.0.0.1', port: endpoint.port } : { socketPath: endpoint.path };
    return new Promise((resolve) => {
      const request = get({ ...at, ...health, agent: false, timeout: 5000 }, (answer) => {
        answer.resume();
        answer.once('error', () => resolve(false));
        answer.once('end', () => resolve(isHealthy(answer.statusCode ?? 0, answer.headers)));
      });
      request.once('timeout', () => request.destroy());
      request.once('error', () => resolve(false));
    });
  }

  /** It is to finish what it works on; that it ends is expected from now on. */
  leave(): void {
    if (this.#state === 'up') this.#state = 'leaving';
  }

  /** Resolves when nothing of it runs any more. */
  async end(): Promise<void> {
    this.#state = 'over';
    const { pid, exitCode, signalCode } = this.#child;
    if (pid === undefined) return;
    const ended =
      exitCode === null && signalCode === null
        ? new Promise<void>((resolve) => this.#child.once('exit', () => resolve()))
        : Promise.resolve();
    await endTree(pid);
    await ended;
  }
}
