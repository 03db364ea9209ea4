import type { Rule } from './check.ts';
import { localDiskWrite } from './processes/local-disk-write.ts';
import type { RuleMeta } from './rule.ts';

/** Every rule that checks a project, by id. */
export const CHECKS: readonly Rule[] = [localDiskWrite];

/** What is known of every rule. */
export const RULES: readonly RuleMeta[] = CHECKS.map((rule) => rule.meta);
