/** The shell steps of CI files, as the CI systems would run them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../run-step.mjs';

/** A job of a GitHub workflow or the steps of an action. */
interface Steps {
  readonly steps: readonly {
    readonly run?: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly uses?: string;
    readonly with?: Readonly<Record<string, string>>;
  }[];
}

interface Workflow {
  readonly jobs: Readonly<Record<string, Steps>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: Steps;
}

type GitLab = Readonly<Record<string, { readonly script?: readonly string[]; readonly artifacts?: unknown }>>;

/** What pre-commit reads: https://pre-commit.com/#new-hooks. */
interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly args: readonly string[];
}

interface PreCommit {
  readonly repos: readonly { readonly hooks: readonly Partial<Hook>[] }[];
}

/** One command for `bash -e`, and the variables it is given. */
export interface ShellStep {
  readonly command: string;
  readonly env: Readonly<Record<string, string>>;
}

function fromYaml(path: string): unknown {
  return parse(readFileSync(join(ROOT, path), 'utf8'));
}

export function jobOf(path: string, job: string): Steps {
  const found = (fromYaml(path) as Workflow).jobs[job];
  if (found === undefined) throw new Error(`${path} has no job ${job}`);
  return found;
}

export function shellSteps({ steps }: Steps): ShellStep[] {
  return steps.flatMap(({ run, env }) => (run === undefined ? [] : [{ command: run, env: env ?? {} }]));
}

export function gitlabSteps(path: string, job: string): ShellStep[] {
  return ((fromYaml(path) as GitLab)[job]?.script ?? []).map((command) => ({ command, env: {} }));
}

/** The steps of an action with its inputs filled in, the defaults where none is given. */
export function actionSteps(path: string, given: Readonly<Record<string, string>>): ShellStep[] {
  const { inputs, runs } = fromYaml(path) as Action;
  const unknown = Object.keys(given).filter((name) => inputs[name] === undefined);
  if (unknown.length > 0) throw new Error(`${path} has no input ${unknown.join(', ')}`);
  const filled = (text: string): string =>
    text.replaceAll(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name: string) => given[name] ?? inputs[name]?.default ?? '');
  return shellSteps(runs).map(({ command, env }) => ({
    command,
    env: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, filled(value)])),
  }));
}

/** The hooks that a configuration of pre-commit asks for, as `hooks` defines them. */
export function hookSteps(config: string, hooks: string): ShellStep[] {
  const defined = fromYaml(hooks) as readonly Hook[];
  return (fromYaml(config) as PreCommit).repos
    .flatMap((repository) => repository.hooks)
    .map((asked) => {
      const hook = { ...defined.find(({ id }) => id === asked.id), ...asked };
      if (hook.entry === undefined) throw new Error(`${hooks} defines no hook ${asked.id}`);
      return { command: [hook.entry, ...(hook.args ?? [])].join(' '), env: {} };
    });
}
