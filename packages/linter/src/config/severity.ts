/** Which rules run where, and how severe their findings are, by configuration and command line. */
import type { Finding } from '../result.ts';
import type { RuleSetting, TidemarkConfig } from './config.ts';
import { pathMatcher } from './globs.ts';

/** The rules asked for on the command line. */
export interface RuleSelection {
  readonly only?: readonly string[];
  readonly except?: readonly string[];
}

/** True when the rule runs at all in this run. */
export function isSelected(ruleId: string, selection: RuleSelection): boolean {
  if (selection.only !== undefined && !selection.only.includes(ruleId)) return false;
  return !(selection.except?.includes(ruleId) ?? false);
}

/** What the configuration says of a rule at a path; undefined when it says nothing. */
export function settingLookup(config: TidemarkConfig): (ruleId: string, path: string) => RuleSetting | undefined {
  const overrides = (config.overrides ?? []).map(({ files, rules }) => ({ matches: pathMatcher(files), rules }));
  return (ruleId, path) => {
    let setting = config.rules?.[ruleId];
    for (const { matches, rules } of overrides) {
      const own = rules[ruleId];
      if (own !== undefined && matches(path)) setting = own;
    }
    return setting;
  };
}

/**
 * Findings with configured severities, those that are off or not selected left out. A `possible` finding is a guess
 * and stays `info` whatever its rule is set to. Doing it twice changes nothing.
 */
export function withSeverities(
  findings: readonly Finding[],
  config: TidemarkConfig,
  selection: RuleSelection = {},
): Finding[] {
  const settingOf = settingLookup(config);
  const kept: Finding[] = [];
  for (const finding of findings) {
    const setting = settingOf(finding.ruleId, finding.path);
    if (setting === 'off' || !isSelected(finding.ruleId, selection)) continue;
    const keeps = setting === undefined || setting === finding.severity || finding.confidence === 'possible';
    kept.push(keeps ? finding : { ...finding, severity: setting });
  }
  return kept;
}
