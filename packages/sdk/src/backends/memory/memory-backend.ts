/** A whole platform in memory, for tests: disks are wiped, versions checked, and nothing leaves the process. */

import type { Backend, ChangeResult, ExecResult, TailOptions } from '../../client/backend.ts';
import { capabilitiesExcept } from '../../client/capabilities.ts';
import { NotFoundError, TidemarkError, throwIfAborted } from '../../client-error.ts';
import { emptyStateMap, LOCAL_RULES, type LogLine, type Secret, type StateMap } from '../../model/index.ts';
import { MemoryApp } from './memory-app.ts';
import { type MemoryBuild, makeChange } from './memory-changes.ts';
import { memoryDrift } from './memory-drift.ts';

export interface MemoryOptions {
  /** Names of the apps that are there. */
  readonly apps?: readonly string[] | undefined;
  /** Absent: each release holds one file that names its source. */
  readonly build?: MemoryBuild | undefined;
  readonly exec?: ((command: readonly string[], stdin: string) => ExecResult) | undefined;
  readonly stateMap?: StateMap | undefined;
}

/** The backend, and what a test does to it from behind. */
export interface MemoryBackend extends Backend {
  /** As the app would, at run time, on the disk of one node. @param path relative to the release */
  writeFile(app: string, node: string, path: string, content: string): void;
  /** Undefined where that node has no such file. */
  readFile(app: string, node: string, path: string): string | undefined;
  writeLog(app: string, source: string, text: string): void;
}

export function memory(options: MemoryOptions = {}): MemoryBackend {
  const apps = new Map<string, MemoryApp>();
  for (const name of options.apps ?? []) apps.set(name, new MemoryApp(name, 'memory'));
  const build: MemoryBuild = options.build ?? ((source) => ({ 'source.json': JSON.stringify(source) }));
  const find = (name: string): MemoryApp => {
    const app = apps.get(name);
    if (app === undefined) throw new NotFoundError({ what: `there is no app "${name}"` });
    return app;
  };
  return {
    name: 'memory',
    rules: LOCAL_RULES,
    capabilities: capabilitiesExcept({
      'deployments.log': 'Read the lines of the source "build" with logs.tail().',
    }),
    async *apps() {
      for (const { app } of apps.values()) yield app;
    },
    async createApp({ name, region }) {
      if (apps.has(name)) throw new TidemarkError('api.conflict', { what: `there is an app "${name}" already` });
      const app = new MemoryApp(name, region ?? 'memory');
      apps.set(name, app);
      return app.app;
    },
    snapshot: async ({ app }, { signal }) => {
      throwIfAborted(signal);
      return find(app).snapshot();
    },
    async apply(ref, plan, applying) {
      const app = find(ref.app);
      const before = app.done.get(applying.idempotencyKey);
      if (before !== undefined) return before as Promise<ChangeResult>;
      const making = makeChange(app, plan, applying, build);
      app.done.set(applying.idempotencyKey, making);
      making.catch(() => app.done.delete(applying.idempotencyKey));
      const result = await making;
      if (plan.change.kind === 'delete-app') apps.delete(ref.app);
      return result;
    },
    async *deployments({ app }) {
      yield* find(app).deployments.slice();
    },
    // oxlint-disable-next-line require-yield
    async *deploymentLog(): AsyncGenerator<LogLine> {
      throw new TidemarkError('client.unsupported', { what: 'there is no log of a deployment' });
    },
    variables: async ({ app }) => find(app).listedVariables(),
    secrets: async ({ app }) => secretsOf(find(app)),
    tail: ({ app }, tailOptions) => tail(find(app), tailOptions),
    exec: async ({ app }, command, { stdin = '' }) => {
      find(app);
      return options.exec?.(command, stdin) ?? { exitCode: 0, stdout: `${command.join(' ')}\n`, stderr: '' };
    },
    nodes: async ({ app }) => find(app).nodes.map(({ node }) => node),
    drift: async ({ app }) => memoryDrift(find(app)),
    async *domains({ app }) {
      yield { id: `${app}-1`, name: `${find(app).app.name}.example`, type: 'app', isMain: true };
    },
    storage: async ({ app }) => {
      find(app);
      return { url: 'memory:' };
    },
    stateMap: async ({ app }) => {
      find(app);
      return options.stateMap ?? emptyStateMap();
    },
    close: () => Promise.resolve(),
    writeFile(app, node, path, content) {
      find(app).nodeNamed(node).disk.set(path, { content, modified: new Date() });
    },
    readFile: (app, node, path) => find(app).nodeNamed(node).disk.get(path)?.content,
    writeLog: (app, source, text) => find(app).writeLog(source, text),
  };
}

function secretsOf(app: MemoryApp): Secret[] {
  return app.components
    .filter(({ kind, isOn }) => kind === 'mysql' && isOn)
    .flatMap(() => [
      { group: 'MYSQL', key: 'DATABASE', value: app.app.name },
      { group: 'MYSQL', key: 'HOST', value: `${app.app.name}.mysql.example` },
      { group: 'MYSQL', key: 'PORT', value: '3306' },
    ]);
}

async function* tail(app: MemoryApp, options: TailOptions): AsyncGenerator<LogLine> {
  const { signal, source, follow = true } = options;
  const latest = app.log.at(-1)?.cursor ?? '0';
  let after = Number(options.after ?? (options.fromStart === true || !follow ? 0 : latest));
  while (signal?.aborted !== true) {
    for (const line of app.log.filter(({ cursor }) => Number(cursor) > after)) {
      after = Number(line.cursor);
      if (source === undefined || line.source === source) yield line;
    }
    if (!follow) return;
    if (Number(app.log.at(-1)?.cursor ?? 0) <= after) await app.nextLine(signal);
  }
}
