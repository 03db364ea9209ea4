/** `tidemark up` and `tidemark down`. */
import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { ask, type RunningApp, runInfo } from '../../backends/local/control-client.ts';
import { knownApps, local, runningApps } from '../../backends/local/local.ts';
import { createTidemark } from '../../client/tidemark.ts';
import { TidemarkError } from '../../client-error.ts';
import type { DeploySource } from '../../model/index.ts';
import { appFolder, appNameOf, homeFolder } from '../../platform/home.ts';
import { INSTALL_FULL } from '../../platform/serving/fidelity.ts';
import { readRunInfo } from '../../platform/supervisor.ts';
import type { Terminal } from '../terminal.ts';
import { settingsOf } from './app-settings.ts';
import { makeChange } from './make-change.ts';
import { type AppArguments, usage } from './parse-app-arguments.ts';
import { startApp } from './start-app.ts';
import { switchOnComponents, wantedComponents } from './up-components.ts';

export async function upCommand(args: AppArguments, terminal: Terminal): Promise<number> {
  const home = homeFolder(terminal.env);
  const path = resolve(terminal.cwd, args.words[0] ?? '.');
  const name = args.value('app') ?? appNameOf(path);
  const folder = appFolder(home, name);
  if (!existsSync(path)) throw usage(`there is no ${path}`, 'Name the folder of a site.');
  const settings = settingsOf(args);
  const components = wantedComponents(args);
  const wasRunning = readRunInfo(folder) !== undefined;
  if (!wasRunning) await startApp(home, name, settings, terminal.signal);
  const tidemark = createTidemark({ backend: local({ home }) });
  const app = tidemark.app(name);
  try {
    await switchOnComponents(app, components, terminal);
    const wanted = args.count('nodes', 1, 64);
    const held = (await app.components.php.get()).nodes;
    if (wanted !== undefined && wanted > held) await app.components.php.scale({ nodes: wanted }).apply();
    await makeChange(args, terminal, app.deployments.create(sourceOf(args, path)));
  } catch (error) {
    if (!wasRunning) await stopApp(home, name);
    throw error;
  }
  const { url } = await app.get();
  const nodes = (await app.nodes.list()).filter(({ component }) => component === 'php');
  const { isolation, fidelity, pid } = await ask<RunningApp>(runInfo(home, name), '/v1/app');
  if (fidelity === 'reduced' && settings.fidelity !== 'reduced') {
    await terminal.writeError(`PHP's built-in server serves; for nginx and PHP-FPM behind HAProxy: ${INSTALL_FULL}\n`);
  }
  await terminal.write(
    args.has('json')
      ? `${JSON.stringify({ app: name, url, pid, nodes: nodes.length, isolation, fidelity })}\n`
      : `${name} runs at ${url} on ${nodes.length} nodes (isolation: ${isolation}, fidelity: ${fidelity})\n`,
  );
  if (args.has('foreground')) await stay(home, name, terminal);
  return 0;
}

export function sourceOf(args: AppArguments, path: string): DeploySource {
  const revision = args.value('git');
  return revision === undefined ? { kind: 'directory', path } : { kind: 'git', path, revision };
}

/** Shows the log until the user interrupts, then stops the app. */
async function stay(home: string, name: string, terminal: Terminal): Promise<void> {
  const { logs } = createTidemark({ backend: local({ home }) }).app(name);
  try {
    for await (const { node, text } of logs.tail({ signal: terminal.signal })) {
      await terminal.writeError(`${node ?? 'platform'} ${text}\n`);
    }
  } finally {
    await stopApp(home, name);
  }
}

async function stopApp(home: string, name: string): Promise<void> {
  const folder = appFolder(home, name);
  const info = readRunInfo(folder);
  if (info === undefined) return;
  await ask(info, '/v1/stop', { method: 'POST' });
  while (existsSync(folder.runFile) && readRunInfo(folder)?.pid === info.pid) {
    await new Promise((done) => setTimeout(done, 20));
  }
}

export async function downCommand(args: AppArguments, terminal: Terminal): Promise<number> {
  const home = homeFolder(terminal.env);
  const candidates = args.has('remove') ? knownApps(home) : runningApps(home);
  const name = args.value('app') ?? args.words[0] ?? onlyOf(candidates);
  const { root } = appFolder(home, name);
  if (!existsSync(root)) throw new TidemarkError('api.not-found', { what: `there is no app "${name}"` });
  if (args.has('remove') && !args.has('yes')) {
    throw usage(`all that the app "${name}" has would go with it`, 'Confirm it with --yes.');
  }
  await stopApp(home, name);
  if (args.has('remove')) rmSync(root, { recursive: true, force: true });
  await terminal.write(
    args.has('json')
      ? `${JSON.stringify({ app: name })}\n`
      : `${name} is ${args.has('remove') ? 'removed' : 'stopped'}\n`,
  );
  return 0;
}

function onlyOf(names: readonly string[]): string {
  const [only, ...more] = names;
  if (only === undefined) throw new TidemarkError('platform.not-running', { what: 'no app runs here' });
  if (more.length === 0) return only;
  throw new TidemarkError('client.ambiguous-app', {
    what: `${names.length} apps run here`,
    next: `Name one with --app: ${names.join(', ')}.`,
  });
}
