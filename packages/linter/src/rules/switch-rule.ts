/** Rules about one switch that readers found in the configuration. */
import type { SwitchName } from '../configuration/reading.ts';
import type { ConfigurationKind, Severity } from '../result.ts';
import { configurationFinding } from './configuration-finding.ts';
import type { ProjectRule } from './project-rule.ts';
import type { RuleMeta } from './rule.ts';

export interface SwitchRule {
  readonly meta: RuleMeta;
  readonly switches: readonly SwitchName[];
  readonly severity: Severity;
  readonly kind?: ConfigurationKind;
}

export function switchRule({ meta, switches, severity, kind }: SwitchRule): ProjectRule {
  return {
    meta,
    check: ({ reading }) =>
      reading.switches
        .filter(({ name }) => switches.includes(name))
        .map((found) =>
          configurationFinding({
            rule: meta,
            at: found,
            severity: found.isTemplate ? 'info' : severity,
            confidence: 'certain',
            ...(kind ? { kind } : {}),
            message: `${found.message}.`,
            remedy: found.remedy,
            about: `${found.name} ${found.key ?? found.variable?.name ?? ''}`,
          }),
        ),
  };
}
