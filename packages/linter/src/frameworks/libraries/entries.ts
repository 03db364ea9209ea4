import type { EntryPoint } from '../knowledge.ts';

const messenger = 'https://symfony.com/doc/current/messenger.html';
const scheduler = 'https://symfony.com/doc/current/scheduler.html';
const routing = 'https://symfony.com/doc/current/routing.html';
const events = 'https://symfony.com/doc/current/event_dispatcher.html';

/** How code is reached through Symfony's and Doctrine's components, in whatever framework they stand. */
export const entries: readonly EntryPoint[] = [
  // `cache:warmup` runs them in the build.
  {
    via: 'build',
    extends: 'Symfony\\Component\\HttpKernel\\CacheWarmer\\WarmableInterface',
    methods: ['warmUp'],
    source: 'https://symfony.com/doc/current/reference/dic_tags.html#kernel-cache-warmer',
  },
  {
    via: 'build',
    extends: 'Behat\\Behat\\Context\\Context',
    source: 'https://docs.behat.org/en/latest/user_guide/context.html',
  },
  // A package's own base of commands: `Acme\Console\Command\AbstractCommand`.
  {
    via: 'operator',
    extendsNamed: String.raw`(?:^|\\)(?:console|commands?)\\(?:.*\\)?\w*command$`,
    source: 'https://symfony.com/doc/current/console.html',
  },
  { via: 'build', extends: 'Robo\\Tasks', source: 'https://robo.li/getting-started/' },
  {
    via: 'build',
    extends: 'OpenEuropa\\TaskRunner\\Commands\\AbstractCommands',
    source: 'https://github.com/openeuropa/task-runner',
  },
  { via: 'web', attribute: 'Symfony\\Component\\Routing\\Attribute\\Route', source: routing },
  { via: 'web', attribute: 'Symfony\\Component\\Routing\\Annotation\\Route', source: routing },
  { via: 'web', extends: 'Symfony\\Component\\EventDispatcher\\EventSubscriberInterface', source: events },
  { via: 'web', attribute: 'Symfony\\Component\\EventDispatcher\\Attribute\\AsEventListener', source: events },
  {
    via: 'web',
    extends: 'Doctrine\\Common\\EventSubscriber',
    source: 'https://symfony.com/doc/5.4/doctrine/events.html',
  },
  { via: 'queue', attribute: 'Symfony\\Component\\Messenger\\Attribute\\AsMessageHandler', source: messenger },
  {
    via: 'queue',
    extends: 'Symfony\\Component\\Messenger\\Handler\\MessageHandlerInterface',
    source: 'https://symfony.com/doc/5.4/messenger.html',
  },
  { via: 'queue', extends: 'Symfony\\Component\\Messenger\\Handler\\BatchHandlerInterface', source: messenger },
  { via: 'schedule', attribute: 'Symfony\\Component\\Scheduler\\Attribute\\AsCronTask', source: scheduler },
  { via: 'schedule', attribute: 'Symfony\\Component\\Scheduler\\Attribute\\AsPeriodicTask', source: scheduler },
  { via: 'schedule', attribute: 'Symfony\\Component\\Scheduler\\Attribute\\AsSchedule', source: scheduler },
  { via: 'schedule', extends: 'Symfony\\Component\\Scheduler\\ScheduleProviderInterface', source: scheduler },
  {
    via: 'operator',
    extends: 'Symfony\\Component\\Console\\Command\\Command',
    source: 'https://symfony.com/doc/current/console.html',
  },
  {
    via: 'operator',
    extends: 'Ahc\\Cli\\Input\\Command',
    methods: ['execute'],
    source: 'adhocore/cli: src/Input/Command.php',
  },
  { via: 'operator', extends: 'Minicli\\Command\\CommandController', source: 'https://docs.minicli.dev/' },
  { via: 'operator', extends: 'splitbrain\\phpcli\\CLI', source: 'splitbrain/php-cli: src/CLI.php' },
  { via: 'operator', extends: 'Cake\\Command\\Command', source: 'https://book.cakephp.org/5/en/console-commands.html' },
  {
    via: 'operator',
    extends: 'CodeIgniter\\CLI\\BaseCommand',
    source: 'https://codeigniter.com/user_guide/cli/cli_commands.html',
  },
  {
    via: 'operator',
    attribute: 'Symfony\\Component\\Console\\Attribute\\AsCommand',
    source: 'https://symfony.com/doc/current/console.html',
  },
  {
    via: 'install',
    extends: 'Doctrine\\Migrations\\AbstractMigration',
    source: 'https://symfony.com/bundles/DoctrineMigrationsBundle/current/index.html',
  },
  {
    via: 'install',
    extends: 'Doctrine\\Common\\DataFixtures\\FixtureInterface',
    source: 'https://symfony.com/bundles/DoctrineFixturesBundle/current/index.html',
  },
];
