/** From a site to an immutable release: copied, Composer, the scripts of fortrabbit.yml. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { TidemarkError, throwIfAborted } from '../client-error.ts';
import { messageOf } from '../errors.ts';
import type { DeploySource } from '../model/index.ts';
import { syncFolder } from './durable-file.ts';
import { runProgram } from './run-program.ts';
import { findProgram } from './sandbox.ts';
import { copySite } from './site-copy.ts';
import { INSTANCE_VARIABLE } from './sweep.ts';

export interface BuildOptions {
  readonly releases: string;
  readonly id: string;
  readonly instance: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  readonly onLine: (line: string) => void;
}

/** The release's folder, which nothing writes to any more. @throws TidemarkError `platform.build-failed`, `platform.unsafe-site` */
export async function buildRelease(source: DeploySource, options: BuildOptions): Promise<string> {
  const { releases, id, signal } = options;
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

async function fetchSource(source: DeploySource, to: string, options: BuildOptions): Promise<void> {
  if (source.kind === 'repository') {
    throw new TidemarkError('usage.invalid', {
      what: 'the local platform has no repository of its own',
      next: "Deploy { kind: 'directory', path } or { kind: 'git', path, revision }.",
    });
  }
  if (!existsSync(source.path)) throw failed(`there is no ${source.path}`);
  if (source.kind === 'directory') return copySite(source.path, to, options.signal);
  // A revision that begins with a dash would be read as an option.
  if (!/^[A-Za-z0-9_][\w./@^~{}-]*$/.test(source.revision)) throw failed(`"${source.revision}" is no revision`);
  const archive = join(to, '.tidemark-archive.tar');
  await step(['git', '-C', source.path, 'archive', '--format=tar', '-o', archive, source.revision], to, options);
  const unpacked = `${to}.unpacked`;
  try {
    await rm(unpacked, { recursive: true, force: true });
    await mkdir(unpacked);
    await step(['tar', '-xf', archive, '-C', unpacked], to, options);
    await rm(archive);
    // The same rules hold for links in a repository.
    await copySite(unpacked, to, options.signal);
  } finally {
    await rm(unpacked, { recursive: true, force: true });
  }
}

async function runBuild(folder: string, options: BuildOptions): Promise<void> {
  const scripts = await deploymentScripts(folder);
  if (scripts.pre !== undefined) await step(['php', scripts.pre], folder, options);
  const wantsComposer = ['composer.json', 'composer.lock'].every((name) => existsSync(join(folder, name)));
  if (wantsComposer && !existsSync(join(folder, 'vendor/autoload.php'))) {
    if (findProgram('composer') === undefined) {
      throw new TidemarkError('platform.missing-program', {
        what: 'the site has a composer.lock and no vendor folder, and Composer is not installed',
        next: 'Install it (apt install composer), or run composer install before the deployment.',
      });
    }
    await step(['composer', 'install', '--no-interaction', '--no-dev', '--prefer-dist'], folder, options);
  }
  if (scripts.post !== undefined) await step(['php', scripts.post], folder, options);
}

/** `pre: build.php` and `post: …` of fortrabbit.yml. Source: fortrabbit/help: docs/deployment-file-v2.md. */
async function deploymentScripts(folder: string): Promise<{ readonly pre?: string; readonly post?: string }> {
  const file = join(folder, 'fortrabbit.yml');
  if (!existsSync(file)) return {};
  const { parse } = await import('yaml');
  const settings: unknown = parse(await readFile(file, 'utf8'));
  const script = (name: 'pre' | 'post'): { [K in 'pre' | 'post']?: string } => {
    const path =
      typeof settings === 'object' && settings !== null ? (settings as Record<string, unknown>)[name] : undefined;
    if (path === undefined || path === null) return {};
    if (typeof path !== 'string' || path.startsWith('/') || path.startsWith('-') || path.split('/').includes('..')) {
      throw failed(`"${name}" in fortrabbit.yml names no script of the site`);
    }
    return { [name]: path };
  };
  return { ...script('pre'), ...script('post') };
}

async function step(command: readonly string[], cwd: string, options: BuildOptions): Promise<void> {
  const { signal, onLine, variables, instance } = options;
  onLine(`$ ${command.join(' ')}`);
  const env = { ...process.env, COMPOSER_ALLOW_SUPERUSER: '1', ...variables, [INSTANCE_VARIABLE]: instance };
  const { exitCode, stderr, stdout } = await runProgram(command, { cwd, env, signal, onLine });
  if (exitCode === 0) return;
  const said = (stderr.trim() || stdout.trim()).split('\n').slice(-5).join('\n');
  throw failed(`${command[0]} ended with ${exitCode}${said === '' ? '' : `: ${said}`}`);
}

function failed(what: string): TidemarkError {
  return new TidemarkError('platform.build-failed', { what, next: 'Mend it and deploy again; nothing was released.' });
}
