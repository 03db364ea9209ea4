import { type Analysis, analyse, discover, type Surveyed, survey } from './analysis.ts';
import { type CacheFile, openCache } from './cache/cache-file.ts';
import { abortedError } from './errors.ts';
import { FactsSource } from './facts-source.ts';
import type { AnalysisResult, LintOptions } from './options.ts';
import { diskOf } from './platforms/disk.ts';
import type { Finding } from './result.ts';
import { CHECKS } from './rules/registry.ts';
import { fingerprints } from './suppress/fingerprint.ts';
import { VERSION } from './version.ts';

/**
 * Every finding of a project, before configuration, comments and baselines speak.
 * @throws TidemarkError `aborted`
 */
export async function lint(options: LintOptions): Promise<AnalysisResult> {
  const begun = performance.now();
  const project = discover(options);
  options.onProgress?.({ phase: 'discover', done: 1, total: 1 });
  const cache = openCache(options.cache === false ? false : options.cache?.location, project.root, VERSION);
  const facts = new FactsSource(project.root, cache, options);
  try {
    const surveyed = await survey(project, cache, options);
    const remembered = options.stdin ? undefined : rememberedResult(cache, surveyed.key, begun);
    if (remembered) {
      // Files touched but not changed: the next run knows them by their new stat data.
      if (surveyed.indexed.read > 0) keep(cache, surveyed, facts);
      return remembered;
    }
    const analysis = await analyse(surveyed, facts, options);
    const result = resultOf(analysis, surveyed, facts, options, begun);
    if (!options.stdin) keep(cache, surveyed, facts, result);
    return result;
  } catch (error) {
    if (options.signal?.aborted) throw abortedError(error);
    throw error;
  } finally {
    await facts.close();
    cache.close();
  }
}

function elapsed(begun: number): number {
  return Math.round(performance.now() - begun);
}

function rememberedResult(cache: CacheFile, key: string, begun: number): AnalysisResult | undefined {
  const text = cache.result(key);
  if (text === undefined) return undefined;
  const result = JSON.parse(text) as AnalysisResult;
  const { stats } = result;
  return {
    ...result,
    stats: { ...stats, parsed: 0, bytes: 0, cached: stats.parsed + stats.cached, durationMs: elapsed(begun) },
  };
}

function keep(
  cache: CacheFile,
  { indexed, others, otherHashes, key }: Surveyed,
  facts: FactsSource,
  result?: AnalysisResult,
): void {
  cache.save({
    stats: [
      ...indexed.files.map((file, at) => ({ file, hash: indexed.hashes[at] ?? '' })),
      ...others.flatMap((file) => {
        const hash = otherHashes.get(file.path);
        return hash === undefined ? [] : [{ file, hash }];
      }),
    ],
    records: indexed.records(),
    facts: facts.made,
    ...(result === undefined ? {} : { result: { key, text: JSON.stringify(result) } }),
  });
}

function resultOf(
  analysis: Analysis,
  surveyed: Surveyed,
  facts: FactsSource,
  options: LintOptions,
  begun: number,
): AnalysisResult {
  const { project, platform, read } = analysis;
  return {
    schemaVersion: 1,
    tool: { name: 'tidemark-lint', version: VERSION },
    project: {
      root: project.root,
      frameworks: project.frameworks
        .filter(({ name }) => name !== 'php')
        .map(({ name, version }) => ({ name, version })),
      platform,
    },
    findings: findingsOf(analysis, options),
    partial: partialFiles(analysis, surveyed),
    suppressed: { inline: 0, baseline: 0 },
    stats: {
      files: analysis.paths.length,
      excluded: project.excluded,
      parsed: facts.parsed,
      cached: facts.cached,
      bytes: facts.bytes,
      durationMs: elapsed(begun),
    },
    directives: Object.fromEntries(
      read
        .filter(({ facts }) => facts.directives.length > 0)
        .map(({ path, facts }) => [path, facts.directives] as const),
    ),
  };
}

function isWanted(id: string, { only, except }: LintOptions): boolean {
  return (only?.includes(id) ?? true) && !(except?.includes(id) ?? false);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function findingsOf({ linked, knowledge, platform }: Analysis, options: LintOptions): readonly Finding[] {
  const disk = diskOf(platform);
  const drafts = CHECKS.filter((rule) => isWanted(rule.meta.id, options)).flatMap((rule) =>
    rule.check({ linked, knowledge, disk }),
  );
  const prints = fingerprints(drafts);
  return drafts
    .map(({ symbol: _symbol, sink: _sink, ...finding }, at): Finding => ({ ...finding, fingerprint: prints[at] ?? '' }))
    .sort(
      (a, b) =>
        compare(a.path, b.path) ||
        a.startLine - b.startLine ||
        a.startColumn - b.startColumn ||
        compare(a.ruleId, b.ruleId),
    );
}

function partialFiles({ read, project }: Analysis, { indexed }: Surveyed): AnalysisResult['partial'] {
  const partial = [
    ...indexed.unreadable.map(({ path, reason }) => ({ path, reason })),
    ...(project.problems ?? []).map(({ path, message }) => ({ path, reason: message })),
  ];
  for (const { path, facts } of read) {
    if (facts.partial !== undefined) partial.push({ path, reason: facts.partial });
  }
  return partial.sort((a, b) => compare(a.path, b.path));
}
