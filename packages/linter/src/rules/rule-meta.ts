import type { Category, Factor } from '../result.ts';
import { pageOf } from './page.ts';
import type { Effort, RuleMeta } from './rule.ts';

type RuleId = `${Factor}/${string}`;

/** What is known of a rule about how code is written or a release is made. */
export function practice(id: RuleId, summary: string, effort: Effort): RuleMeta {
  return metaOf(id, 'practice', summary, effort);
}

/** What is known of a rule about settings. */
export function configuration(id: RuleId, summary: string, effort: Effort): RuleMeta {
  return metaOf(id, 'configuration', summary, effort);
}

function metaOf(id: RuleId, category: Category, summary: string, effort: Effort): RuleMeta {
  return {
    id,
    factor: id.slice(0, id.indexOf('/')) as Factor,
    category,
    summary,
    effort,
    // Read when it is asked for.
    get page(): string {
      return pageOf(id);
    },
  };
}
