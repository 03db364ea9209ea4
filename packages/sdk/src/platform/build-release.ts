/** From a site to an immutable release: copied, Composer, the scripts of fortrabbit.yml. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, realpath, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { TidemarkError, throwIfAborted } from '../client-error.ts';
import { messageOf } from '../errors.ts';
import type { DeploySource, Known } from '../model/index.ts';
import { BuildLog } from './build-log.ts';
import { programOf } from './components/missing-program.ts';
import { syncFolder } from './durable-file.ts';
import { giveAway, takeBack } from './give-away.ts';
import type { AppFolder } from './home.ts';
import { runProgram } from './run-program.ts';
import { type Isolation, serviceSandbox } from './sandbox.ts';
import { copySite } from './site-copy.ts';
import { INSTANCE_VARIABLE } from './sweep.ts';

export interface BuildOptions {
  readonly folder: AppFolder;
  /** Of the deployment. */
  readonly id: string;
  readonly instance: string;
  readonly home: string;
  readonly isolation: Isolation;
  readonly variables: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  readonly onLine: (line: string) => void;
}

interface Building extends BuildOptions {
  /** Where all that is said is kept, for errors to name. */
  readonly logFile: string;
}

/**
 * The commit that a deployment releases; `unknown` for a folder.
 * @throws TidemarkError `platform.build-failed` for what is no revision
 */
export async function commitOf(source: DeploySource): Promise<Known<string>> {
  if (source.kind !== 'git') return 'unknown';
  // What begins with a dash would be read as an option.
  if (!/^[A-Za-z0-9_][\w./@^~{}-]*$/.test(source.revision)) throw failed(`"${source.revision}" is no revision`);
  const safe = `safe.directory=${await realpath(source.path).catch(() => source.path)}`;
  const command = [
    'git',
    '-c',
    safe,
    '-C',
    source.path,
    'rev-parse',
    '--verify',
    '--quiet',
    `${source.revision}^{commit}`,
  ];
  const { exitCode, stdout } = await runProgram(command);
  if (exitCode !== 0) throw failed(`${source.path} has no revision "${source.revision}"`);
  return stdout.trim();
}

/** The release's folder, which nothing writes to any more. @throws TidemarkError `platform.build-failed`, `platform.unsafe-site` */
export async function buildRelease(source: DeploySource, given: BuildOptions): Promise<string> {
  const { folder, id, signal } = given;
  const { releases } = folder;
  const log = new BuildLog(folder, id);
  const onLine = (line: string): void => {
    log.add(line);
    given.onLine(line);
  };
  const options: Building = { ...given, onLine, logFile: log.file };
  const partial = join(releases, `${id}.partial`);
  const whole = join(releases, id);
  try {
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { recursive: true });
    await fetchSource(source, partial, options);
    await runBuild(partial, options);
    throwIfAborted(signal);
    await rename(partial, whole);
    syncFolder(releases);
    return whole;
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    if (error instanceof TidemarkError) throw error;
    throw new TidemarkError('platform.build-failed', { what: `the build failed: ${messageOf(error)}`, cause: error });
  }
}

async function fetchSource(source: DeploySource, to: string, options: Building): Promise<void> {
  if (source.kind === 'repository') {
    throw new TidemarkError('usage.invalid', {
      what: 'the local platform has no repository of its own',
      next: "Deploy { kind: 'directory', path } or { kind: 'git', path, revision }.",
    });
  }
  if (!existsSync(source.path)) throw failed(`there is no ${source.path}`);
  if (source.kind === 'directory') return copySite(source.path, to, options.signal);
  const archive = join(to, '.tidemark-archive.tar');
  const git = async (...args: readonly string[]): Promise<void> => {
    // A repository of another user is read nevertheless: nothing of it is run.
    const command = ['git', '-c', `safe.directory=${await realpath(source.path)}`, '-C', source.path, ...args];
    await step(command, command, to, process.env, options);
  };
  await git('archive', '--format=tar', '-o', archive, source.revision);
  const unpacked = `${to}.unpacked`;
  try {
    await rm(unpacked, { recursive: true, force: true });
    await mkdir(unpacked);
    const unpack = ['tar', '-xf', archive, '-C', unpacked];
    await step(unpack, unpack, to, process.env, options);
    await rm(archive);
    // The same rules hold for links in a repository.
    await copySite(unpacked, to, options.signal);
  } finally {
    await rm(unpacked, { recursive: true, force: true });
  }
}

