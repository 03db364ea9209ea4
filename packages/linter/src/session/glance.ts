/** What is found in one file whose text has just changed, with all other files as they were last seen. */
import type { Analysis } from '../analysis.ts';
import { findingsOf } from '../analysis-result.ts';
import { findingsInCode } from '../code-findings.ts';
import { FactsAtHand } from '../facts-at-hand.ts';
import type { FactsWish } from '../facts-source.ts';
import { link } from '../flow/link.ts';
import type { Candidates } from '../flow/triggers.ts';
import type { FileRecord } from '../index/record.ts';
import { parentsOfClasses } from '../known.ts';
import type { LintOptions } from '../options.ts';
import type { Directive } from '../php/facts.ts';
import type { Finding } from '../result.ts';
import type { Draft } from '../rules/check.ts';
import { rulesWith } from '../rules/registry.ts';
import type { Surveyed } from '../survey.ts';
import { Timing } from '../timing.ts';
import type { KeptFacts } from './kept-facts.ts';
import type { LeftByOthers } from './left-by-others.ts';
import { movedFinding } from './moved-lines.ts';
import { overlaidIndex } from './overlaid-index.ts';
import { type UnchangedFunctions, unchangedFunctions } from './unchanged-functions.ts';

export interface GlanceInput {
  /** The last look at the whole project, and what its sites leave to other files. */
  readonly analysis: Analysis;
  readonly left: LeftByOthers;
  /** The tree with the unsaved texts in it, and the files whose contents the last look did not see. */
  readonly surveyed: Surveyed;
  readonly changed: readonly number[];
  /** The file to judge. */
  readonly number: number;
  readonly facts: KeptFacts;
  readonly options: LintOptions;
  /** The text that the last look saw, and what it said of the file; the text as it is now. */
  readonly before: string;
  readonly now: string;
  readonly said: readonly Finding[];
  /** Where a line of the text that the last look saw is now. */
  readonly lineNow: (line: number) => number;
  readonly signal: AbortSignal;
}

export interface Glance {
  readonly findings: readonly Finding[];
  readonly directives: readonly Directive[];
}

/** @throws the signal's reason when it is aborted */
export async function glance(input: GlanceInput): Promise<Glance> {
  const { analysis, left, surveyed, changed, number, facts, options, signal } = input;
  const { project, target, knowledge, files, isMounted } = analysis;
  const rules = rulesWith(options.plugins?.rules);
  const paths = surveyed.indexed.files.map(({ path }) => path);
  const records = surveyed.indexed.records();
  const index = overlaidIndex(analysis.index, records, changed);
  const wish = (file: number): FactsWish => ({
    number: file,
    path: paths[file] ?? '',
    hash: surveyed.indexed.hashes[file] ?? '',
    hazard: records[file]?.hazard,
  });
  const atHand = new FactsAtHand(
    (file) => facts.remembered(wish(file).hash),
    (asked) => facts.load(asked.map(wish)),
  );
  const same = unchangedIn(input);
  const ownKept = (left.kept.get(number) ?? []).flatMap(({ kept }) => kept);
  const linked = await link({
    index,
    paths,
    knowledge,
    wiring: analysis.linked.world.wiring,
    relations: parentsOfClasses(options.plugins),
    loadFacts: (asked) => facts.load(asked.map(wish)),
    rememberedFacts: (file) => facts.remembered(wish(file).hash),
    rememberedVerdicts: (file) => (file === number ? undefined : (left.kept.get(file) ?? [])),
    candidates: candidatesOf(input, records),
    keptSite: (site) =>
      site.fn.file.number === number && same?.isAt(site.expr.span[0]) ? { kept: ownKept, scratch: [] } : undefined,
    isMounted,
    safe: new Set((options.config?.safe ?? []).map((helper) => helper.call.toLowerCase())),
    onProgress: () => signal.throwIfAborted(),
  });
  signal.throwIfAborted();
  const known = { knowledge, platform: target };
  const drafts = linked.sinks.flatMap((sink): readonly Draft[] =>
    rules.checks.flatMap((rule) => rule.check(sink, known)),
  );
  const seen = { project, target, knowledge, index, paths, files, facts: atHand };
  const isSaid = (line: number): boolean => same?.lineNow(line) !== undefined;
  const nowAt = (line: number): number => same?.lineNow(line) ?? input.lineNow(line);
  const guests = (left.guests.get(paths[number] ?? '') ?? [])
    .filter(({ finding }) => !isSaid(finding.startLine))
    .map((draft) => ({
      ...draft,
      finding: movedFinding(draft.finding, input.lineNow),
    }));
  const ids = new Set(rules.checks.map(({ meta }) => meta.id));
  const stays = input.said
    .filter(({ ruleId, startLine }) => ids.has(ruleId) && isSaid(startLine))
    .map((finding) => movedFinding(finding, nowAt));
  const inCode = await findingsInCode(seen, rules.codeRules, new Timing(), number);
  const own = (await atHand.of([number])).get(number);
  return {
    findings: [
      ...findingsOf(
        [...drafts, ...guests, ...[...inCode.values()].flat().map((finding) => ({ finding, rank: 0 }))],
        rules,
      ),
      ...stays,
    ],
    directives: own?.directives ?? [],
  };
}

/** Functions of the file that the edit has left alone: what was said of their sites stays until the next look. */
function unchangedIn({ analysis, facts, surveyed, number, before, now }: GlanceInput): UnchangedFunctions | undefined {
  const [was, is] = [analysis.tree.hashes[number], surveyed.indexed.hashes[number]].map((hash) =>
    hash === undefined ? undefined : facts.remembered(hash),
  );
  return was && is && unchangedFunctions({ text: before, facts: was }, { text: now, facts: is });
}

/** The files that leave something to others, and the one that is judged, if it may hold a sink now or the last look said so. */
function candidatesOf({ analysis, left, number }: GlanceInput, records: readonly FileRecord[]): Candidates {
  const before = analysis.records[number]?.names;
  const now = records[number]?.names;
  const isSame = before?.length === now?.length && before?.every((name, at) => name === now?.[at]) === true;
  const { candidates } = analysis.linked;
  const isJudged = !isSame || candidates.has(number);
  const files = [...left.kept.keys()].filter((file) => file !== number);
  const judged = (isJudged ? [...files, number] : files).sort((a, b) => a - b);
  return new Map(judged.map((file) => [file, isSame ? candidates.get(file) : undefined]));
}
