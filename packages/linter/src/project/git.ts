/** Runs git so that nothing of the scanned tree is executed: no hooks, filters, monitors, pagers, or fetching. */
import { spawnSync } from 'node:child_process';
import { isTidemarkError, TidemarkError } from '../errors.ts';

/** How long one git command may take [ms]. */
const TIMEOUT = 60_000;

/** Most that one git command may answer [bytes]. */
export const LARGEST_ANSWER: number = 1024 * 1024 * 1024;

/** Configuration that a repository or a user may have set to run a program; the command line wins over both. */
const HARMLESS = [
  '--no-pager',
  '--no-replace-objects',
  '--no-optional-locks',
  '--literal-pathspecs',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.pager=cat',
  '-c',
  'core.sshCommand=false',
  '-c',
  'core.attributesFile=/dev/null',
  '-c',
  'diff.external=',
  '-c',
  'protocol.allow=never',
  '-c',
  'submodule.recurse=false',
  '-c',
  'maintenance.auto=false',
  '-c',
  'gc.auto=0',
];

/** Commands that read objects and names only. Whatever looks at the work tree (`diff`, `status`) would run its filters. */
export type GitCommand = 'rev-parse' | 'ls-tree' | 'cat-file' | 'merge-base';

interface Invocation {
  readonly program: string;
  readonly args: readonly string[];
  readonly options: {
    readonly cwd: string;
    readonly env: Readonly<Record<string, string>>;
    /** [ms] */
    readonly timeout: number;
    readonly killSignal: 'SIGKILL';
    /** [bytes] */
    readonly maxBuffer: number;
  };
}

/** Program, arguments and options of a git command that runs nothing of the repository's. */
export function invocation(directory: string, command: GitCommand, args: readonly string[]): Invocation {
  const environment: Record<string, string> = {
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_NO_LAZY_FETCH: '1',
    // Git before 2.45 fetches what a partial clone misses; this refuses each transport, whatever a repository allows.
    GIT_ALLOW_PROTOCOL: '',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_ATTR_NOSYSTEM: '1',
    LC_ALL: 'C',
  };
  for (const name of ['PATH', 'HOME', 'SystemRoot', 'PATHEXT', 'TMPDIR', 'TEMP']) {
    const value = process.env[name];
    if (value !== undefined) environment[name] = value;
  }
  return {
    program: 'git',
    // The user's own configuration is not read, and with it their safe.directory; reading objects runs nothing.
    args: [...HARMLESS, '-c', 'safe.directory=*', command, ...args],
    options: {
      cwd: directory,
      env: environment,
      timeout: TIMEOUT,
      killSignal: 'SIGKILL',
      maxBuffer: LARGEST_ANSWER,
    },
  };
}

/**
 * Runs a git command in `directory` and returns what it printed.
 *
 * @throws TidemarkError `git.missing`, `git.timeout`, `git.not-a-repository`, `git.failed`
 */
export function runGit(
  directory: string,
  command: GitCommand,
  args: readonly string[],
  input?: string | Buffer,
): Buffer {
  const { program, args: all, options } = invocation(directory, command, args);
  const { error, status, signal, stdout, stderr } = spawnSync(program, all, {
    ...options,
    ...(input === undefined ? {} : { input }),
  });
  if (error !== undefined) {
    const code = 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') throw failure('git.missing', 'git is not installed, or not in PATH', directory);
    if (code === 'ETIMEDOUT')
      throw failure('git.timeout', `git ${command} took longer than ${TIMEOUT / 1000} s`, directory);
    throw failure('git.failed', `git ${command}: ${error.message}`, directory);
  }
  if (status === 0) return stdout;
  const told = stderr.toString('utf8').trim();
  if (/not a git repository/i.test(told)) {
    throw failure('git.not-a-repository', 'not in a git repository', directory, 'Run in a clone of the project.');
  }
  throw failure('git.failed', `git ${command} failed (${signal ?? status}): ${told.slice(0, 500)}`, directory);
}

function failure(code: string, what: string, where: string, next?: string): TidemarkError {
  return new TidemarkError(code, { what, where, ...(next === undefined ? {} : { next }) });
}

/** A file as it stands in a commit. */
export interface FileAtRef {
  /** Relative to the root that was asked about, with `/`. */
  readonly path: string;
  /** Git's name of the content. */
  readonly object: string;
  readonly size: number;
  readonly executable: boolean;
  readonly bytes: Buffer;
}

/**
 * The files below `root` as they stood at `ref`, straight from git's objects: nothing is checked out. Links and submodules
 * are left out. `wanted` picks by root-relative path and size [bytes] before any content is read.
 *
 * @throws TidemarkError as `runGit`, and `git.unknown-ref`, `git.incomplete-clone`
 */
export function materialiseRef(
  root: string,
  ref: string,
  wanted: (path: string, size: number) => boolean = () => true,
): readonly FileAtRef[] {
  const commit = resolveCommit(root, ref);
  const prefix = runGit(root, 'rev-parse', ['--show-prefix'])
    .toString('utf8')
    .replace(/\r?\n$/, '');
  const listing = runGit(root, 'ls-tree', [
    '-r',
    '-z',
    '-l',
    '--full-tree',
    commit,
    ...(prefix === '' ? [] : [prefix]),
  ]);
  const entries: Omit<FileAtRef, 'bytes'>[] = [];
  for (const record of listing.toString('utf8').split('\0')) {
    const [, mode, object, length, full] = /^(100\d{3}) blob ([0-9a-f]+) +(\d+|BAD)\t(.*)$/s.exec(record) ?? [];
    if (mode === undefined || object === undefined || full === undefined) continue;
    const path = full.slice(prefix.length);
    if (length === 'BAD') {
      if (wanted(path, 0)) throw incompleteClone(path, ref);
      continue;
    }
    const size = Number(length);
    if (wanted(path, size)) entries.push({ path, object, size, executable: mode === '100755' });
  }
  const contents = readObjects(root, [...new Set(entries.map((entry) => entry.object))]);
  return entries.flatMap((entry) => {
    const bytes = contents.get(entry.object);
    return bytes === undefined ? [] : [{ ...entry, bytes }];
  });
}

/** Without the older content each of its findings would look new. */
function incompleteClone(path: string, ref: string): TidemarkError {
  const what = `this clone lacks the content of ${path} at ${ref}`;
  const next = 'It is a partial clone: make a full one (actions/checkout: no `filter`), or run `git fetch --refetch`.';
  return new TidemarkError('git.incomplete-clone', { what, where: path, next });
}

/** The full name of the commit that `ref` means. */
export function resolveCommit(root: string, ref: string): string {
  try {
    return runGit(root, 'rev-parse', ['--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])
      .toString('utf8')
      .trim();
  } catch (error) {
    if (!isTidemarkError(error, 'git.failed')) throw error;
    const next = 'Check the name; in CI, fetch it first (actions/checkout: `fetch-depth: 0`).';
    throw failure('git.unknown-ref', 'git knows no such commit', ref, next);
  }
}

function readObjects(root: string, objects: readonly string[]): ReadonlyMap<string, Buffer> {
  const contents = new Map<string, Buffer>();
  if (objects.length === 0) return contents;
  const answer = runGit(root, 'cat-file', ['--batch'], `${objects.join('\n')}\n`);
  let at = 0;
  while (at < answer.length) {
    const end = answer.indexOf(10, at);
    if (end < 0) break;
    const [object = '', type, size] = answer.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (type !== 'blob') continue;
    contents.set(object, answer.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return contents;
}
