/** One node: a disk of its own, and PHP's built-in server on it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { TidemarkError, throwIfAborted } from '../client-error.ts';
import type { Node } from '../model/index.ts';
import { flattened, type Secrets } from './components/credentials.ts';
import { copyTree } from './copy-tree.ts';
import { giveAway } from './give-away.ts';
import { freePort } from './listening.ts';
import { endTree, type ProcessRecord, usageOf } from './process-tree.ts';
import { ROUTER } from './router.ts';
import { findProgram, type Isolation, type NodePlace, pathsInside, sandboxed } from './sandbox.ts';
import { INSTANCE_VARIABLE } from './sweep.ts';

/** What the app finds around it. */
export interface NodeEnvironment {
  readonly variables: Readonly<Record<string, string>>;
  readonly secrets: Secrets;
}

export interface NodeSettings {
  readonly app: string;
  readonly home: string;
  /** Where this node keeps everything; gone when it stops. */
  readonly folder: string;
  readonly releaseFolder: string;
  readonly release: string;
  readonly webRoot: string;
  readonly workers: number;
  readonly instance: string;
  readonly isolation: Isolation;
  readonly environment: NodeEnvironment;
  readonly onLine: (node: string, line: string) => void;
  /** It ended without being asked to. */
  readonly onExit: (node: NodeServer) => void;
}

/** [ms] */
const START_MAX_MS = 60_000;
const PORT_ATTEMPTS = 5;

/** What PHP's server says of its own work. */
const NOISE = /^\[\d+\] \[[^\]]+\] (?:127\.0\.0\.1:\d+ (?:Accepted|Closing|\[\d+\]: )|PHP .* Development Server)/;

export class NodeServer {
  readonly id: string;
  readonly startedAt: Date = new Date();
  readonly site: string;
  readonly disk: string;
  readonly #settings: NodeSettings;
  readonly #health: string = randomBytes(16).toString('hex');
  #child: ChildProcess | undefined;
  #state: Node['state'] = 'starting';
  port = 0;
  /** Requests it works on. */
  active = 0;
  requests = 0;

  constructor(id: string, settings: NodeSettings) {
    this.id = id;
    this.#settings = settings;
    this.#environment = settings.environment;
    this.disk = join(settings.folder, 'disk');
    this.site = join(this.disk, 'htdocs');
  }

  get state(): Node['state'] {
    return this.#state;
  }

