/** Everything else that is said of an app, in the same words for every platform. */
import { resolve } from 'node:path';
import type { AppClient } from '../../client/app-client.ts';
import type { Tidemark } from '../../client/tidemark.ts';
import { COMPONENT_KINDS, type Drift, type LogLine } from '../../model/index.ts';
import type { Terminal } from '../terminal.ts';
import { shownKey, sizeText } from '../text.ts';
import { type AppArguments, type AppCommand, appHelp, parseAppArguments, usage } from './app-arguments.ts';
import { chosenApp, chosenTidemark } from './chosen-app.ts';
import { makeChange } from './make-change.ts';

export async function appCommand(argv: readonly [AppCommand, ...string[]], terminal: Terminal): Promise<number> {
  const args = parseAppArguments(argv);
  if (args.has('help')) {
    await terminal.write(appHelp(args.command));
    return 0;
  }
  if (args.command === 'up') return (await import('./up-command.ts')).upCommand(args, terminal);
  if (args.command === 'down') return (await import('./up-command.ts')).downCommand(args, terminal);
  const tidemark = chosenTidemark(args, terminal);
  try {
    if (args.command === 'apps') return await listApps(args, terminal, tidemark);
    return await onApp(args, terminal, await chosenApp(args, tidemark, terminal));
  } finally {
    await tidemark.close();
  }
}

async function show(args: AppArguments, terminal: Terminal, value: unknown, text: readonly string[]): Promise<number> {
  const lines = text.map((line) => `${shownKey(line)}\n`).join('');
  await terminal.write(args.has('json') ? `${JSON.stringify(value)}\n` : lines);
  return 0;
}

async function collected<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const each of source) all.push(each);
  return all;
}

async function listApps(args: AppArguments, terminal: Terminal, tidemark: Tidemark): Promise<number> {
  const apps = await collected(tidemark.apps.list({ signal: terminal.signal }));
  return show(
    args,
    terminal,
    apps,
    apps.map(({ id, name, url }) => `${id}  ${name}  ${url}`),
  );
}

async function onApp(args: AppArguments, terminal: Terminal, app: AppClient): Promise<number> {
  const { signal } = terminal;
  const change = async (...[pending]: [Parameters<typeof makeChange>[2]]): Promise<number> => {
    const made = await makeChange(args, terminal, pending);
    if (made === undefined) return 0;
    return show(args, terminal, made.value ?? {}, ['done']);
  };
  switch (args.command) {
    case 'app': {
      const snapshot = await app.snapshot({ signal });
      const booked = snapshot.components.filter(({ isOn }) => isOn);
      const parts = booked.map(({ kind, size, nodes }) => `${kind}  ${nodes} × ${size}`);
      return show(args, terminal, snapshot, [`${snapshot.app.name}  ${snapshot.app.url}`, ...parts]);
    }
    case 'deploy': {
      const isLocal = (args.value('backend') ?? 'local') === 'local';
      const { sourceOf } = await import('./up-command.ts');
      const path = resolve(terminal.cwd, args.words[0] ?? '.');
      return change(app.deployments.create(isLocal ? sourceOf(args, path) : { kind: 'repository' }));
    }
    case 'deployments': {
      const all = await collected(app.deployments.list({ signal }));
      return show(
        args,
        terminal,
        all,
        all.map(({ id, status, failure = '' }) => `${id}  ${status}  ${failure}`.trimEnd()),
      );
    }
    case 'rollback':
      return change(app.deployments.rollback(wordOf(args, 'a deployment')));
    case 'restart':
      return change(app.restart());
    case 'scale': {
      const name = args.words[0] ?? 'php';
      const kind = COMPONENT_KINDS.find((known) => known === name);
      if (kind === undefined) throw usage(`there is no component "${name}"`, `Use ${COMPONENT_KINDS.join(', ')}.`);
      const to = { nodes: args.count('nodes', 1, 1000), size: args.value('size') };
      return change(app.components[kind].scale(to));
    }
    case 'nodes': {
      const [action, id] = args.words;
      if (action === 'replace') return change(app.nodes.replace(id ?? ''));
      if (action !== undefined) throw usage(`nodes cannot "${action}"`, 'Use nodes replace ID.');
      const nodes = await app.nodes.list({ signal });
      return show(
        args,
        terminal,
        nodes,
        nodes.map((node) => `${node.id}  ${node.state}  ${node.requests} requests`),
      );
    }
    case 'drift': {
      const drift = await app.drift({ signal });
      return show(args, terminal, drift, driftText(drift));
    }
    case 'env':
      return variables(args, terminal, app, change);
    case 'secrets': {
      const secrets = await app.secrets({ signal, group: args.words[0] });
      return show(
        args,
        terminal,
        secrets,
        secrets.map(({ group, key, value }) => `${group}.${key}=${value}`),
      );
    }
    case 'logs':
      return logs(args, terminal, app);
    case 'exec': {
      const { exitCode, stdout, stderr } = await app.exec(args.words, { signal });
      if (args.has('json')) return show(args, terminal, { exitCode, stdout, stderr }, []);
      await terminal.write(stdout);
      await terminal.writeError(stderr);
      return exitCode;
    }
    case 'apps':
    case 'down':
    case 'up':
      throw new Error(`${args.command} is about no single app`);
  }
}

