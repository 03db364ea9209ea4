/** House rules that neither the formatter nor the linter knows. Each is a function from files to complaints. */
import { dirname, join, normalize } from 'node:path/posix';
import ts from 'typescript';

/** A text file; `path` is relative to the top of the repository, with `/`. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

const LINES_MAX = 300;

const CODE = /\.(?:tsx?|mjs|cjs|js)$/;

/** Names that say nothing of a room's purpose. */
const EMPTY_NAMES = /^(?:utils?|helpers?|managers?|misc)(?:[.-]|$)/;

/** Put together, so that this file does not speak of itself. */
const UNFINISHED = new RegExp(`\\b(?:${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|')})\\b`);

function isCode({ path }: TextFile): boolean {
  return CODE.test(path);
}

export function longFiles(files: readonly TextFile[]): string[] {
  return files.filter(isCode).flatMap(({ path, text }) => {
    const lines = text.trimEnd().split('\n').length;
    return lines > LINES_MAX ? [`${path}: ${lines} lines; at most ${LINES_MAX}`] : [];
  });
}

export function unfinishedMarks(files: readonly TextFile[]): string[] {
  return linesThat(files, (line) => UNFINISHED.test(line));
}

export function emptyNames(files: readonly TextFile[]): string[] {
  return files.map(({ path }) => path).filter((path) => path.split('/').some((part) => EMPTY_NAMES.test(part)));
}

/** Absolute paths of the machine the code was written on. */
export function machinePaths(files: readonly TextFile[], folders: readonly string[]): string[] {
  return linesThat(files, (line) => folders.some((folder) => line.includes(`${folder}/`)));
}

function linesThat(files: readonly TextFile[], isWrong: (line: string) => boolean): string[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, at) => (isWrong(line) ? [`${path}:${at + 1}: ${line.trim().slice(0, 120)}`] : [])),
  );
}

function importsOf({ path, text }: TextFile): string[] {
  return isCode({ path, text })
    ? ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName)
    : [];
}

/** Packages meet by name and by what they export, never by path. */
export function foreignInsides(files: readonly TextFile[]): string[] {
  const packageOf = (path: string): string | undefined => /^packages\/[^/]+\//.exec(path)?.[0];
  return files.flatMap((file) => {
    const own = packageOf(file.path);
    if (own === undefined) return [];
    return importsOf(file)
      .filter((name) => {
        if (/^@tidemark\/[^/]+\/(?:src|dist)\//.test(name)) return true;
        return name.startsWith('.') && !normalize(join(dirname(file.path), name)).startsWith(own);
      })
      .map((name) => `${file.path} imports ${name}`);
  });
}

type FolderImports = ReadonlyMap<string, ReadonlySet<string>>;

/** Which folders right below `source` (with a closing `/`) import which others; tests are free. */
function folderImports(files: readonly TextFile[], source: string): FolderImports {
  const imports = new Map<string, Set<string>>();
  const folderOf = (path: string): string | undefined => {
    const [folder, inside] = path.startsWith(source) ? path.slice(source.length).split('/') : [];
    return inside === undefined ? undefined : folder;
  };
  for (const file of files) {
    const from = folderOf(file.path);
    if (from === undefined || file.path.endsWith('.test.ts')) continue;
    for (const name of importsOf(file)) {
      const to = name.startsWith('.') ? folderOf(normalize(join(dirname(file.path), name))) : undefined;
      if (to !== undefined && to !== from) imports.set(from, (imports.get(from) ?? new Set()).add(to));
    }
  }
  return imports;
}

/** Folders below `source` that import each other, over any number of steps. */
export function folderCircles(files: readonly TextFile[], source: string): string[] {
  const imports = folderImports(files, source);
  return [...imports.keys()].sort().flatMap((folder) => {
    const way = wayBack(folder, imports);
    return way === undefined ? [] : [[folder, ...way].join(' → ')];
  });
}

/** Folders below `source` that import from a floor above theirs. `floors`: folders that may see all below, highest first. */
export function upwardImports(
  files: readonly TextFile[],
  source: string,
  floors: readonly (readonly string[])[],
): string[] {
  const floorOf = (folder: string): number => floors.findIndex((folders) => folders.includes(folder));
  return [...folderImports(files, source)].flatMap(([from, targets]) =>
    [...targets].filter((to) => floorOf(to) < floorOf(from)).map((to) => `${from} → ${to}`),
  );
}

/** The shortest chain of imports that leads from a folder to itself. */
function wayBack(start: string, imports: FolderImports): string[] | undefined {
  const seen = new Set<string>();
  const ways: string[][] = [...(imports.get(start) ?? [])].map((folder) => [folder]);
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    const last = way.at(-1) ?? start;
    if (last === start) return way;
    if (seen.has(last)) continue;
    seen.add(last);
    for (const next of imports.get(last) ?? []) ways.push([...way, next]);
  }
  return undefined;
}
