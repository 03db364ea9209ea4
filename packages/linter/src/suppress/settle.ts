/** From what the analysis found to what a reader is told: configured severities and inline comments. */
import { pathMatcher } from '../config/globs.ts';
import { isSelected, settingLookup, withSeverities } from '../config/severity.ts';
import type { AnalysisResult, LintOptions } from '../options.ts';
import type { LintResult } from '../result.ts';
import type { RuleMeta } from '../rules/rule.ts';
import { applyIgnores } from './inline.ts';
import { COMMENT_RULES } from './rules.ts';

/** The registry's rules and those about comments, each once, by id. */
export function allRules(registry: readonly RuleMeta[]): RuleMeta[] {
  const byId = new Map([...COMMENT_RULES, ...registry].map((rule) => [rule.id, rule]));
  return [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

export interface SettleContext {
  readonly rules: readonly RuleMeta[];
  sourceOf(path: string): string | undefined;
  /** True for paths this run reports on; absent: all. */
  inScope?(path: string): boolean;
}

/** The published result. Settling a settled result again changes nothing. */
export function settle(analysis: AnalysisResult, options: LintOptions, context: SettleContext): LintResult {
  const { directives = {}, ...result } = analysis;
  const config = options.config ?? {};
  const settingOf = settingLookup(config);
  const excluded = pathMatcher(config.exclude ?? []);
  const included = config.paths === undefined ? () => true : pathMatcher(config.paths);
  const inScope = (path: string): boolean => included(path) && !excluded(path) && (context.inScope?.(path) ?? true);
  const ignored = applyIgnores({
    findings: withSeverities(result.findings, config, options).filter(({ path }) => inScope(path)),
    directives: Object.fromEntries(Object.entries(directives).filter(([path]) => inScope(path))),
    ruleIds: context.rules.map(({ id }) => id),
    ran: (rule, path) => isSelected(rule, options) && settingOf(rule, path) !== 'off',
    partial: new Set(result.partial.map(({ path }) => path)),
    sourceOf: context.sourceOf,
  });
  return {
    ...result,
    findings: withSeverities(ignored.findings, config, options),
    suppressed: { ...result.suppressed, inline: result.suppressed.inline + ignored.suppressed },
  };
}
