/** From findings to ordered steps: what is mended in one go is one step. */
import type { StateKind } from '@tidemark/sdk/model';
import { partition } from '../partition.ts';
import { groupFindings } from '../report/groups.ts';
import type { Finding } from '../result.ts';
import type { RuleMeta } from '../rules/rule.ts';
import type { PlanStep, Snippet } from './audit.ts';
import type { AutomaticFixes } from './automatic-fixes.ts';
import { WEIGHTS } from './state-fate.ts';

/** Findings of one remedy are mended together: each further path takes this share of the first one's time. */
const FURTHER = 0.4;

export interface PlanInput {
  readonly findings: readonly Finding[];
  readonly rules: readonly RuleMeta[];
  /** What can be mended automatically. */
  readonly fixes: AutomaticFixes;
  /** Settings and code that carry a step out, for the project's frameworks. */
  readonly snippetsFor: (state: StateKind | null, finding: Finding) => readonly Snippet[];
}

/** Due steps first, those about what cannot be had again before others; then advice. */
export function planOf({ findings, rules, fixes, snippetsFor }: PlanInput): readonly PlanStep[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const due = findings.filter(({ severity }) => severity !== 'info');
  const advice = findings.filter(({ severity }) => severity === 'info');
  const steps = [...stepsOf(due, true), ...stepsOf(advice, false)];
  return steps.map((step, at) => ({ ...step, number: at + 1 }));

  function stepsOf(some: readonly Finding[], isDue: boolean): readonly Omit<PlanStep, 'number'>[] {
    const parts = partition(some, ({ state, remedy }) => JSON.stringify([state, remedy.summary]));
    return [...parts.values()]
      .map((members) => stepOf(members, isDue))
      .sort((a, b) => weightOf(b) - weightOf(a) || b.closes.length - a.closes.length || a.minutes - b.minutes);
  }

  function stepOf(members: readonly Finding[], isDue: boolean): Omit<PlanStep, 'number'> {
    const [lead] = members as readonly [Finding, ...Finding[]];
    const efforts = groupFindings(members).map(({ lead: { ruleId } }) => byId.get(ruleId)?.effort);
    const minutes = efforts.map((effort) => effort?.minutes ?? 0).sort((a, b) => b - a);
    const total = minutes.reduce((sum, each, at) => sum + (at === 0 ? each : each * FURTHER), 0);
    return {
      title: titleOf(lead.remedy.summary),
      state: lead.state,
      isDue,
      minutes: Math.ceil(total / 5) * 5,
      reasons: [...new Set(efforts.flatMap((effort) => (effort ? [effort.reason] : [])))],
      remedy: lead.remedy,
      snippets: snippetsFor(lead.state, lead),
      closes: members.map(({ fingerprint }) => fingerprint),
      automatic: {
        safe: members.filter(({ fingerprint }) => fixes.safe.has(fingerprint)).length,
        unsafe: members.filter(({ fingerprint }) => fixes.unsafe.has(fingerprint)).length,
      },
    };
  }
}

function weightOf({ state }: Pick<PlanStep, 'state'>): number {
  return state === null ? 0 : WEIGHTS[state];
}

/** The first sentence; what follows is in the step's text. What stands between backticks is no end of one. */
function titleOf(summary: string): string {
  for (const { index } of summary.matchAll(/[.;:](?=\s|$)/g)) {
    const isInCode = summary.slice(0, index).split('`').length % 2 === 0;
    if (!isInCode) return summary.slice(0, index);
  }
  return summary;
}
