import type { Guard } from '../knowledge.ts';

export const guards: readonly Guard[] = [
  {
    when: 'drupal_valid_test_ua',
    harmless: true,
    because: 'testing',
    source: 'drupal/core: includes/bootstrap.inc',
  },
  {
    when: 'const DRUPAL_TEST_IN_CHILD_SITE',
    harmless: true,
    because: 'testing',
    source: 'drupal/core: includes/bootstrap.inc',
  },
];
