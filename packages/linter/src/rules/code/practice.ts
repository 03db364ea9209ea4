import type { Factor } from '../../result.ts';
import { pageOf } from '../page.ts';
import type { Effort, RuleMeta } from '../rule.ts';

/** What is known of a rule about how code is written; its page is read when it is asked for. */
export function practice(id: `${Factor}/${string}`, summary: string, effort: Effort): RuleMeta {
  return {
    id,
    factor: id.slice(0, id.indexOf('/')) as Factor,
    category: 'practice',
    summary,
    effort,
    get page(): string {
      return pageOf(id);
    },
  };
}
