/** From an analysis to what is told of it. */
import type { Analysis } from './analysis.ts';
import type { Examination } from './examination.ts';
import type { FactsSource } from './facts-source.ts';
import type { AnalysisResult, LintOptions } from './options.ts';
import type { ReadProject } from './project-facts.ts';
import type { Finding, PartialFile } from './result.ts';
import { type Draft, type DraftFinding, speaking, WHOLE_LINE } from './rules/check.ts';
import { metasOf, type RuleSet, rulesWith } from './rules/registry.ts';
import { environmentContract } from './state/environment.ts';
import { stateMapFrom } from './state/state-map.ts';
import { fingerprints } from './suppress/fingerprint.ts';
import type { Surveyed } from './survey.ts';
import { type Timing, timedRules } from './timing.ts';
import { draftsOf, nextVerdicts } from './verdicts/kept-verdicts.ts';
import { encodeVerdicts } from './verdicts/verdict-table.ts';
import { VERSION } from './version.ts';

/** What is told of an analysis, and what the next run shall know of it. */
export interface Conclusion {
  readonly result: AnalysisResult;
  /** Verdicts as they shall lie in the cache. */
  readonly verdicts: () => readonly Buffer[];
}

/** A run that has come to its end. */
export interface Run {
  readonly analysis: Analysis;
  readonly examination: Examination;
  readonly surveyed: Surveyed;
  readonly facts: FactsSource;
  readonly options: LintOptions;
  readonly timing: Timing;
  /** When it began, by `performance.now()`. */
  readonly begun: number;
}

export function conclude({ analysis, examination, surveyed, facts, options, timing, begun }: Run): Conclusion {
  const { project, platform, target, linked, knowledge, remembered } = analysis;
  const { read, inCode, partialNode, nodeStores, directives } = examination;
  const input = { knowledge, platform: target };
  const rules = rulesWith(options.plugins?.rules);
  const checks = timedRules(rules.checks, timing);
  const drafts = draftsOf(linked, remembered, (sink) => checks.flatMap((rule) => rule.check(sink, input)));
  const { table, files } = nextVerdicts(linked, remembered, drafts, analysis.verdictKey, analysis.tree);
  const partial = partialFiles(analysis, files);
  const findings = findingsOf(
    [
      ...drafts.flatMap(({ inContext }) => inContext),
      ...projectDrafts(examination.ofProject, read),
      ...inCode.map((finding) => ({ finding, rank: 0 })),
    ],
    rules,
  );
  const result: AnalysisResult = {
    schemaVersion: 1,
    tool: { name: 'tidemark-lint', version: VERSION },
    project: {
      root: project.root,
      frameworks: project.frameworks
        .filter(({ name }) => name !== 'php')
        .map(({ name, version }) => ({ name, version })),
      platform,
    },
    findings: findings.filter(({ ruleId }) => isWanted(ruleId, options)),
    // Where state lives does not depend on which rules were asked for.
    stateMap: stateMapFrom(read.facts.reading, findings, nodeStores),
    environment: environmentContract(read.facts.reading.variables),
    partial: [...partialSources(analysis, partial, surveyed), ...partialNode].sort((a, b) => compare(a.path, b.path)),
    suppressed: { inline: 0, baseline: 0 },
    stats: {
      files: analysis.paths.length,
      excluded: project.excluded,
      parsed: facts.parsed,
      cached: facts.cached,
      bytes: facts.bytes,
      durationMs: Math.round(performance.now() - begun),
    },
    directives,
  };
  return { result, verdicts: () => encodeVerdicts({ ...table, partial, ofFiles: examination.ofFiles }) };
}

/** Was the rule asked for? */
export function isWanted(id: string, { only, except }: LintOptions): boolean {
  return (only?.includes(id) ?? true) && !(except?.includes(id) ?? false);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Findings in their order, each with its fingerprint. */
export function findingsOf(said: readonly Draft[], rules: RuleSet): readonly Finding[] {
  const drafts = metasOf(rules).flatMap(({ id }) => speaking(said.filter(({ finding }) => finding.ruleId === id)));
  const prints = fingerprints(drafts);
  return drafts
    .map(({ symbol: _symbol, sink: _sink, ...finding }, at): Finding => ({ ...finding, fingerprint: prints[at] ?? '' }))
    .sort(inOrder);
}

/** The order in which findings are told. */
export function inOrder(a: Finding, b: Finding): number {
  return (
    compare(a.path, b.path) || a.startLine - b.startLine || a.startColumn - b.startColumn || compare(a.ruleId, b.ruleId)
  );
}

/** What the rules about the whole project say; findings about whole lines get their columns from the file's text. */
function projectDrafts(said: readonly DraftFinding[], { files }: ReadProject): readonly Draft[] {
  return said.map((finding) => {
    if (finding.endColumn !== WHOLE_LINE) return { finding, rank: 0 };
    const lines = files.text(finding.path)?.split(/\r?\n/) ?? [];
    const startColumn = (/\S/.exec(lines[finding.startLine - 1] ?? '')?.index ?? 0) + 1;
    const endColumn = Math.max((lines[finding.endLine - 1] ?? '').trimEnd().length + 1, startColumn + 1);
    return { finding: { ...finding, startColumn, endColumn }, rank: 0, about: finding.sink };
  });
}

/** Files by number that were not understood whole, of those that findings depend on, and why. */
function partialFiles({ linked, remembered }: Analysis, files: ReadonlySet<number>): ReadonlyMap<number, string> {
  const { program } = linked.world;
  const earlier = remembered?.partial() ?? new Map<number, string>();
  const partial = new Map<number, string>();
  for (const number of [...new Set([...linked.candidates.keys(), ...files])].sort((a, b) => a - b)) {
    const reason = program.isLoaded(number) ? program.file(number)?.facts.partial : earlier.get(number);
    if (reason !== undefined) partial.set(number, reason);
  }
  return partial;
}

function partialSources(
  { project, paths }: Analysis,
  files: ReadonlyMap<number, string>,
  { indexed }: Surveyed,
): readonly PartialFile[] {
  return [
    ...indexed.unreadable.map(({ path, reason }) => ({ path, reason })),
    ...(project.problems ?? []).map(({ path, message }) => ({ path, reason: message })),
    ...[...files].map(([number, reason]) => ({ path: paths[number] ?? '', reason })),
  ];
}
