/** Commands that change nothing. */
import type { AppClient } from '../../client/app-client.ts';
import type { Tidemark } from '../../client/tidemark.ts';
import {
  COMPONENT_KINDS,
  type Component,
  componentOf,
  type Drift,
  type LogLine,
  type Node,
  unbooked,
} from '../../model/index.ts';
import type { Terminal } from '../terminal.ts';
import { countText, shownKey, sizeText } from '../text.ts';
import type { AppArguments } from './parse-app-arguments.ts';
import { collected, columns, factText, show, timeText } from './show.ts';

export async function listApps(args: AppArguments, terminal: Terminal, tidemark: Tidemark): Promise<number> {
  const apps = await collected(tidemark.apps.list({ signal: terminal.signal }));
  const rows = apps.map(({ id, name, region, url }) => [id, name, factText(region), factText(url)]);
  return show(args, terminal, apps, columns(['app', 'name', 'region', 'address'], rows, 'There is no app.'));
}

export async function showApp(args: AppArguments, terminal: Terminal, app: AppClient): Promise<number> {
  const snapshot = await app.snapshot({ signal: terminal.signal });
  const { components, nodes, release } = snapshot;
  const head = [snapshot.app.name, factText(snapshot.app.url), `release ${factText(release)}`].join('  ');
  const booked = components.filter(({ isOn }) => isOn);
  return show(args, terminal, snapshot, [
    head,
    '',
    ...componentLines(booked),
    ...(nodes === 'unknown' ? [] : ['', ...nodeLines(nodes)]),
  ]);
}

function componentLines(components: readonly Component[]): readonly string[] {
  const rows = components.map(({ kind, isOn, nodes, size }) =>
    isOn ? [kind, 'on', String(nodes), factText(size)] : [kind, 'off', '', ''],
  );
  return columns(['component', 'state', 'nodes', 'size'], rows, 'There is no component.');
}

function nodeLines(nodes: readonly Node[]): readonly string[] {
  const rows = nodes.map(({ id, component, state, requests, release, startedAt }) => [
    id,
    component,
    state,
    factText(requests),
    factText(release),
    timeText(startedAt),
  ]);
  return columns(['node', 'component', 'state', 'requests', 'release', 'started'], rows, 'There is no node.');
}

export async function listComponents(args: AppArguments, terminal: Terminal, app: AppClient): Promise<number> {
  const { components } = await app.snapshot({ signal: terminal.signal });
  const all = COMPONENT_KINDS.map((kind) => componentOf(components, kind) ?? unbooked(kind));
  return show(args, terminal, all, componentLines(all));
}

export async function listNodes(args: AppArguments, terminal: Terminal, app: AppClient): Promise<number> {
  const nodes = await app.nodes.list({ signal: terminal.signal });
  return show(args, terminal, nodes, nodeLines(nodes));
}

export async function listDeployments(args: AppArguments, terminal: Terminal, app: AppClient): Promise<number> {
  const all = await collected(app.deployments.list({ signal: terminal.signal }));
  const rows = all.map(({ id, status, createdAt, commit, failure = '' }) => [
    id,
    status,
    timeText(createdAt),
    factText(commit).slice(0, 12),
    failure.split('\n')[0] ?? '',
  ]);
  return show(
    args,
    terminal,
    all,
    columns(['deployment', 'status', 'begun', 'commit', 'failure'], rows, 'Nothing has been deployed.'),
  );
}

export async function showDeploymentLog(
  args: AppArguments,
  terminal: Terminal,
  app: AppClient,
  id: string,
): Promise<number> {
  return printLines(args, terminal, app.deployments.log(id, { signal: terminal.signal }));
}

/** Where a platform keeps no lines, those to come are shown. */
export async function showLog(
  args: AppArguments,
  terminal: Terminal,
  app: AppClient,
  { capabilities }: Tidemark,
): Promise<number> {
  const { signal } = terminal;
  const isLive = capabilities['logs.tail'] === true && capabilities['logs.history'] !== true;
  const tail = app.logs.tail({
    signal,
    source: args.value('source'),
    follow: isLive || args.has('follow'),
    fromStart: !isLive,
  });
  return printLines(args, terminal, tail);
}

async function printLines(args: AppArguments, terminal: Terminal, lines: AsyncIterable<LogLine>): Promise<number> {
  for await (const line of lines) {
    const { time, source, node, text } = line;
    const said = [timeText(time), source, node ?? '-', shownKey(text)].join('  ');
    await terminal.write(args.has('json') ? `${JSON.stringify(line)}\n` : `${said}\n`);
  }
  return 0;
}

export async function listSecrets(args: AppArguments, terminal: Terminal, app: AppClient): Promise<number> {
  const secrets = await app.secrets({ signal: terminal.signal, group: args.words[0] });
  const lines = secrets.map(({ group, key, value }) => `${group}.${key}=${value}`);
  return show(args, terminal, secrets, lines.length === 0 ? ['There is no secret.'] : lines);
}

export async function showDrift(args: AppArguments, terminal: Terminal, app: AppClient): Promise<number> {
  const drift = await app.drift({ signal: terminal.signal });
  await show(args, terminal, drift, driftText(drift));
  const isDrifted = drift.nodes.some(
    ({ added, changed, deleted }) => added.length + changed.length + deleted.length > 0,
  );
  return isDrifted && args.has('exit-code') ? 1 : 0;
}

function driftText({ nodes, differing }: Drift): string[] {
  const drifted = nodes.filter(({ added, changed, deleted }) => added.length + changed.length + deleted.length > 0);
  if (drifted.length === 0) return ['Every disk is as it was released: the next deployment destroys nothing.'];
  const lines = drifted.flatMap(({ node, added, changed, deleted }) => [
    node,
    ...added.map(({ path, bytes, modified }) => `  added    ${path}  ${sizeText(bytes)}  ${timeText(modified)}`),
    ...changed.map(({ path, bytes, modified }) => `  changed  ${path}  ${sizeText(bytes)}  ${timeText(modified)}`),
    ...deleted.map(({ path }) => `  deleted  ${path}`),
  ]);
  const files = drifted.reduce((sum, { added, changed }) => sum + added.length + changed.length, 0);
  return [
    ...lines,
    '',
    `The next deployment destroys ${countText(files, 'file')}; nodes differ in ${countText(differing.length, 'file')}.`,
  ];
}
