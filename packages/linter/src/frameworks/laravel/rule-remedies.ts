import type { RuleRemedy } from '../remedy-tables.ts';

/** What to do in Laravel about what rules on practice find. */
export const ruleRemedies: readonly RuleRemedy[] = [
  {
    rule: 'backing-services/local-mail',
    remedy: {
      summary: 'Send with the `Mail` facade, and set `MAIL_MAILER` to `smtp`, `ses`, `postmark` or another service.',
      packages: [],
      docs: ['https://laravel.com/docs/mail#configuration'],
    },
  },
  {
    rule: 'build-release-run/migrates-on-request',
    remedy: {
      summary:
        'Run `php artisan migrate --force --isolated` as a step of the deploy; `--isolated` lets one node do it.',
      packages: [],
      docs: ['https://laravel.com/docs/migrations#running-migrations'],
    },
  },
  {
    rule: 'concurrency/background-process',
    remedy: {
      summary: 'Dispatch a job to a Redis, database or SQS queue, and let the platform run `queue:work`.',
      packages: [],
      docs: ['https://laravel.com/docs/queues'],
    },
  },
  {
    rule: 'concurrency/schedule-without-lock',
    remedy: {
      summary: 'Add `->onOneServer()` to the task, with a default cache store that all nodes share.',
      packages: [],
      docs: ['https://laravel.com/docs/scheduling#running-tasks-on-one-server'],
    },
  },
  {
    rule: 'config/environment-switch',
    remedy: {
      summary: 'Give what differs a variable, read it in a configuration file, and ask for it with `config()`.',
      packages: [],
      docs: ['https://laravel.com/docs/configuration'],
    },
  },
  {
    rule: 'config/absolute-machine-path',
    remedy: {
      summary: 'Build the path with `base_path()`, `storage_path()` or `resource_path()`.',
      packages: [],
      docs: ['https://laravel.com/docs/helpers#paths'],
    },
  },
  {
    rule: 'dev-prod-parity/production-only-code',
    remedy: {
      summary:
        'Send it everywhere, and let `MAIL_MAILER=log` or Mailpit, and a queue of its own, take it in development.',
      packages: [],
      docs: ['https://laravel.com/docs/mail#mail-and-local-development'],
    },
  },
  {
    rule: 'disposability/no-signal-handling',
    remedy: {
      summary:
        'Use `$this->trap(SIGTERM, …)` in the command and leave the loop; or make the work a job, for `queue:work` heeds signals.',
      packages: [],
      docs: ['https://laravel.com/docs/artisan#signal-handling'],
    },
  },
  {
    rule: 'disposability/no-time-limit',
    remedy: {
      summary: 'Make it a job, or a batch of jobs, with `$timeout` below `retry_after`.',
      packages: [],
      docs: ['https://laravel.com/docs/queues#job-batching'],
    },
  },
  {
    rule: 'disposability/work-after-response',
    remedy: {
      summary: 'Dispatch a job to a queue: `dispatch()` with a connection other than `sync`.',
      packages: [],
      docs: ['https://laravel.com/docs/queues'],
    },
  },
  {
    rule: 'logs/local-syslog',
    remedy: {
      summary: 'Set `LOG_CHANNEL=stderr`.',
      packages: [],
      docs: ['https://laravel.com/docs/logging'],
    },
  },
  {
    rule: 'processes/local-counter',
    remedy: {
      summary:
        'Use `RateLimiter`, `Cache::increment()` or `Cache::lock()` with a `redis`, `memcached`, `dynamodb` or `database` store.',
      packages: [],
      docs: ['https://laravel.com/docs/rate-limiting'],
    },
  },
  {
    rule: 'processes/local-lock',
    remedy: {
      summary: 'Use `Cache::lock()` with a `redis`, `memcached`, `dynamodb` or `database` store.',
      packages: [],
      docs: ['https://laravel.com/docs/cache#atomic-locks'],
    },
  },
  {
    rule: 'processes/session-in-code',
    remedy: {
      summary: "Use Laravel's session with `SESSION_DRIVER` `redis` or `database`.",
      packages: [],
      docs: ['https://laravel.com/docs/session'],
    },
  },
  {
    rule: 'processes/shared-memory',
    remedy: {
      summary: 'Share it through `Cache` or `Redis`; send messages through a queue.',
      packages: [],
      docs: ['https://laravel.com/docs/redis'],
    },
  },
  {
    rule: 'dev-prod-parity/different-driver',
    remedy: {
      summary:
        'Run the database and cache of production in development too (Laravel Sail starts them), and name them in `.env`.',
      packages: [],
      docs: ['https://laravel.com/docs/sail'],
    },
  },
  {
    rule: 'processes/sticky-sessions',
    remedy: {
      summary: 'Set `SESSION_DRIVER` to `redis` or `database`, then switch the affinity off.',
      packages: [],
      docs: ['https://laravel.com/docs/session'],
    },
  },
  {
    rule: 'backing-services/fixed-driver',
    remedy: {
      summary:
        'Use the default store (`Cache::put()`) or a name of your own, whose driver `config/cache.php` takes from the environment; jobs go to the default connection.',
      packages: [],
      docs: ['https://laravel.com/docs/cache#accessing-multiple-cache-stores'],
    },
  },
];
