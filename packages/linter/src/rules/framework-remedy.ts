import type { KnowledgeBase } from '../flow/knowledge-base.ts';
import type { Remedy } from '../result.ts';

/** What the project's framework has to offer for a rule; undefined where it has nothing of its own. */
export function frameworkRemedy(rule: string, { tables }: KnowledgeBase): Remedy | undefined {
  for (const { ruleRemedies = [] } of tables) {
    const own = ruleRemedies.find((candidate) => candidate.rule === rule);
    if (own) return own.remedy;
  }
  return undefined;
}