/** What the site itself brings runs apart from the machine, and not as root. */
async function runBuild(folder: string, options: Building): Promise<void> {
  const { pre, post, composer } = await deploymentFile(folder);
  const has = (name: string): boolean => existsSync(join(folder, name));
  const steps: (readonly string[])[] = [];
  if (pre !== undefined) steps.push(['php', pre]);
  if (has('composer.json') && has('composer.lock') && !has('vendor/autoload.php')) {
    steps.push([programOf('composer', 'Composer', 'composer'), ...COMPOSER, ...composer]);
  }
  if (has('package.json') && has('package-lock.json') && !has('node_modules') && !has('index.php')) {
    steps.push(['npm', 'ci', '--omit=dev', '--no-audit', '--no-fund']);
  }
  if (post !== undefined) steps.push(['php', post]);
  if (steps.length === 0) return;
  await giveAway(folder);
  for (const command of steps) await siteStep(command, folder, options);
  await takeBack(folder);
}

const COMPOSER = ['install', '--no-interaction', '--prefer-dist', '--no-progress'];

function siteStep(command: readonly string[], folder: string, options: Building): Promise<void> {
  const { isolation, home, variables, instance } = options;
  const env = {
    PATH: process.env['PATH'],
    LANG: 'C.UTF-8',
    // The sandbox has a temporary folder of its own.
    HOME: '/tmp',
    COMPOSER_HOME: '/tmp/composer',
    ...variables,
    [INSTANCE_VARIABLE]: instance,
  };
  return step(
    command,
    serviceSandbox(isolation, { home, folder }, () => command),
    folder,
    env,
    options,
  );
}

interface DeploymentFile {
  readonly pre?: string | undefined;
  readonly post?: string | undefined;
  /** For Composer. */
  readonly composer: readonly string[];
}

const COMPOSER_OPTIONS = ['prefer-source', 'no-dev', 'no-plugins', 'no-scripts'];

/** Source: fortrabbit/help: docs/deployment-file-v2.md. */
async function deploymentFile(folder: string): Promise<DeploymentFile> {
  const file = join(folder, 'fortrabbit.yml');
  if (!existsSync(file)) return { composer: ['--no-dev'] };
  const { parse } = await import('yaml');
  const settings = (parse(await readFile(file, 'utf8')) ?? {}) as Readonly<Record<string, unknown>>;
  const script = (name: 'pre' | 'post'): string | undefined => {
    const path = settings[name];
    if (path === undefined || path === null) return undefined;
    if (typeof path !== 'string' || path.startsWith('/') || path.startsWith('-') || path.split('/').includes('..')) {
      throw failed(`"${name}" in fortrabbit.yml names no script of the site`);
    }
    return path;
  };
  const wanted = (settings['composer'] ?? {}) as Readonly<Record<string, unknown>>;
  const composer = COMPOSER_OPTIONS.filter((name) => wanted[name] ?? name === 'no-dev').map((name) => `--${name}`);
  return { pre: script('pre'), post: script('post'), composer };
}

/** @param shown what the log says is run @throws TidemarkError `platform.build-failed` */
async function step(
  shown: readonly string[],
  command: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
  { signal, onLine, logFile }: Building,
): Promise<void> {
  onLine(`$ ${shown.join(' ')}`);
  const { exitCode, stderr, stdout } = await runProgram(command, { cwd, env, signal, onLine });
  if (exitCode === 0) return;
  const said = (stderr.trim() || stdout.trim()).split('\n').slice(-5).join('\n');
  throw failed(`${shown[0]} ended with ${exitCode}${said === '' ? '' : `: ${said}`}`, `${logFile} has all it said.`);
}

function failed(what: string, where = ''): TidemarkError {
  const next = `Mend it and deploy again; nothing was released. ${where}`.trim();
  return new TidemarkError('platform.build-failed', { what, next });
}
