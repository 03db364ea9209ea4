/** One node: a disk of its own, and what serves the site on it. */
import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { throwIfAborted } from '../client-error.ts';
import type { Node } from '../model/index.ts';
import { flattened } from './components/credentials.ts';
import { copyTree } from './copy-tree.ts';
import { giveAway } from './give-away.ts';
import { freePort } from './listening.ts';
import type { NodeEnvironment, NodeSettings, RunOptions } from './node-settings.ts';
import { type ProcessRecord, usageOf } from './process-tree.ts';
import { type ProgramResult, runProgram } from './run-program.ts';
import { type NodePaths, type NodePlace, pathsInside, sandboxed } from './sandbox.ts';
import { BACKLOG } from './serving/balancer.ts';
import type { Endpoint } from './serving/endpoint.ts';
import { NodeProcess } from './serving/node-process.ts';
import type { ProgramPlace } from './serving/node-program.ts';
import { phpSettings, phpSettingsFolder, phpVariables } from './serving/php-settings.ts';
import { type SocketFolder, secretName } from './serving/socket-folders.ts';
import { INSTANCE_VARIABLE } from './sweep.ts';

/** What one run of a program has for itself, beside the disk. */
interface Room {
  readonly socket: SocketFolder;
  readonly place: NodePlace;
}

/** Another program may take a port that was free a moment ago. */
const PORT_ATTEMPTS = 5;

export class NodeServer {
  readonly id: string;
  readonly startedAt: Date = new Date();
  readonly site: string;
  readonly disk: string;
  readonly #settings: NodeSettings;
  readonly #rooms = new Map<NodeProcess, Room>();
  #process: NodeProcess | undefined;
  #state: Node['state'] = 'starting';
  #requestsBefore = 0;

  constructor(id: string, settings: NodeSettings) {
    this.id = id;
    this.#settings = settings;
    this.disk = join(settings.folder, 'disk');
    this.site = join(this.disk, 'htdocs');
  }

  /** The one on its disk. */
  get release(): string {
    return this.#settings.release;
  }

  get state(): Node['state'] {
    return this.#state;
  }

  /** What the balancer sends requests to; undefined while there is none. */
  get process(): NodeProcess | undefined {
    return this.#process;
  }

