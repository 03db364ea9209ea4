/** The process that runs one app: it holds the nodes, the balancer and the platform's API. */
import { randomBytes, randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { messageOf } from '../errors.ts';
import { type AppLock, isSupervisor, lockApp } from './app-lock.ts';
import { AppPlatform } from './app-platform.ts';
import { type AppState, readState, writeState } from './app-state.ts';
import { startControl } from './control-server.ts';
import { readJson, writeDurably } from './durable-file.ts';
import { type AppFolder, appFolder, makeFolders } from './home.ts';
import { availableIsolation, type Isolation } from './sandbox.ts';

/** What others need to reach a running app. */
export interface RunInfo {
  readonly pid: number;
  readonly port: number;
  readonly token: string;
}

/** What is not given stays as it is, or is what a new app has. */
export type AppSettings = Partial<
  Pick<
    AppState,
    'nodes' | 'workers' | 'balancing' | 'webRoot' | 'port' | 'backlog' | 'queueMs' | 'platform' | 'fidelity'
  >
>;

/** Undefined where the app does not run. */
export function readRunInfo(folder: AppFolder): RunInfo | undefined {
  try {
    const info = readJson(folder.runFile) as RunInfo | undefined;
    return info !== undefined && isSupervisor(info.pid) ? info : undefined;
  } catch {
    return undefined;
  }
}

export interface Supervisor {
  readonly platform: AppPlatform;
  readonly info: RunInfo;
  /** Resolves when the app has been stopped, whoever asked for it. */
  readonly stopped: Promise<void>;
  stop(): Promise<void>;
}

/** @param isolation absent: the best that works here */
export async function supervise(
  home: string,
  name: string,
  settings: AppSettings,
  isolation?: Isolation,
): Promise<Supervisor> {
  const folder = appFolder(home, name);
  makeFolders(home, folder);
  const lock = await lockApp(folder);
  try {
    const old = readState(folder);
    const state: AppState = old === undefined ? newState(name, settings) : { ...old, ...settings };
    writeState(folder, state);
    const platform = new AppPlatform(home, folder, state, isolation ?? (await availableIsolation()));
    try {
      await platform.start();
      return await run(folder, platform, lock);
    } catch (error) {
      // Nothing outlives a start that failed.
      await platform.stop().catch(() => {});
      throw error;
    }
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function newState(name: string, settings: AppSettings): AppState {
  return {
    schemaVersion: 1,
    name,
    instance: randomUUID(),
    createdAt: new Date().toISOString(),
    version: 1,
    variables: {},
    components: {},
    nodes: 2,
    workers: 2,
    balancing: 'round-robin',
    webRoot: 'auto',
    port: 0,
    deployments: [],
    ...settings,
  };
}

async function run(folder: AppFolder, platform: AppPlatform, lock: AppLock): Promise<Supervisor> {
  const token = randomBytes(32).toString('hex');
  let done: () => void = () => {};
  const stopped = new Promise<void>((resolve) => {
    done = resolve;
  });
  let stopping: Promise<void> | undefined;
  const stop = (isGone = false): Promise<void> => {
    stopping ??= (async () => {
      server.close();
      await platform.stop();
      server.closeAllConnections();
      rmSync(folder.runFile, { force: true });
      await lock.release();
      if (isGone) rmSync(folder.root, { recursive: true, force: true, maxRetries: 5 });
      done();
    })();
    return stopping;
  };
  const report = (error: unknown): void => platform.log.add('platform', messageOf(error));
  const { port, server } = await startControl({
    token,
    platform,
    onStop: () => void stop().catch(report),
    onDelete: () => void stop(true).catch(report),
  });
  const info = { pid: process.pid, port, token };
  writeDurably(folder.runFile, JSON.stringify(info));
  return { platform, info, stopped, stop: () => stop() };
}