  /** @param processes all that run on the machine */
  describe(processes: readonly ProcessRecord[]): Node {
    const { startedAt, requests, state, id } = this;
    const { cpuMs, memoryBytes } = usageOf(this.#child?.pid, processes);
    return { id, component: 'php', state, release: this.#settings.release, startedAt, requests, cpuMs, memoryBytes };
  }

  #environment: NodeEnvironment;

  /** Resolves when it answers. @throws TidemarkError `platform.failed`, `platform.missing-program` */
  async start(signal?: AbortSignal): Promise<void> {
    try {
      await this.layOut();
      await this.#launchOnSomePort(signal);
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** The server anew, on the disk as it is; where that fails the node counts as broken down. */
  async relaunch(environment: NodeEnvironment): Promise<void> {
    this.#environment = environment;
    this.#state = 'starting';
    await this.#end();
    try {
      await this.#writeSecrets();
      await this.#launchOnSomePort(undefined);
    } catch (error) {
      this.#state = 'failed';
      this.#settings.onExit(this);
      throw error;
    }
  }

  async #launchOnSomePort(signal: AbortSignal | undefined): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      throwIfAborted(signal);
      const failure = await this.#launch(signal);
      if (failure === undefined) break;
      if (attempt >= PORT_ATTEMPTS || !failure.includes('Address already in use')) {
        throw new TidemarkError('platform.failed', { what: `node ${this.id} does not start: ${failure}` });
      }
    }
    this.#state = 'running';
  }

  /** Nothing of it is left, on disk or in memory. */
  async stop(): Promise<void> {
    this.#state = 'stopped';
    await this.#end();
    await rm(this.#settings.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  drain(): void {
    if (this.#state === 'running') this.#state = 'draining';
  }

  /** For a command beside the server, on the same disk. */
  command(command: readonly string[]): {
    readonly command: readonly string[];
    readonly env: Record<string, string>;
    readonly cwd: string;
  } {
    const place = this.#place();
    return {
      command: sandboxed(this.#settings.isolation, place, command),
      env: this.#variables(),
      cwd: this.site,
    };
  }

  #place(): NodePlace {
    const { app, home, folder } = this.#settings;
    const paths = {
      disk: this.disk,
      site: this.site,
      temporary: join(this.disk, 'tmp'),
      sessions: join(this.disk, 'sessions'),
      router: join(folder, 'router.php'),
      secrets: join(folder, 'secrets.json'),
    };
    return { app, home, paths };
  }

  /** A fresh disk with the release on it. */
  async layOut(): Promise<void> {
    const { folder, releaseFolder } = this.#settings;
    const { paths } = this.#place();
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true, mode: 0o711 });
    await mkdir(this.disk, { mode: 0o755 });
    await copyTree(releaseFolder, this.site);
    for (const path of [paths.temporary, paths.sessions]) await mkdir(path, { mode: 0o700 });
    await writeFile(paths.router, ROUTER);
    await this.#writeSecrets();
    await giveAway(this.disk);
  }

  async #writeSecrets(): Promise<void> {
    const { secrets } = this.#place().paths;
    await writeFile(secrets, JSON.stringify(this.#environment.secrets), { mode: 0o600 });
    await giveAway(secrets, false);
  }

  #variables(): Record<string, string> {
    const { app, instance, isolation, workers } = this.#settings;
    const inside = pathsInside(isolation, this.#place());
    return {
      PATH: process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin',
      LANG: process.env['LANG'] ?? 'C.UTF-8',
      HOME: inside.disk,
      TMPDIR: inside.temporary,
      ...flattened(this.#environment.secrets),
      ...this.#environment.variables,
      APP_NAME: app,
      APP_SECRETS: inside.secrets,
      PHP_CLI_SERVER_WORKERS: String(workers),
      TIDEMARK_HEALTH: this.#health,
      TIDEMARK_NODE: this.id,
      TIDEMARK_SITE: inside.site,
      [INSTANCE_VARIABLE]: instance,
    };
  }

  /** Undefined once it answers, else what it said before it ended. */
  async #launch(signal: AbortSignal | undefined): Promise<string | undefined> {
    const { isolation, webRoot, onLine, onExit } = this.#settings;
    const php = findProgram('php');
    if (php === undefined) {
      throw new TidemarkError('platform.missing-program', {
        what: 'there is no PHP on this machine',
        next: 'Install it: apt install php-cli.',
      });
    }
    const inside = pathsInside(isolation, this.#place());
    const settings = {
      'session.save_path': inside.sessions,
      upload_tmp_dir: inside.temporary,
      sys_temp_dir: inside.temporary,
      variables_order: 'EGPCS',
      log_errors: '1',
      error_log: '',
    };
    this.port = await freePort();
    const options = Object.entries(settings).flatMap(([name, value]) => ['-d', `${name}=${value}`]);
    const server = ['-S', `127.0.0.1:${this.port}`, '-t', join(inside.site, webRoot), inside.router];
    const [program = '', ...args] = sandboxed(isolation, this.#place(), [php, ...options, ...server]);
    const child = spawn(program, args, {
      cwd: this.site,
      env: this.#variables(),
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    let said = '';
    const ended = new Promise<void>((resolve) => {
      child.once('error', (error) => {
        said += error.message;
        resolve();
      });
      child.once('close', () => resolve());
    });
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        if (this.#state === 'starting') said = `${said}${line}\n`.slice(-2000);
        if (!NOISE.test(line)) onLine(this.id, line);
      });
    }
    child.once('exit', () => {
      if (this.#child !== child || (this.#state !== 'running' && this.#state !== 'draining')) return;
      this.#state = 'failed';
      onExit(this);
    });
    const hasAnswered = await Promise.race([this.#answers(signal), ended.then(() => false)]);
    if (hasAnswered) return undefined;
    await this.#end();
    throwIfAborted(signal);
    return said.trim() === '' ? 'it says nothing' : said.trim();
  }

  async #answers(signal: AbortSignal | undefined): Promise<boolean> {
    const child = this.#child;
    for (const endsAt = Date.now() + START_MAX_MS; Date.now() < endsAt && signal?.aborted !== true; ) {
      if (child?.exitCode !== null || child.signalCode !== null) return false;
      try {
        const answer = await fetch(`http://127.0.0.1:${this.port}/`, {
          headers: { 'x-tidemark-health': this.#health },
          signal: AbortSignal.timeout(5000),
        });
        await answer.arrayBuffer();
        // Another program may have taken the port.
        if (answer.headers.get('x-tidemark-node') === this.id) return true;
      } catch {
        // It does not listen yet.
      }
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    return false;
  }

  async #end(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child?.pid === undefined) return;
    await endTree(child.pid);
  }
}
