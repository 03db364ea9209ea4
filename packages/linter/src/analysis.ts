import { statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { CacheFile } from './cache/cache-file.ts';
import { resultKey } from './cache/result-key.ts';
import { readWiring } from './container/read-wiring.ts';
import type { FactsSource } from './facts-source.ts';
import type { KnowledgeBase } from './flow/knowledge-base.ts';
import { type Linked, link } from './flow/link.ts';
import { hashFiles, type IndexedFiles, indexFiles } from './index/index-files.ts';
import { buildIndex } from './index/project-index.ts';
import type { FileRecord } from './index/record.ts';
import { scanFile } from './index/scan-file.ts';
import { configuredKnowledge, mountMatcher, parentsOfClasses } from './known.ts';
import type { LintOptions } from './options.ts';
import type { FileFacts } from './php/facts.ts';
import { detectPlatform } from './project/detect-platform.ts';
import { discoverProject } from './project/discover.ts';
import type { Project, SourceFile } from './project/project.ts';
import { VERSION } from './version.ts';

/** The word in the index that comments to Tidemark (`@tidemark-ignore`) leave behind. */
const COMMENT_TAG = 'tidemark';

/** A project linked: what rules and `why` look at. */
export interface Analysis {
  readonly project: Project;
  readonly platform: string;
  readonly knowledge: KnowledgeBase;
  readonly linked: Linked;
  /** Files by number, the unsaved one included. */
  readonly paths: readonly string[];
  /** Every file whose facts were read: for its sinks and callers, or for its comments to Tidemark. */
  readonly read: readonly ReadFile[];
}

export interface ReadFile {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly facts: FileFacts;
}

/** A project whose files were looked at, before anything is parsed. */
export interface Surveyed {
  readonly project: Project;
  readonly platform: string;
  readonly indexed: IndexedFiles;
  /** Configuration files and their content hashes. */
  readonly others: readonly SourceFile[];
  readonly otherHashes: ReadonlyMap<string, string>;
  /** Key of the finished result. */
  readonly key: string;
}

/** The root as the user named it; for a file that is not saved yet, the nearest directory that exists. */
export function discover(options: LintOptions): Project {
  const { platform, config = {} } = options;
  return discoverProject(options.stdin ? nearestExisting(options.path) : options.path, {
    ...(platform === undefined ? {} : { platform }),
    ...(config.exclude === undefined ? {} : { exclude: config.exclude }),
    // What a user names is looked into wherever it lies; a glob only chooses among what is in scope.
    named: (config.paths ?? []).filter((path) => !/[*?[\]{}()!]/.test(path)),
  });
}

function nearestExisting(path: string): string {
  for (let at = path; ; at = dirname(at)) {
    if (statSync(at, { throwIfNoEntry: false }) || dirname(at) === at) return at;
  }
}

/** Hashes every file that the result depends on. */
export async function survey(project: Project, cache: CacheFile, options: LintOptions): Promise<Surveyed> {
  const signal = options.signal ?? new AbortController().signal;
  const platform = detectPlatform(project).name;
  const indexed = await indexFiles(project.root, project.files, {
    signal,
    previous: cache,
    onProgress: (done, total) => options.onProgress?.({ phase: 'index', done, total }),
  });
  const others = otherSources(project);
  const otherHashes = await hashFiles(project.root, others, { signal, previous: cache });
  const { config, only, except } = options;
  const key = resultKey({
    toolVersion: VERSION,
    options: JSON.stringify([config ?? {}, only ?? null, except ?? null, platform, project.reportOnly ?? null]),
    contents: [
      ...indexed.files.map((file, at) => [file.path, indexed.hashes[at] ?? ''] as const),
      ...indexed.unreadable.map(({ path, reason }) => [path, reason] as const),
      ...otherHashes,
    ],
  });
  return { project, platform, indexed, others, otherHashes, key };
}

/** Configuration files with what tells whether they changed; those that vanish meanwhile are left out. */
function otherSources(project: Project): readonly SourceFile[] {
  return project.otherFiles.flatMap((path) => {
    const stat = statSync(join(project.root, path), { throwIfNoEntry: false });
    return stat?.isFile() ? [{ path, size: stat.size, mtimeMs: stat.mtimeMs, inode: stat.ino }] : [];
  });
}

interface Contents {
  readonly paths: string[];
  readonly records: FileRecord[];
  readonly hashes: string[];
}

/** The surveyed files, with the unsaved text in the place of the file it belongs to. */
function contentsOf({ project, indexed }: Surveyed, facts: FactsSource, stdin: LintOptions['stdin']): Contents {
  const paths = indexed.files.map((file) => file.path);
  const records = [...indexed.records()];
  const hashes = [...indexed.hashes];
  if (stdin) {
    const path = relative(project.root, stdin.filename).split(sep).join('/');
    const bytes = Buffer.from(stdin.source);
    const record = scanFile(bytes);
    const at = paths.indexOf(path);
    const number = at < 0 ? paths.length : at;
    paths[number] = path;
    records[number] = record;
    hashes[number] = record.hash;
    facts.give(record.hash, bytes);
  }
  return { paths, records, hashes };
}

/** Indexes, parses what is asked for, and follows every path to its origin. */
export async function analyse(surveyed: Surveyed, facts: FactsSource, options: LintOptions): Promise<Analysis> {
  const { project, platform } = surveyed;
  const config = options.config ?? {};
  const { paths, records, hashes } = contentsOf(surveyed, facts, options.stdin);
  const knowledge = configuredKnowledge(project, config);
  const index = buildIndex(records);
  const loadFacts = (files: readonly number[]): Promise<ReadonlyMap<number, FileFacts>> =>
    facts.load(
      files.map((number) => ({
        number,
        path: paths[number] ?? '',
        hash: hashes[number] ?? '',
        hazard: records[number]?.hazard,
      })),
    );
  const linked = await link({
    index,
    paths,
    knowledge,
    wiring: readWiring(project),
    relations: parentsOfClasses(),
    loadFacts,
    isMounted: mountMatcher(config.mounts ?? []),
    safe: new Set((config.safe ?? []).map((helper) => helper.call.toLowerCase())),
    onProgress: (done, total) => options.onProgress?.({ phase: 'link', done, total }),
  });
  options.signal?.throwIfAborted();
  const { program } = linked.world;
  // An ignore comment in a file without sinks silences nothing, and its reader is to be told.
  const commented = await loadFacts(index.filesWith(COMMENT_TAG).filter((number) => !program.isLoaded(number)));
  const read = [
    ...[...program.loadedFiles].map(({ path, facts }) => ({ path, facts })),
    ...[...commented].map(([number, facts]) => ({ path: paths[number] ?? '', facts })),
  ];
  return { project, platform, knowledge, linked, paths, read };
}
