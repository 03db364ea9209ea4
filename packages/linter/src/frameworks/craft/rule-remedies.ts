import type { RuleRemedy } from '../remedy-tables.ts';

/** What to do in Craft CMS about what rules on practice find. */
export const ruleRemedies: readonly RuleRemedy[] = [
  {
    rule: 'backing-services/local-mail',
    remedy: {
      summary:
        'Send with `Craft::$app->getMailer()`, and choose an SMTP or service adapter with variables of the environment.',
      packages: [],
      docs: ['https://craftcms.com/docs/5.x/system/mail.html'],
    },
  },
  {
    rule: 'build-release-run/migrates-on-request',
    remedy: {
      summary: 'Run `php craft up` once as a step of the deploy.',
      packages: [],
      docs: ['https://craftcms.com/docs/5.x/deploy.html'],
    },
  },
  {
    rule: 'config/absolute-machine-path',
    remedy: {
      summary: 'Use an alias such as `@root`, or `App::env()` in a configuration file.',
      packages: [],
      docs: ['https://craftcms.com/docs/5.x/configure.html#aliases'],
    },
  },
  {
    rule: 'concurrency/background-process',
    remedy: {
      summary: 'Push a job with `Craft::$app->getQueue()->push()`, and let the platform run `craft queue/listen`.',
      packages: [],
      docs: ['https://craftcms.com/docs/5.x/system/queue.html'],
    },
  },
  {
    rule: 'disposability/no-time-limit',
    remedy: {
      summary: 'Make it a batched job (`craft\\queue\\BaseBatchedJob`).',
      packages: [],
      docs: ['https://craftcms.com/docs/5.x/extend/queue-jobs.html#batched-jobs'],
    },
  },
  {
    rule: 'disposability/work-after-response',
    remedy: {
      summary: 'Push a job with `Craft::$app->getQueue()->push()`.',
      packages: [],
      docs: ['https://craftcms.com/docs/5.x/system/queue.html'],
    },
  },
  {
    rule: 'processes/local-lock',
    remedy: {
      summary: 'Use `Craft::$app->getMutex()`, whose default lies in the database.',
      packages: [],
      docs: ['https://craftcms.com/docs/5.x/reference/config/app.html#mutex'],
    },
  },
  {
    rule: 'dev-prod-parity/different-driver',
    remedy: {
      summary:
        'Let DDEV start the database of production (`ddev config --database`), and leave drivers out of settings of one environment.',
      packages: [],
      docs: ['https://docs.ddev.com/en/stable/users/extend/database-types/'],
    },
  },
];
