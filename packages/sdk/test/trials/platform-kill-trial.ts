/** `kill -9` of the platform, of a node, or of a deployment, at random moments: what the next start makes of it. */
import { readdirSync } from 'node:fs';
import { readState } from '../../src/platform/app-state.ts';
import { appFolder } from '../../src/platform/home.ts';
import { allProcesses, processTree } from '../../src/platform/process-tree.ts';
import { processesOf } from '../../src/platform/sweep.ts';
import { APP, startedPlatform, type TrialApp, tidemark, trialApp, until, WHOLE } from './running-platform.ts';
import { StoredObjects } from './stored-objects.ts';

export interface PlatformKillOptions {
  readonly kills: number;
  readonly seed: number;
  /** With the component, whose objects must outlive what is killed; it takes as long again. */
  readonly objectStorage: boolean;
  readonly log?: ((line: string) => void) | undefined;
}

export interface PlatformKillResult {
  readonly kills: Readonly<Record<'platform' | 'node' | 'deployment', number>>;
  readonly deployments: number;
  readonly objects: number;
  readonly faults: readonly string[];
}

/** [ms] */
const MOMENT_MAX_MS = 3000;

/** Mulberry32: the same sequence for a seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export async function platformKillTrial({
  kills,
  seed,
  objectStorage,
  log,
}: PlatformKillOptions): Promise<PlatformKillResult> {
  const app = trialApp();
  const random = randomFrom(seed);
  const count = { platform: 0, node: 0, deployment: 0 };
  const faults: string[] = [];
  const recorded = new Set<string>();
  const objects = new StoredObjects(app.client);
  const settings = { nodes: 2, workers: 2 };
  let platform = await startedPlatform(app.home, settings);
  try {
    app.writeRelease('r0');
    recorded.add((await app.client.deployments.create({ kind: 'directory', path: app.site }).apply()).id);
    if (objectStorage) await app.client.components.objectStorage.switchOn().apply();
    for (let kill = 1; kill <= kills; kill += 1) {
      const what = (['platform', 'node', 'deployment'] as const)[Math.floor(random() * 3)] ?? 'platform';
      count[what] += 1;
      const moment = random() * MOMENT_MAX_MS;
      app.writeRelease(`r${kill}`);
      if (objectStorage) await objects.keep(`o${kill}`);
      if (what === 'platform') {
        const deploying = app.client.deployments.create({ kind: 'directory', path: app.site }).apply();
        const noted = deploying.then(
          ({ id }) => recorded.add(id),
          () => {},
        );
        await new Promise((resolve) => setTimeout(resolve, moment));
        const ended = new Promise((resolve) => platform.once('exit', resolve));
        platform.kill('SIGKILL');
        await Promise.all([ended, noted]);
        platform = await startedPlatform(app.home, settings);
      } else if (what === 'node') {
        const tree = processTree(platform.pid ?? 0).filter(({ pid }) => pid !== platform.pid);
        const victim = tree[Math.floor(random() * tree.length)];
        if (victim !== undefined) process.kill(victim.pid, 'SIGKILL');
      } else {
        const deploying = tidemark(app.home, ['deploy', app.site, '--app', APP]);
        await new Promise((resolve) => setTimeout(resolve, moment));
        deploying.kill('SIGKILL');
      }
      const found = [...(await faultsOf(app, recorded, platform.pid ?? 0)), ...(await objects.faults())];
      faults.push(...found.map((fault) => `kill ${kill} (${what}): ${fault}`));
      log?.(`${kill} ${what} after ${moment.toFixed(0)} ms, ${faults.length} faults`);
    }
    const { instance } = readState(appFolder(app.home, APP)) ?? { instance: '' };
    const ended = new Promise((resolve) => platform.once('exit', resolve));
    platform.kill('SIGTERM');
    await ended;
    if (processesOf(instance).length > 0) faults.push('processes are left after the end');
    const { nodes, sockets, releases } = appFolder(app.home, APP);
    for (const folder of [nodes, sockets]) if (namesIn(folder).length > 0) faults.push(`${folder} is not empty`);
    if (namesIn(releases).some((name) => name.includes('.'))) faults.push('a half-made release is left');
  } finally {
    platform.kill('SIGKILL');
    app.remove();
  }
  return { kills: count, deployments: recorded.size, objects: objects.count, faults };
}

/** After a kill: two nodes again, a whole release, all that was recorded, and no process that nobody holds. */
async function faultsOf(app: TrialApp, recorded: ReadonlySet<string>, platform: number): Promise<string[]> {
  const faults: string[] = [];
  try {
    await until(async () => {
      const { nodes } = await app.client.snapshot();
      return nodes !== 'unknown' && nodes.length === 2 && nodes.every(({ state }) => state === 'running');
    });
    const { app: described } = await app.client.snapshot();
    await until(() =>
      fetch(String(described.url)).then(
        ({ status }) => status === 200,
        () => false,
      ),
    );
    for (let request = 0; request < 4; request += 1) {
      const text = await (await fetch(String(described.url))).text();
      if (!WHOLE.test(text)) faults.push(`half a release: ${text.slice(0, 100)}`);
    }
    const listed = new Map<string, string>();
    for await (const { id, status } of app.client.deployments.list()) listed.set(id, status);
    for (const id of recorded) if (listed.get(id) !== 'released') faults.push(`${id} is ${listed.get(id) ?? 'lost'}`);
    const { instance } = readState(appFolder(app.home, APP)) ?? { instance: '' };
    const orphans = (): number[] => {
      const held = new Set(processTree(platform, allProcesses()).map(({ pid }) => pid));
      return processesOf(instance).filter((pid) => !held.has(pid));
    };
    await until(() => Promise.resolve(orphans().length === 0)).catch(() => faults.push('processes that nobody holds'));
  } catch (error) {
    faults.push(String(error));
  }
  return faults;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
