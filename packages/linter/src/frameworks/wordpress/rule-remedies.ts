import type { RuleRemedy } from '../remedy-tables.ts';

/** What to do in WordPress about what rules on practice find. */
export const ruleRemedies: readonly RuleRemedy[] = [
  {
    rule: 'backing-services/local-mail',
    remedy: {
      summary: 'Send with `wp_mail()`, and attach a service with an SMTP plugin.',
      packages: [],
      docs: ['https://developer.wordpress.org/reference/functions/wp_mail/'],
    },
  },
  {
    rule: 'backing-services/fixed-service-address',
    remedy: {
      summary: 'Use `$wpdb`, whose address `wp-config.php` reads from the environment.',
      packages: [],
      docs: ['https://developer.wordpress.org/reference/classes/wpdb/'],
    },
  },
  {
    rule: 'config/environment-switch',
    remedy: {
      summary: 'Ask `wp_get_environment_type()`, or better an option or constant of your own.',
      packages: [],
      docs: ['https://developer.wordpress.org/reference/functions/wp_get_environment_type/'],
    },
  },
  {
    rule: 'config/absolute-machine-path',
    remedy: {
      summary: 'Build the path with `plugin_dir_path( __FILE__ )` or `get_theme_file_path()`.',
      packages: [],
      docs: ['https://developer.wordpress.org/plugins/plugin-basics/determining-plugin-and-content-directories/'],
    },
  },
  {
    rule: 'concurrency/background-process',
    remedy: {
      summary:
        "Put the work on a queue in the database, such as Action Scheduler, and run it from the platform's cron.",
      packages: ['woocommerce/action-scheduler'],
      docs: ['https://actionscheduler.org/'],
    },
  },
  {
    rule: 'disposability/no-time-limit',
    remedy: {
      summary: 'Cut the work into Action Scheduler jobs.',
      packages: ['woocommerce/action-scheduler'],
      docs: ['https://actionscheduler.org/'],
    },
  },
  {
    rule: 'disposability/work-after-response',
    remedy: {
      summary: "Put the work on Action Scheduler's queue.",
      packages: ['woocommerce/action-scheduler'],
      docs: ['https://actionscheduler.org/'],
    },
  },
  {
    rule: 'processes/local-counter',
    remedy: {
      summary: 'Use `wp_cache_incr()` with a persistent object cache that all nodes share.',
      packages: [],
      docs: ['https://developer.wordpress.org/reference/functions/wp_cache_incr/'],
    },
  },
  {
    rule: 'processes/local-lock',
    remedy: {
      summary:
        'Take the lock in the database (`GET_LOCK()` through `$wpdb`), or with `wp_cache_add()` in a shared object cache.',
      packages: [],
      docs: ['https://developer.wordpress.org/reference/functions/wp_cache_add/'],
    },
  },
  {
    rule: 'dev-prod-parity/different-driver',
    remedy: {
      summary: 'Develop with the database server and object cache of production, for example with DDEV or `wp-env`.',
      packages: [],
      docs: ['https://docs.ddev.com/en/stable/users/extend/database-types/'],
    },
  },
];
