import { pageOf } from '../page.ts';
import type { ProjectRule } from '../project-rule.ts';
import { storeRule } from '../store-rule.ts';

const ID = 'backing-services/local-disk';

/** Uploads or derived files configured to lie on the disk of one node. */
export const localDisk: ProjectRule = storeRule({
  meta: {
    id: ID,
    factor: 'backing-services',
    category: 'configuration',
    summary: 'Uploads or derived files configured to lie on the disk of one node',
    effort: { minutes: 60, reason: 'A disk on object storage, its credentials, and moving what is there.' },
    get page(): string {
      return pageOf(ID);
    },
  },
  kinds: ['uploads', 'media'],
  reportedAs: 'disk-local',
  severity: 'error',
});
