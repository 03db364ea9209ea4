/** First step of a run: which files there are, and what their contents are. Parses nothing. */
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { resultKey } from './cache/result-key.ts';
import { hashFiles, type IndexedFiles, type IndexMemory, type IndexOptions, indexFiles } from './index/index-files.ts';
import type { LintOptions } from './options.ts';
import { platformMarks, withFrameworks } from './plugin/detect.ts';
import { detectPlatform } from './project/detect-platform.ts';
import { discoverProject } from './project/discover.ts';
import { fileStat } from './project/file-stat.ts';
import { headCommit } from './project/head.ts';
import { LARGEST_NODE_FILE } from './project/node-file.ts';
import type { Project, SourceFile } from './project/project.ts';
import { findRoot } from './project/root.ts';
import type { WalkOptions } from './project/walk.ts';
import { VERSION } from './version.ts';

/** A project whose files were looked at, before anything is parsed. */
export interface Surveyed {
  readonly project: Project;
  readonly platform: string;
  readonly indexed: IndexedFiles;
  /** Configuration files and Node code; none, and no hashes and no key, where no later run asks. */
  readonly others: readonly SourceFile[];
  /** Content hashes of the configuration files. */
  readonly otherHashes: ReadonlyMap<string, string>;
  /** Content hashes of the Node code; what is said of PHP does not depend on them. */
  readonly nodeHashes: ReadonlyMap<string, string>;
  /** Key of the finished result. */
  readonly key: string;
}

/**
 * Absolute path of the project's root, links resolved.
 * @throws TidemarkError `project.not-found`
 */
export function rootOf(options: LintOptions): string {
  return findRoot(namedPath(options)).root;
}

/** The project that the user named. */
export function discover(options: LintOptions, walking: WalkOptions = {}): Project {
  const { platform, config = {} } = options;
  const project = discoverProject(namedPath(options), {
    ...(platform === undefined ? {} : { platform }),
    ...(config.exclude === undefined ? {} : { exclude: config.exclude }),
    ...walking,
    // What a user names is looked into wherever it lies; a glob only chooses among what is in scope.
    named: (config.paths ?? []).filter((path) => !/[*?[\]{}()!]/.test(path)),
  });
  return withFrameworks(project, options.plugins?.frameworks);
}

/** The path as the user named it; for a file that is not saved yet, the nearest directory that exists. */
function namedPath({ path, stdin }: LintOptions): string {
  return stdin ? nearestExisting(path) : path;
}

function nearestExisting(path: string): string {
  for (let at = path; ; at = dirname(at)) {
    if (statSync(at, { throwIfNoEntry: false }) || dirname(at) === at) return at;
  }
}

/** Who is told of each PHP file that was read, and who helps to read them. */
export interface SurveyReading extends Pick<IndexOptions, 'onRecord' | 'help'> {
  /** What is found is kept for no later run: the PHP files alone are looked at. */
  readonly keepsNothing?: boolean;
}

/**
 * Hashes every file that the result depends on.
 * @param memory what is known of the files' contents
 */
export async function survey(
  project: Project,
  memory: IndexMemory,
  options: LintOptions,
  { keepsNothing = false, ...reading }: SurveyReading = {},
): Promise<Surveyed> {
  const signal = options.signal ?? new AbortController().signal;
  const platform = detectPlatform(project, platformMarks(options.plugins?.platforms)).name;
  const indexed = await indexFiles(project.root, project.files, {
    signal,
    previous: memory,
    ...reading,
    onProgress: (done, total) => options.onProgress?.({ phase: 'index', done, total }),
  });
  if (keepsNothing) return { project, platform, indexed, ...NOTHING_KEPT };
  const configuration = sourcesAt(project, project.otherFiles);
  const otherHashes = await hashFiles(project.root, configuration, { signal, previous: memory });
  const node = sourcesAt(project, project.nodeFiles ?? []).filter(({ stat }) => stat.size <= LARGEST_NODE_FILE);
  const nodeHashes = await hashFiles(project.root, node, { signal, previous: memory });
  const { config, only, except, plugins } = options;
  const key = resultKey({
    toolVersion: VERSION,
    options: JSON.stringify([
      config ?? {},
      only ?? null,
      except ?? null,
      platform,
      project.reportOnly ?? null,
      headCommit(project.root) ?? null,
      plugins?.plugins ?? null,
    ]),
    contents: [
      ...indexed.files.map((file, at) => [file.path, indexed.hashes[at] ?? ''] as const),
      ...indexed.unreadable.map(({ path, reason }) => [path, reason] as const),
      ...otherHashes,
      ...nodeHashes,
    ],
  });
  return { project, platform, indexed, others: [...configuration, ...node], otherHashes, nodeHashes, key };
}

const NOTHING_KEPT = { others: [], otherHashes: new Map(), nodeHashes: new Map(), key: '' } as const;

/** Files with what tells whether they changed; those that vanish meanwhile are left out. */
function sourcesAt({ root }: Project, paths: readonly string[]): readonly Required<SourceFile>[] {
  return paths.flatMap((path) => {
    try {
      return [{ path, stat: fileStat(`${root}/${path}`) }];
    } catch {
      return [];
    }
  });
}
