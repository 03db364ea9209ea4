/** From an analysis to what is told of it. */
import type { Analysis } from './analysis.ts';
import type { FactsSource } from './facts-source.ts';
import type { AnalysisResult, LintOptions } from './options.ts';
import { diskOf } from './platforms/disk.ts';
import type { Finding } from './result.ts';
import { CHECKS } from './rules/registry.ts';
import { fingerprints } from './suppress/fingerprint.ts';
import type { Surveyed } from './survey.ts';
import { VERSION } from './version.ts';

/** @param begun when the run began, by `performance.now()` */
export function resultOf(
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
      durationMs: Math.round(performance.now() - begun),
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
