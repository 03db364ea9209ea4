import type { ProjectRule } from '../project-rule.ts';
import { configuration } from '../rule-meta.ts';
import { storeRule } from '../store-rule.ts';

/** Uploads or derived files configured to lie on the disk of one node. */
export const localDisk: ProjectRule = storeRule({
  meta: configuration(
    'backing-services/local-disk',
    'Uploads or derived files configured to lie on the disk of one node',
    { minutes: 60, reason: 'A disk on object storage, its credentials, and moving what is there.' },
  ),
  kinds: ['uploads', 'media'],
  reportedAs: 'disk-local',
  severity: 'error',
});
