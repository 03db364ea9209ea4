import type { Rule } from './check.ts';
import { CODE_RULES } from './code-rules.ts';
import { CONFIGURATION_RULES } from './configuration-rules.ts';
import { localDiskWrite } from './processes/local-disk-write.ts';
import type { ProjectRule } from './project-rule.ts';
import { PROJECT_WIDE_RULES } from './project-rules.ts';
import type { RuleMeta } from './rule.ts';

/** Every rule that checks what is written, by id. */
export const CHECKS: readonly Rule[] = [localDiskWrite];

/** Every rule that looks at the whole project. */
export const PROJECT_RULES: readonly ProjectRule[] = [...CONFIGURATION_RULES, ...PROJECT_WIDE_RULES];

/** What is known of every rule. */
export const RULES: readonly RuleMeta[] = [...CHECKS, ...PROJECT_RULES, ...CODE_RULES].map((rule) => rule.meta);
