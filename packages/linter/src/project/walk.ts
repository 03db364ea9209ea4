/** Walks a project once, and sorts what it finds into files in scope and counted rest. Links are never followed. */
import { statSync } from 'node:fs';
import { Directories, type Entry } from './directories.ts';
import { fileStat } from './file-stat.ts';
import { isNodeFile } from './node-file.ts';
import { isOtherFile, isSettingsDirectory } from './other-file.ts';
import { hasPhpShebang, isPhpName } from './php-file.ts';
import type { ProjectProblem, SourceFile } from './project.ts';
import type { Scope, Verdict } from './scope.ts';

export interface WalkResult {
  readonly files: readonly SourceFile[];
  readonly otherFiles: readonly string[];
  /** JavaScript and TypeScript that Node may run. */
  readonly nodeFiles: readonly string[];
  /** Number of PHP files set aside. */
  readonly excluded: number;
  readonly problems: readonly ProjectProblem[];
}

export interface WalkOptions {
  /** Lists the directories. */
  readonly directories?: Directories | undefined;
  /** Takes the stat data of PHP files too. Absent: yes. */
  readonly looks?: boolean | undefined;
}

/** Executable by anyone, in a file's mode bits. */
const EXECUTABLE = 0o111;

/**
 * Walks the tree below `root`, asking `scope` about each directory and file. Unreadable entries become problems.
 */
export function walk(
  root: string,
  scope: Scope,
  { directories = new Directories(root), looks = true }: WalkOptions = {},
): WalkResult {
  const files: SourceFile[] = [];
  const otherFiles: string[] = [];
  const nodeFiles: string[] = [];
  const problems: ProjectProblem[] = [];
  let excluded = 0;

  const visit = (directory: string, name: string, before: Verdict): void => {
    let entries: readonly Entry[];
    try {
      entries = directories.entriesOf(directory);
    } catch (error) {
      problems.push({ path: directory || '.', message: `directory not read: ${reasonOf(error)}` });
      return;
    }
    const verdict = directory === '' ? 'scope' : scope.ofContents(directory, name, before, entries);
    if (verdict === 'outside' && !scope.isAboveAsked(directory)) return;
    for (const entry of entries) {
      const path = directory === '' ? entry.name : `${directory}/${entry.name}`;
      if (entry.isDirectory()) {
        const next = entry.name.startsWith('.') && isSettingsDirectory(entry.name) ? 'settings' : verdict;
        const inside = scope.ofDirectory(path, entry.name, next, directory, entries);
        if (inside !== 'outside' || scope.isAboveAsked(path)) visit(path, entry.name, inside);
      } else if (entry.isFile()) take(path, entry.name, verdict, directory, entries);
    }
  };

  const take = (path: string, name: string, verdict: Verdict, directory: string, siblings: readonly Entry[]): void => {
    if (!isPhpName(name) && !(verdict === 'scope' && mayHaveShebang(name, directory) && isPhpScript(path, directory))) {
      if (verdict === 'scope' && isNodeFile(path, name) && scope.ofOther(path)) nodeFiles.push(path);
      else if (scope.isAsked(path)) add(path);
      else if ((verdict === 'scope' || verdict === 'settings') && isOtherFile(name, directory) && scope.ofOther(path)) {
        otherFiles.push(path);
      }
      return;
    }
    const ruling = scope.ofFile(path, name, verdict, directory, siblings);
    if (ruling === 'scope') add(path);
    else if (ruling === 'aside') excluded++;
  };

  const isPhpScript = (path: string, directory: string): boolean => {
    if (/^(?:|(?:.*\/)?(?:bin|scripts?))$/.test(directory)) return hasPhpShebang(`${root}/${path}`);
    const stat = statSync(`${root}/${path}`, { throwIfNoEntry: false });
    return stat !== undefined && (stat.mode & EXECUTABLE) !== 0 && hasPhpShebang(`${root}/${path}`);
  };

  const add = (path: string): void => {
    try {
      files.push(looks ? { path, stat: fileStat(`${root}/${path}`) } : { path });
    } catch (error) {
      problems.push({ path, message: `file not read: ${reasonOf(error)}` });
    }
  };

  visit('', '', 'scope');
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, otherFiles: otherFiles.sort(), nodeFiles: nodeFiles.sort(), excluded, problems };
}

/** Names without an extension that are not plainly text for people. */
function mayHaveShebang(name: string, directory: string): boolean {
  return !name.includes('.') && !(directory === '' && /^[A-Z]+$/.test(name));
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
