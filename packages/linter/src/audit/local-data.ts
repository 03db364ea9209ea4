/** Which directories of a project hold run-time state, and how much of it lies there now. */
import { type Dirent, readdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path/posix';
import type { StateKind } from '@tidemark/sdk/model';
import type { Project } from '../project/project.ts';
import { isPlaceholder, runTimeFiles } from '../project/run-time-files.ts';
import type { TrackedFile } from '../project/tracked-files.ts';
import type { Finding } from '../result.ts';
import type { LocalDirectory } from './audit.ts';
import { FilesBelow } from './files-below.ts';
import { BY_WEIGHT } from './state-fate.ts';

/** More files than this are not looked at: the audit says so. */
const MOST_FILES = 300_000;

/** Never state of the application. */
const PASSED_OVER: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', 'node_modules', 'bower_components']);

interface FoundFile extends TrackedFile {
  readonly mtimeMs: number;
}

interface Found {
  readonly files: readonly FoundFile[];
  readonly isCut: boolean;
}

const ADVICE: Readonly<Record<StateKind, string>> = {
  uploads: 'Copy it to object storage before the switch, and once more after it.',
  media: 'Copy it to object storage, or have it made anew from the originals there.',
  sessions: 'Leave it: users sign in once more.',
  cache: 'Leave it: it is made anew.',
  locks: 'Leave it: locks are made anew.',
  queue: 'Let the workers finish what waits before the switch.',
  logs: 'Archive what has to be kept; later logs go to the log service.',
  database: 'Import it into the database service, and keep the file as a backup.',
  config: 'Bring it under version control, or set it as variables.',
  code: 'Bring it under version control: the release is the only place for code.',
};

/** Kinds whose files move to object storage as they are. */
const MOVED: ReadonlySet<StateKind> = new Set(['uploads', 'media']);

/** What is known to hold state, and what the code writes below; ordered by what it means to lose it, then by path. */
export function localData(project: Project, findings: readonly Finding[]): readonly LocalDirectory[] {
  const found = filesBelow(project.root, project.vendorDir ?? 'vendor');
  const frameworks = new Set(project.frameworks.map(({ name }) => name));
  const code = new FilesBelow(project.files);
  const directories = new Map<string, StateKind>();
  for (const { path, state } of targets(findings)) {
    // What holds code is no place of data, though data may lie somewhere below it.
    if (!directories.has(path) && code.below(path).length === 0) directories.set(path, state);
  }
  for (const { where, sort } of runTimeFiles(found.files, frameworks, project.vendorDir ?? 'vendor'))
    directories.set(where.replace(/\/$/, ''), sort.state);
  const files = new FilesBelow(found.files);
  return [...directories]
    .map(([path, state]) => describe(path, state, files.of(path), found.isCut))
    .sort((a, b) => BY_WEIGHT.indexOf(a.state) - BY_WEIGHT.indexOf(b.state) || (a.path < b.path ? -1 : 1));
}

/** The directories that findings name, as far as they are known. */
function targets(findings: readonly Finding[]): readonly { path: string; state: StateKind }[] {
  return findings.flatMap(({ target, state, kind }) => {
    if (target === undefined || state === null || target.startsWith('/')) return [];
    const hole = target.indexOf('…');
    const known = hole < 0 ? target : target.slice(0, target.lastIndexOf('/', hole) + 1);
    const path = (hole < 0 && kind !== 'directory' && kind !== 'database' ? dirname(known) : known).replace(
      /^\.\/+|\/+$/g,
      '',
    );
    return path === '' || path === '.' ? [] : [{ path, state }];
  });
}

function describe(path: string, state: StateKind, inside: readonly FoundFile[], isCut: boolean): LocalDirectory {
  const newest = inside.reduce((latest, { mtimeMs }) => Math.max(latest, mtimeMs), 0);
  return {
    path,
    state,
    ...(inside.length === 0
      ? {}
      : {
          contents: {
            files: inside.length,
            bytes: inside.reduce((sum, { size }) => sum + size, 0),
            newest: new Date(newest).toISOString(),
            isCut,
          },
        }),
    advice: ADVICE[state],
    ...(MOVED.has(state) ? { command: `tidemark storage sync ${quoted(path)} ${quoted(`s3://BUCKET/${path}`)}` } : {}),
  };
}

/** As a POSIX shell takes it. */
function quoted(text: string): string {
  return /^[\w./:@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Links are not followed, and what cannot be read is left out. */
function filesBelow(root: string, vendorDir: string): Found {
  const files: FoundFile[] = [];
  const waiting: string[] = [''];
  for (let directory = waiting.pop(); directory !== undefined; directory = waiting.pop()) {
    for (const entry of entriesOf(directory === '' ? root : `${root}/${directory}`)) {
      const path = directory === '' ? entry.name : `${directory}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!PASSED_OVER.has(entry.name) && path !== vendorDir) waiting.push(path);
      } else if (entry.isFile()) {
        if (files.length >= MOST_FILES) return { files, isCut: true };
        const stat = statSync(`${root}/${path}`, { throwIfNoEntry: false });
        if (stat && !isPlaceholder(path)) files.push({ path, size: stat.size, mtimeMs: stat.mtimeMs, kind: 'file' });
      }
    }
  }
  return { files, isCut: false };
}

function entriesOf(directory: string): readonly Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}
