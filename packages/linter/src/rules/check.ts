import type { KnowledgeBase } from '../flow/knowledge-base.ts';
import type { Linked } from '../flow/link.ts';
import type { DiskFacts } from '../platforms/disk.ts';
import type { Finding } from '../result.ts';
import type { RuleMeta } from './rule.ts';

/** What a rule may read. It never reads files and never knows a framework by name. */
export interface RuleInput {
  readonly linked: Linked;
  readonly knowledge: KnowledgeBase;
  readonly disk: DiskFacts;
}

/** A finding without its fingerprint, with what the fingerprint is made of. */
export interface DraftFinding extends Omit<Finding, 'fingerprint'> {
  /** Enclosing function or method. */
  readonly symbol: string;
  /** Text of the sink's call. */
  readonly sink: string;
}

/** A rule: what is known of it, and what it finds. */
export interface Rule {
  readonly meta: RuleMeta;
  check(input: RuleInput): readonly DraftFinding[];
}
