/** The forms of a framework's tables of remedies. */
import type { Remedy, WriteKind } from '../result.ts';

export interface KindRemedy {
  /** Write kinds this is for; absent: every kind that has no own remedy. */
  readonly kinds?: readonly WriteKind[];
  readonly remedy: Remedy;
}

/** What to do in this framework about what a rule other than the one about writes finds. */
export interface RuleRemedy {
  /** Id of the rule. */
  readonly rule: string;
  readonly remedy: Remedy;
}
