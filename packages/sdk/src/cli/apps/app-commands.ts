/** What is said of apps, in the same words for every platform. */
import { resolve } from 'node:path';
import type { AppClient } from '../../client/app-client.ts';
import type { PendingChange } from '../../client/pending-change.ts';
import type { Tidemark } from '../../client/tidemark.ts';
import { COMPONENT_KINDS, type ComponentKind } from '../../model/index.ts';
import { appHelp } from '../command-help.ts';
import { didYouMean } from '../nearest.ts';
import type { Terminal } from '../terminal.ts';
import type { AppCommand } from './app-arguments.ts';
import { chosenApp, chosenTidemark } from './chosen-app.ts';
import {
  listApps,
  listComponents,
  listDeployments,
  listNodes,
  listSecrets,
  showApp,
  showDeploymentLog,
  showDrift,
  showLog,
} from './look-at-app.ts';
import { madeLines, makeChange } from './make-change.ts';
import { type AppArguments, parseAppArguments, usage } from './parse-app-arguments.ts';
import { show } from './show.ts';
import { variablesCommand } from './variables-command.ts';

export async function appCommand(argv: readonly [AppCommand, ...string[]], terminal: Terminal): Promise<number> {
  const args = parseAppArguments(argv);
  if (args.has('help')) {
    await terminal.write(appHelp(args.command));
    return 0;
  }
  if (args.command === 'up') return (await import('./up-command.ts')).upCommand(args, terminal);
  if (args.command === 'down') return (await import('./up-command.ts')).downCommand(args, terminal);
  if (args.command === 'probe') return (await import('./probe-command.ts')).probeCommand(args, terminal);
  if (args.command === 'login') return (await import('./login-command.ts')).loginCommand(args, terminal);
  if (args.command === 'serve') return (await import('./serve-command.ts')).serveCommand(args, terminal);
  const tidemark = await chosenTidemark(args, terminal);
  try {
    if (args.command === 'apps') return await listApps(args, terminal, tidemark);
    return await onApp(args, terminal, await chosenApp(args, tidemark, terminal), tidemark);
  } finally {
    await tidemark.close();
  }
}

async function onApp(args: AppArguments, terminal: Terminal, app: AppClient, tidemark: Tidemark): Promise<number> {
  const change = (pending: PendingChange<unknown>): Promise<number> => changed(args, terminal, pending);
  const [first, second] = args.words;
  switch (args.command) {
    case 'app':
      return showApp(args, terminal, app);
    case 'components':
      if (first === undefined) return listComponents(args, terminal, app);
      return change(switched(args, app, first, second));
    case 'scale': {
      const to = { nodes: args.count('nodes', 1, 1000), size: args.value('size') };
      if (to.nodes === undefined && to.size === undefined) {
        throw usage('scale needs --nodes or --size', 'Write, for instance, tidemark scale php --nodes 3.');
      }
      return change(app.components[kindOf(first ?? 'php')].scale(to));
    }
    case 'deploy': {
      // By what answers, not by where: an address may serve the platform of this machine.
      const isLocal = tidemark.backend === 'local';
      const { sourceOf } = await import('./up-command.ts');
      const path = resolve(terminal.cwd, first ?? '.');
      return change(app.deployments.create(isLocal ? sourceOf(args, path) : { kind: 'repository' }));
    }
    case 'deployments':
      if (first === undefined) return listDeployments(args, terminal, app);
      if (first !== 'log') throw noSuchWord(args, first, ['log']);
      return showDeploymentLog(args, terminal, app, wordOf(args, second, 'the deployment'));
    case 'rollback':
      if (first === undefined) throw usage('the deployment is missing', 'tidemark deployments lists them.');
      return change(app.deployments.rollback(first));
    case 'restart':
      return change(app.restart());
    case 'nodes':
      if (first === undefined) return listNodes(args, terminal, app);
      if (first !== 'replace') throw noSuchWord(args, first, ['replace']);
      return change(app.nodes.replace(wordOf(args, second, 'the node')));
    case 'drift':
      return showDrift(args, terminal, app);
    case 'env':
      return variablesCommand(args, terminal, app, change);
    case 'secrets':
      return listSecrets(args, terminal, app);
    case 'logs':
      return showLog(args, terminal, app, tidemark);
    case 'exec':
      return execute(args, terminal, app);
    case 'apps':
    case 'down':
    case 'login':
    case 'probe':
    case 'serve':
    case 'up':
      throw new Error(`${args.command} is about no single app`);
  }
}

async function changed(args: AppArguments, terminal: Terminal, pending: PendingChange<unknown>): Promise<number> {
  const made = await makeChange(args, terminal, pending);
  return made === undefined ? 0 : show(args, terminal, made.value ?? {}, madeLines(made.plan));
}

function switched(
  args: AppArguments,
  app: AppClient,
  action: string,
  component: string | undefined,
): PendingChange<unknown> {
  if (action !== 'on' && action !== 'off') throw noSuchWord(args, action, ['on', 'off']);
  const client = app.components[kindOf(wordOf(args, component, 'the component'))];
  return action === 'on' ? client.switchOn({ size: args.value('size') }) : client.switchOff();
}

function kindOf(name: string): ComponentKind {
  const kind = COMPONENT_KINDS.find((known) => known.toLowerCase() === name.toLowerCase());
  if (kind !== undefined) return kind;
  const known = `There are ${COMPONENT_KINDS.join(', ')}.`;
  throw usage(`there is no component "${name}"`, didYouMean(name, COMPONENT_KINDS, known));
}

function wordOf({ command }: AppArguments, word: string | undefined, what: string): string {
  if (word === undefined || word === '') throw usage(`${what} is missing`, `See tidemark ${command} --help.`);
  return word;
}

function noSuchWord({ command }: AppArguments, word: string, known: readonly string[]): Error {
  return usage(`${command} cannot "${word}"`, didYouMean(word, known, `See tidemark ${command} --help.`));
}

async function execute(args: AppArguments, terminal: Terminal, app: AppClient): Promise<number> {
  if (args.words.length === 0) throw usage('no command is given', 'Write tidemark exec -- php -v, for instance.');
  const stdin = args.has('stdin') ? await terminal.readInput() : undefined;
  const { exitCode, stdout, stderr } = await app.exec(args.words, { signal: terminal.signal, stdin });
  if (args.has('json')) {
    await show(args, terminal, { exitCode, stdout, stderr }, []);
    return exitCode;
  }
  await terminal.write(stdout);
  await terminal.writeError(stderr);
  return exitCode;
}
