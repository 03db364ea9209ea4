import type { RuleRemedy } from '../remedy-tables.ts';

/** What to do in TYPO3 about what rules on practice find. */
export const ruleRemedies: readonly RuleRemedy[] = [
  {
    rule: 'backing-services/local-mail',
    remedy: {
      summary: 'Send with `MailerInterface`, and set `MAIL/transport` to `smtp` or a DSN from the environment.',
      packages: [],
      docs: ['https://docs.typo3.org/m/typo3/reference-coreapi/main/en-us/ApiOverview/Mail/Index.html'],
    },
  },
  {
    rule: 'config/absolute-machine-path',
    remedy: {
      summary: 'Build the path with `Environment::getProjectPath()` or an `EXT:` path.',
      packages: [],
      docs: ['https://docs.typo3.org/m/typo3/reference-coreapi/main/en-us/ApiOverview/Environment/Index.html'],
    },
  },
  {
    rule: 'concurrency/background-process',
    remedy: {
      summary:
        'Dispatch a message with Messenger to a transport that all nodes share, and let the platform run `messenger:consume`.',
      packages: [],
      docs: ['https://docs.typo3.org/m/typo3/reference-coreapi/main/en-us/ApiOverview/MessageBus/Index.html'],
    },
  },
  {
    rule: 'disposability/no-time-limit',
    remedy: {
      summary: 'Make it a scheduler task or a message that does a small piece of the work.',
      packages: [],
      docs: ['https://docs.typo3.org/m/typo3/reference-coreapi/main/en-us/ApiOverview/MessageBus/Index.html'],
    },
  },
  {
    rule: 'processes/local-lock',
    remedy: {
      summary: 'Register a locking strategy over Redis or the database with `LockFactory->addLockingStrategy()`.',
      packages: [],
      docs: ['https://docs.typo3.org/m/typo3/reference-coreapi/main/en-us/ApiOverview/LockingApi/Index.html'],
    },
  },
  {
    rule: 'dev-prod-parity/different-driver',
    remedy: {
      summary:
        'Let DDEV start the database of production (`ddev config --database`), and keep `additional.php` the same for each context.',
      packages: [],
      docs: ['https://docs.ddev.com/en/stable/users/extend/database-types/'],
    },
  },
];