  /** @param processes all that run on the machine */
  describe(processes: readonly ProcessRecord[]): Node & { readonly endpoint: Endpoint | undefined } {
    const { startedAt, state, id, release } = this;
    const usage = usageOf(this.#process?.pid, processes);
    const requests = this.#requestsBefore + (this.#process?.requests ?? 0);
    return { id, component: 'php', state, release, startedAt, requests, ...usage, endpoint: this.#process?.endpoint };
  }

  /** Resolves when it answers. @throws TidemarkError `platform.failed`, `platform.missing-program` */
  async start(signal?: AbortSignal): Promise<void> {
    try {
      await this.layOut();
      this.#process = await this.#launch(this.#settings.environment, signal);
      this.#state = 'running';
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** The server anew, on the disk as it is, beside the one before. @returns that one, which still works */
  async succeed(environment: NodeEnvironment): Promise<NodeProcess | undefined> {
    const before = this.#process;
    this.#process = await this.#launch(environment, undefined);
    this.#requestsBefore += before?.requests ?? 0;
    this.#state = 'running';
    return before;
  }

  /** Ends one of its servers, with its socket. */
  async end(process: NodeProcess): Promise<void> {
    await process.end();
    const room = this.#rooms.get(process);
    this.#rooms.delete(process);
    if (room !== undefined) await this.#clear(room);
  }

  /** Nothing of it is left, on disk or in memory. */
  async stop(): Promise<void> {
    this.#state = 'stopped';
    await Promise.all([...this.#rooms.keys()].map((process) => this.end(process)));
    await rm(this.#settings.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  drain(): void {
    if (this.#state !== 'running') return;
    this.#state = 'draining';
    this.#process?.leave();
  }

  /** A fresh disk with the release on it. */
  async layOut(): Promise<void> {
    const { folder, releaseFolder } = this.#settings;
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true, mode: 0o711 });
    await mkdir(this.disk, { mode: 0o755 });
    await copyTree(releaseFolder, this.site);
    for (const name of ['tmp', 'var-tmp', 'sessions']) await mkdir(join(this.disk, name), { mode: 0o700 });
    await giveAway(this.disk);
  }

  /** A command beside the server, on the same disk, to its end. */
  async run(
    command: readonly string[],
    { environment = this.#settings.environment, ...how }: RunOptions,
  ): Promise<ProgramResult> {
    const { isolation } = this.#settings;
    const room = await this.#makeRoom();
    try {
      const inside = pathsInside(isolation, room.place);
      await this.#writeEtc(room.place.paths.etc, inside, {}, environment);
      const env = this.#variables(inside, environment);
      return await runProgram(sandboxed(isolation, room.place, command), { ...how, env, cwd: this.site });
    } finally {
      await this.#clear(room);
    }
  }

  async #launch(environment: NodeEnvironment, signal: AbortSignal | undefined): Promise<NodeProcess> {
    for (let attempt = 1; ; attempt += 1) {
      throwIfAborted(signal);
      try {
        return await this.#launchOnce(environment, signal);
      } catch (error) {
        if (attempt >= PORT_ATTEMPTS || !/Address already in use|EADDRINUSE/.test(String(error))) throw error;
      }
    }
  }

  async #launchOnce(environment: NodeEnvironment, signal: AbortSignal | undefined): Promise<NodeProcess> {
    const room = await this.#makeRoom();
    let process: NodeProcess;
    try {
      process = await this.#prepare(room, environment);
    } catch (error) {
      await this.#clear(room);
      throw error;
    }
    this.#rooms.set(process, room);
    try {
      await process.ready(signal);
    } catch (error) {
      await this.end(process);
      throw error;
    }
    return process;
  }

  async #prepare({ socket, place }: Room, environment: NodeEnvironment): Promise<NodeProcess> {
    const { isolation, program, app, instance, webRoot, workers, onLine, onExit } = this.#settings;
    const endpoint: Endpoint =
      program.endpoint === 'port'
        ? { kind: 'port', port: await freePort() }
        : { kind: 'socket', path: join(socket.path, 'web.sock'), slot: socket.slot };
    const paths = pathsInside(isolation, place);
    const health = secretName();
    const own: ProgramPlace = {
      paths,
      node: this.id,
      app,
      instance,
      webRoot,
      workers,
      health,
      endpoint,
      backlog: BACKLOG,
    };
    await this.#writeEtc(place.paths.etc, paths, program.files(own), environment);
    const process = new NodeProcess({
      node: this.id,
      endpoint,
      command: sandboxed(isolation, place, program.command(own)),
      cwd: this.site,
      env: { ...this.#variables(paths, environment), ...program.variables(own) },
      noise: program.noise,
      health: program.healthRequest(own),
      isHealthy: (status, headers) => program.isHealthy(status, headers, own),
      onLine,
      onExit: () => {
        if (this.#process !== process || (this.#state !== 'running' && this.#state !== 'draining')) return;
        this.#state = 'failed';
        onExit();
      },
    });
    return process;
  }

  async #makeRoom(): Promise<Room> {
    const socket = await this.#settings.sockets.take();
    return { socket, place: this.#place(socket.path) };
  }

  async #clear({ socket, place }: Room): Promise<void> {
    await rm(place.paths.etc, { recursive: true, force: true });
    await this.#settings.sockets.give(socket);
  }

  #place(run: string): NodePlace {
    const { app, home, folder } = this.#settings;
    const { disk, site } = this;
    const below = (name: string): string => join(disk, name);
    const paths: NodePaths = {
      disk,
      site,
      temporary: below('tmp'),
      longTemporary: below('var-tmp'),
      sessions: below('sessions'),
      // Each run has its own, so that one can begin before another has ended.
      etc: join(folder, `etc-${randomBytes(4).toString('hex')}`),
      run,
    };
    return { app, home, paths };
  }

  async #writeEtc(
    etc: string,
    inside: NodePaths,
    files: Readonly<Record<string, string>>,
    { secrets }: NodeEnvironment,
  ): Promise<void> {
    const all = {
      ...files,
      [join(phpSettingsFolder('.'), 'tidemark.ini')]: phpSettings(inside),
      'secrets.json': JSON.stringify(secrets),
    };
    for (const [name, text] of Object.entries(all)) {
      await mkdir(dirname(join(etc, name)), { recursive: true, mode: 0o755 });
      await writeFile(join(etc, name), text, { mode: 0o600 });
    }
    await giveAway(etc);
  }

  #variables(inside: NodePaths, { variables, secrets }: NodeEnvironment): Record<string, string> {
    const { app, instance } = this.#settings;
    return {
      PATH: process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin',
      LANG: process.env['LANG'] ?? 'C.UTF-8',
      HOME: inside.disk,
      TMPDIR: inside.temporary,
      ...flattened(secrets),
      ...variables,
      ...phpVariables(inside),
      APP_NAME: app,
      APP_SECRETS: join(inside.etc, 'secrets.json'),
      TIDEMARK_NODE: this.id,
      [INSTANCE_VARIABLE]: instance,
    };
  }
}
