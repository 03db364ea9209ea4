import { statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { openCache } from './cache/cache-file.ts';
import { resultKey } from './cache/result-key.ts';
import { readWiring } from './container/read-wiring.ts';
import { abortedError } from './errors.ts';
import { type Linked, link } from './flow/link.ts';
import { FactsSource } from './facts-source.ts';
import { hashFiles, indexFiles } from './index/index-files.ts';
import { buildIndex } from './index/project-index.ts';
import { scanFile } from './index/scan-file.ts';
import { configuredKnowledge, mountMatcher, parentsOfClasses } from './known.ts';
import type { AnalysisResult, LintOptions } from './options.ts';
import { diskOf } from './platforms/disk.ts';
import { detectPlatform } from './project/detect-platform.ts';
import { discoverProject } from './project/discover.ts';
import type { Project, SourceFile } from './project/project.ts';
import type { Finding } from './result.ts';
import { CHECKS } from './rules/registry.ts';
import { fingerprints } from './suppress/fingerprint.ts';
import { VERSION } from './version.ts';

/** A project linked: what rules and `why` look at. */
export interface Analysis {
  readonly project: Project;
  readonly linked: Linked;
  readonly knowledge: ReturnType<typeof configuredKnowledge>;
  readonly platform: string;
}

/**
 * Every finding of a project, before configuration, comments and baselines speak.
 * @throws TidemarkError `aborted`
 */
export async function lint(options: LintOptions): Promise<AnalysisResult> {
  const begun = performance.now();
  const project = discoverProject(options.stdin ? parentOf(options.path) : options.path, {
    ...(options.platform === undefined ? {} : { platform: options.platform }),
  });
  options.onProgress?.({ phase: 'discover', done: 1, total: 1 });
  const platform = detectPlatform(project).name;
  const cache = openCache(options.cache === false ? false : options.cache?.location, project.root, VERSION);
  const signal = options.signal ?? new AbortController().signal;
  const facts = new FactsSource(project.root, cache, options);
  try {
    const unsaved = options.stdin && unsavedFile(project.root, options.stdin);
    const indexed = await indexFiles(project.root, project.files, {
      signal,
      previous: cache,
      onProgress: (done, total) => options.onProgress?.({ phase: 'index', done, total }),
    });
    const others = otherSources(project);
    const otherHashes = await hashFiles(project.root, others, { signal, previous: cache });
    const key = resultKey({
      toolVersion: VERSION,
      options: JSON.stringify([options.config ?? {}, options.only ?? null, options.except ?? null, platform, project.reportOnly ?? null]),
      contents: [...indexed.files.map((file, at) => [file.path, indexed.hashes[at] ?? ''] as const), ...otherHashes],
    });
    const remembered = unsaved ? undefined : cache.result(key);
    if (remembered !== undefined) {
      const result = JSON.parse(remembered) as AnalysisResult;
      return { ...result, stats: { ...result.stats, parsed: 0, cached: result.stats.parsed + result.stats.cached, bytes: 0, durationMs: Math.round(performance.now() - begun) } };
    }
    const records = [...indexed.records()];
    const hashes = [...indexed.hashes];
    const paths = indexed.files.map((file) => file.path);
    if (unsaved) {
      let number = paths.indexOf(unsaved.path);
      if (number < 0) number = paths.push(unsaved.path) - 1;
      const record = scanFile(unsaved.bytes);
      records[number] = record;
      hashes[number] = record.hash;
      facts.give(record.hash, unsaved.bytes);
    }
    const knowledge = configuredKnowledge(project, options.config ?? {});
    const linked = await link({
      index: buildIndex(records),
      paths,
      knowledge,
      wiring: readWiring(project),
      relations: parentsOfClasses(),
      loadFacts: (files) => facts.load(files.map((number) => ({ number, path: paths[number] ?? '', hash: hashes[number] ?? '', hazard: records[number]?.hazard }))),
      isMounted: mountMatcher(options.config?.mounts ?? []),
      safe: new Set((options.config?.safe ?? []).map((helper) => helper.call.toLowerCase())),
      onProgress: (done, total) => options.onProgress?.({ phase: 'link', done, total }),
    });
    signal.throwIfAborted();
    const result: AnalysisResult = {
      schemaVersion: 1,
      tool: { name: 'tidemark-lint', version: VERSION },
      project: {
        root: project.root,
        frameworks: project.frameworks.filter((framework) => framework.name !== 'php').map(({ name, version }) => ({ name, version })),
        platform,
      },
      findings: findingsOf({ project, linked, knowledge, platform }, options),
      partial: partialFiles(linked, indexed.unreadable, project),
      suppressed: { inline: 0, baseline: 0 },
      stats: {
        files: paths.length,
        excluded: project.excluded,
        parsed: facts.parsed,
        cached: facts.cached,
        bytes: facts.bytes,
        durationMs: Math.round(performance.now() - begun),
      },
      directives: directivesOf(linked),
    };
    if (!unsaved) {
      cache.save({
        stats: [
          ...indexed.files.map((file, at) => ({ file, hash: indexed.hashes[at] ?? '' })),
          ...others.flatMap((file) => {
            const hash = otherHashes.get(file.path);
            return hash === undefined ? [] : [{ file, hash }];
          }),
        ],
        records,
        facts: facts.made,
        result: { key, text: JSON.stringify(result) },
      });
    }
    return result;
  } catch (error) {
    if (options.signal?.aborted) throw abortedError(error);
    throw error;
  } finally {
    await facts.close();
    cache.close();
  }
}

function parentOf(path: string): string {
  for (let at = path; ; ) {
    try {
      statSync(at);
      return at;
    } catch {
      const up = join(at, '..');
      if (up === at) return at;
      at = up;
    }
  }
}

function unsavedFile(root: string, stdin: NonNullable<LintOptions['stdin']>): { path: string; bytes: Uint8Array } {
  return { path: relative(root, stdin.filename).split(sep).join('/'), bytes: Buffer.from(stdin.source) };
}

/** Configuration files with what tells whether they changed; those that vanish meanwhile are left out. */
function otherSources(project: Project): readonly SourceFile[] {
  return project.otherFiles.flatMap((path) => {
    try {
      const stat = statSync(join(project.root, path));
      return stat.isFile() && stat.size < 4_194_304 ? [{ path, size: stat.size, mtimeMs: stat.mtimeMs, inode: stat.ino }] : [];
    } catch {
      return [];
    }
  });
}

function isWanted(id: string, options: LintOptions): boolean {
  return (options.only?.includes(id) ?? true) && !(options.except?.includes(id) ?? false);
}

function findingsOf(analysis: Analysis, options: LintOptions): readonly Finding[] {
  const drafts = CHECKS.filter((rule) => isWanted(rule.meta.id, options)).flatMap((rule) =>
    rule.check({ linked: analysis.linked, knowledge: analysis.knowledge, disk: diskOf(analysis.platform) }),
  );
  const prints = fingerprints(drafts);
  return drafts
    .map(({ symbol: _symbol, sink: _sink, ...finding }, at): Finding => ({ ...finding, fingerprint: prints[at] ?? '' }))
    .sort(
      (a, b) =>
        (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) ||
        a.startLine - b.startLine ||
        a.startColumn - b.startColumn ||
        (a.ruleId < b.ruleId ? -1 : a.ruleId > b.ruleId ? 1 : 0),
    );
}

function partialFiles(linked: Linked, unreadable: readonly { path: string; reason: string }[], project: Project): AnalysisResult['partial'] {
  const partial = [...unreadable, ...(project.problems ?? []).map(({ path, message }) => ({ path, reason: message }))];
  for (const file of linked.world.program.loadedFiles) if (file.facts.partial !== undefined) partial.push({ path: file.path, reason: file.facts.partial });
  return partial.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function directivesOf(linked: Linked): NonNullable<AnalysisResult['directives']> {
  const result: Record<string, NonNullable<AnalysisResult['directives']>[string]> = {};
  for (const file of linked.world.program.loadedFiles) if (file.facts.directives.length > 0) result[file.path] = file.facts.directives;
  return result;
}

