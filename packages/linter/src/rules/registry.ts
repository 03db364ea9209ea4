import type { Rule } from './check.ts';
import type { CodeRule } from './code-rule.ts';
import { CODE_RULES } from './code-rules.ts';
import { CONFIGURATION_RULES } from './configuration-rules.ts';
import { localDiskWrite } from './processes/local-disk-write.ts';
import type { ProjectRule } from './project-rule.ts';
import { PROJECT_WIDE_RULES } from './project-rules.ts';
import type { RuleMeta } from './rule.ts';

/** Every rule that checks what is written, by id. */
const CHECKS: readonly Rule[] = [localDiskWrite];

/** Rules by what they look at. */
export interface RuleSet {
  /** At one write. */
  readonly checks: readonly Rule[];
  /** At the whole project. */
  readonly projectRules: readonly ProjectRule[];
  /** At one file's code. */
  readonly codeRules: readonly CodeRule[];
}

const OWN: RuleSet = {
  checks: CHECKS,
  projectRules: [...CONFIGURATION_RULES, ...PROJECT_WIDE_RULES],
  codeRules: CODE_RULES,
};

/** Tidemark's rules, then those that plugins add. */
export function rulesWith(added: RuleSet | undefined): RuleSet {
  if (added === undefined) return OWN;
  return {
    checks: [...OWN.checks, ...added.checks],
    projectRules: [...OWN.projectRules, ...added.projectRules],
    codeRules: [...OWN.codeRules, ...added.codeRules],
  };
}

/** What is known of every rule of a set, in the order in which they speak. */
export function metasOf({ checks, projectRules, codeRules }: RuleSet): readonly RuleMeta[] {
  return [...checks, ...projectRules, ...codeRules].map((rule) => rule.meta);
}

/** What is known of every rule of Tidemark's own. */
export const RULES: readonly RuleMeta[] = metasOf(OWN);
