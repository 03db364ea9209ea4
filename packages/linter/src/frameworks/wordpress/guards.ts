import type { Guard } from '../knowledge.ts';

export const guards: readonly Guard[] = [
  {
    when: 'const WP_CLI',
    harmless: true,
    because: 'cli',
    source: 'https://make.wordpress.org/cli/handbook/guides/commands-cookbook/',
  },
  {
    when: 'const WP_TESTS_DOMAIN',
    harmless: true,
    because: 'testing',
    source: 'https://make.wordpress.org/core/handbook/testing/automated-testing/phpunit/',
  },
  {
    when: 'wp_is_development_mode',
    harmless: true,
    because: 'development',
    source: 'WordPress: wp-includes/load.php',
  },
];