function wordOf(args: AppArguments, what: string): string {
  const [word] = args.words;
  if (word === undefined) throw usage(`${what} is missing`, `See tidemark ${args.command} --help.`);
  return word;
}

function driftText({ nodes, differing }: Drift): string[] {
  const lines = nodes.flatMap(({ node, added, changed, deleted }) => [
    `${node}: ${added.length} added, ${changed.length} changed, ${deleted.length} deleted`,
    ...added.map(({ path, bytes }) => `  + ${path}  ${sizeText(bytes)}`),
    ...changed.map(({ path, bytes }) => `  ~ ${path}  ${sizeText(bytes)}`),
    ...deleted.map(({ path }) => `  - ${path}`),
  ]);
  return [...lines, `${differing.length} files differ between nodes; the next deployment destroys all that is listed`];
}

async function variables(
  args: AppArguments,
  terminal: Terminal,
  app: AppClient,
  change: (pending: ReturnType<AppClient['variables']['set']>) => Promise<number>,
): Promise<number> {
  const [action, ...words] = args.words;
  if (action === undefined) {
    const all = await app.variables.list({ signal: terminal.signal });
    return show(
      args,
      terminal,
      all,
      all.map(({ name, value }) => `${name}=${value}`),
    );
  }
  if (words.length === 0) throw usage(`env ${action} names no variable`, 'See tidemark env --help.');
  if (action === 'unset') return change(app.variables.remove(...words));
  if (action !== 'set') throw usage(`env cannot "${action}"`, 'Use env set NAME=VALUE or env unset NAME.');
  const set = words.map((word): [string, string] => {
    const at = word.indexOf('=');
    if (at < 1) throw usage(`"${word}" is no NAME=VALUE`, 'Write env set NAME=VALUE.');
    return [word.slice(0, at), word.slice(at + 1)];
  });
  return change(app.variables.set(Object.fromEntries(set)));
}

async function logs(args: AppArguments, terminal: Terminal, app: AppClient): Promise<number> {
  const options = {
    signal: terminal.signal,
    source: args.value('source'),
    follow: args.has('follow'),
    fromStart: true,
  };
  const text = ({ time, source, node, text: said }: LogLine): string =>
    [time === 'unknown' ? '' : time.toISOString(), source, node ?? '-', shownKey(said)].join(' ');
  for await (const line of app.logs.tail(options)) {
    await terminal.write(args.has('json') ? `${JSON.stringify(line)}\n` : `${text(line)}\n`);
  }
  return 0;
}
