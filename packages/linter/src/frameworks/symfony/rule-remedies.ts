import type { RuleRemedy } from '../remedy-tables.ts';

/** What to do in Symfony about what rules on practice find. */
export const ruleRemedies: readonly RuleRemedy[] = [
  {
    rule: 'backing-services/local-mail',
    remedy: {
      summary: 'Inject `MailerInterface`, and set `MAILER_DSN` to a service in each environment.',
      packages: ['symfony/mailer'],
      docs: ['https://symfony.com/doc/current/mailer.html'],
    },
  },
  {
    rule: 'backing-services/fixed-service-address',
    remedy: {
      summary: 'Take the connection from the container, with its address in `%env(…)%`.',
      packages: [],
      docs: ['https://symfony.com/doc/current/configuration/env_var_processors.html'],
    },
  },
  {
    rule: 'build-release-run/migrates-on-request',
    remedy: {
      summary: 'Run `bin/console doctrine:migrations:migrate --no-interaction` once as a step of the deploy.',
      packages: ['doctrine/doctrine-migrations-bundle'],
      docs: ['https://symfony.com/doc/current/deployment.html'],
    },
  },
  {
    rule: 'concurrency/background-process',
    remedy: {
      summary:
        'Dispatch a message with Messenger to a transport that all nodes share, and let the platform run `messenger:consume`.',
      packages: ['symfony/messenger'],
      docs: ['https://symfony.com/doc/current/messenger.html'],
    },
  },
  {
    rule: 'concurrency/schedule-without-lock',
    remedy: {
      summary:
        "Give the schedule `->lock($lockFactory->createLock('…'))`, with a lock store that all nodes share, and `->stateful($cache)`.",
      packages: ['symfony/lock'],
      docs: ['https://symfony.com/doc/current/scheduler.html#efficient-management-with-symfony-scheduler'],
    },
  },
  {
    rule: 'config/absolute-machine-path',
    remedy: {
      summary: 'Inject `%kernel.project_dir%`, or a variable of the environment.',
      packages: [],
      docs: ['https://symfony.com/doc/current/configuration.html#configuration-parameters'],
    },
  },
  {
    rule: 'disposability/no-signal-handling',
    remedy: {
      summary:
        'Implement `SignalableCommandInterface` and leave the loop; or make the work a message, for `messenger:consume` heeds signals.',
      packages: ['symfony/messenger'],
      docs: ['https://symfony.com/doc/current/components/console/events.html#the-consoleevents-signal-event'],
    },
  },
  {
    rule: 'disposability/no-time-limit',
    remedy: {
      summary: 'Dispatch messages, each of which is a small piece of the work.',
      packages: ['symfony/messenger'],
      docs: ['https://symfony.com/doc/current/messenger.html'],
    },
  },
  {
    rule: 'disposability/work-after-response',
    remedy: {
      summary: 'Dispatch a message to an asynchronous transport.',
      packages: ['symfony/messenger'],
      docs: ['https://symfony.com/doc/current/messenger.html'],
    },
  },
  {
    rule: 'logs/local-syslog',
    remedy: {
      summary: 'Log with a `stream` handler to `php://stderr`.',
      packages: ['symfony/monolog-bundle'],
      docs: ['https://symfony.com/doc/current/logging.html'],
    },
  },
  {
    rule: 'processes/local-counter',
    remedy: {
      summary: 'Use the RateLimiter component, or a lock, with storage that all nodes share.',
      packages: ['symfony/rate-limiter'],
      docs: ['https://symfony.com/doc/current/rate_limiter.html'],
    },
  },
  {
    rule: 'processes/local-lock',
    remedy: {
      summary: 'Inject `LockFactory`, and set `LOCK_DSN` to Redis or the database.',
      packages: ['symfony/lock'],
      docs: ['https://symfony.com/doc/current/lock.html'],
    },
  },
  {
    rule: 'dev-prod-parity/different-driver',
    remedy: {
      summary:
        "Start the services of production with the compose file that Symfony's recipes make, and keep one `DATABASE_URL` kind for every environment.",
      packages: [],
      docs: ['https://symfony.com/doc/current/setup/docker.html'],
    },
  },
  {
    rule: 'processes/sticky-sessions',
    remedy: {
      summary: 'Set `handler_id` to a DSN or a `PdoSessionHandler`, then switch the affinity off.',
      packages: [],
      docs: ['https://symfony.com/doc/current/session.html#store-sessions-in-a-database'],
    },
  },
  {
    rule: 'backing-services/fixed-driver',
    remedy: {
      summary: 'Inject `CacheInterface` or a pool of your own, whose adapter `framework.cache` names.',
      packages: [],
      docs: ['https://symfony.com/doc/current/cache.html#configuring-cache-with-frameworkbundle'],
    },
  },
];
