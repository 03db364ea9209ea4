import type { KnowledgeBase } from '../flow/knowledge-base.ts';
import type { JudgedSink } from '../flow/verdict.ts';
import type { Platform } from '../platforms/platform.ts';
import type { Finding } from '../result.ts';
import type { RuleMeta } from './rule.ts';

/** What a rule may read. It never reads files and never knows a framework by name. */
export interface RuleInput {
  readonly knowledge: KnowledgeBase;
  readonly platform: Platform;
}

/** Stands for the end of the line, which a rule does not know. */
export const WHOLE_LINE = 0;

/** A finding without its fingerprint, with what the fingerprint is made of. */
export interface DraftFinding extends Omit<Finding, 'fingerprint'> {
  /** Enclosing function or method. */
  readonly symbol: string;
  /** Text of the sink's call. */
  readonly sink: string;
}

/** What a rule says of a sink. Of several drafts about one call the one of the highest rank speaks, of equals the first. */
export interface Draft {
  readonly finding: DraftFinding;
  readonly rank: number;
  /** What on a whole line is meant, which may hold several things: a setting, an extension. */
  readonly about?: string;
}

/** A rule: what is known of it, and what it finds. */
export interface Rule {
  readonly meta: RuleMeta;
  /** Depends on nothing but this sink, so that what it says may be kept for the next run. */
  check(sink: JudgedSink, input: RuleInput): readonly Draft[];
}

/**
 * One finding for each call, in the order in which calls are first spoken of; of a whole line, which may hold many
 * settings, one for each that a rule speaks of.
 */
export function speaking(drafts: Iterable<Draft>): readonly DraftFinding[] {
  const byCall = new Map<string, Draft>();
  for (const draft of drafts) {
    const { path, startLine, startColumn, endLine, endColumn } = draft.finding;
    const key = `${path}:${startLine}:${startColumn}:${endLine}:${endColumn}:${draft.about ?? ''}`;
    const other = byCall.get(key);
    if (!other || draft.rank > other.rank) byCall.set(key, draft);
  }
  return [...byCall.values()].map(({ finding }) => finding);
}
