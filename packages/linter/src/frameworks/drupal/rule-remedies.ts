import type { RuleRemedy } from '../remedy-tables.ts';

/** What to do in Drupal about what rules on practice find. */
export const ruleRemedies: readonly RuleRemedy[] = [
  {
    rule: 'backing-services/local-mail',
    remedy: {
      summary: "Send with the `plugin.manager.mail` service, and set a mailer for a service, such as Symfony Mailer's.",
      packages: ['drupal/symfony_mailer'],
      docs: ['https://www.drupal.org/project/symfony_mailer'],
    },
  },
  {
    rule: 'backing-services/fixed-service-address',
    remedy: {
      summary: 'Read the address from the environment in `settings.php`, and inject the connection.',
      packages: [],
      docs: ['https://www.drupal.org/docs/drupal-apis/database-api'],
    },
  },
  {
    rule: 'build-release-run/migrates-on-request',
    remedy: {
      summary: 'Run `drush updatedb` and `drush config:import` once as a step of the deploy.',
      packages: ['drush/drush'],
      docs: ['https://www.drush.org/latest/deploycommand/'],
    },
  },
  {
    rule: 'config/absolute-machine-path',
    remedy: {
      summary: "Inject `%app.root%`, or ask `extension.list.module` for a module's path.",
      packages: [],
      docs: ['https://www.drupal.org/docs/drupal-apis/services-and-dependency-injection'],
    },
  },
  {
    rule: 'concurrency/background-process',
    remedy: {
      summary: 'Put the work on a queue of the Queue API, and run it with `drush queue:run` as a worker.',
      packages: [],
      docs: ['https://www.drupal.org/docs/drupal-apis/queue-api'],
    },
  },
  {
    rule: 'disposability/no-time-limit',
    remedy: {
      summary: 'Use the Batch API, or a queue, in small pieces.',
      packages: [],
      docs: ['https://www.drupal.org/docs/drupal-apis/batch-api'],
    },
  },
  {
    rule: 'disposability/work-after-response',
    remedy: {
      summary: 'Put the work on a queue of the Queue API.',
      packages: [],
      docs: ['https://www.drupal.org/docs/drupal-apis/queue-api'],
    },
  },
  {
    rule: 'processes/local-counter',
    remedy: {
      summary: 'Use the `flood` service, or the `lock` service, which keep their state in the database.',
      packages: [],
      docs: [
        'https://api.drupal.org/api/drupal/core!lib!Drupal!Core!Flood!FloodInterface.php/interface/FloodInterface',
      ],
    },
  },
  {
    rule: 'processes/local-lock',
    remedy: {
      summary: 'Use the `lock` service, which keeps locks in the database.',
      packages: [],
      docs: [
        'https://api.drupal.org/api/drupal/core!lib!Drupal!Core!Lock!LockBackendInterface.php/interface/LockBackendInterface',
      ],
    },
  },
  {
    rule: 'dev-prod-parity/different-driver',
    remedy: {
      summary:
        'Let DDEV start the database of production (`ddev config --database`), and keep `settings.local.php` to debugging.',
      packages: [],
      docs: ['https://docs.ddev.com/en/stable/users/extend/database-types/'],
    },
  },
];
