import type { EntryPoint } from '../knowledge.ts';

const messenger = 'https://symfony.com/doc/current/messenger.html';
const scheduler = 'https://symfony.com/doc/current/scheduler.html';
const routing = 'https://symfony.com/doc/current/routing.html';
const events = 'https://symfony.com/doc/current/event_dispatcher.html';

/** How the parts of a Symfony application are reached. */
export const entries: readonly EntryPoint[] = [
  {
    via: 'web',
    extends: 'Symfony\\Bundle\\FrameworkBundle\\Controller\\AbstractController',
    source: 'https://symfony.com/doc/current/controller.html',
  },
  {
    via: 'web',
    extends: 'Symfony\\Bundle\\FrameworkBundle\\Controller\\Controller',
    source: 'https://symfony.com/doc/3.4/controller.html',
  },
  { via: 'web', attribute: 'Symfony\\Component\\Routing\\Attribute\\Route', source: routing },
  { via: 'web', attribute: 'Symfony\\Component\\Routing\\Annotation\\Route', source: routing },
  {
    via: 'web',
    attribute: 'Symfony\\Component\\HttpKernel\\Attribute\\AsController',
    source: 'https://symfony.com/doc/current/controller/service.html',
  },
  { via: 'web', files: 'src/Controller/**', source: 'https://symfony.com/doc/current/best_practices.html' },
  { via: 'web', extends: 'Symfony\\Component\\EventDispatcher\\EventSubscriberInterface', source: events },
  { via: 'web', attribute: 'Symfony\\Component\\EventDispatcher\\Attribute\\AsEventListener', source: events },
  {
    via: 'web',
    attribute: 'Doctrine\\Bundle\\DoctrineBundle\\Attribute\\AsDoctrineListener',
    source: 'https://symfony.com/doc/current/doctrine/events.html',
  },
  {
    via: 'web',
    attribute: 'Doctrine\\Bundle\\DoctrineBundle\\Attribute\\AsEntityListener',
    source: 'https://symfony.com/doc/current/doctrine/events.html',
  },
  {
    via: 'web',
    extends: 'Doctrine\\Common\\EventSubscriber',
    source: 'https://symfony.com/doc/5.4/doctrine/events.html',
  },
  {
    via: 'web',
    extends: 'Symfony\\Component\\Form\\AbstractType',
    source: 'https://symfony.com/doc/current/forms.html',
  },
  {
    via: 'web',
    extends: 'Twig\\Extension\\AbstractExtension',
    source: 'https://symfony.com/doc/current/templates.html#templates-twig-extension',
  },
  {
    via: 'web',
    attribute: 'Symfony\\UX\\LiveComponent\\Attribute\\AsLiveComponent',
    source: 'https://symfony.com/bundles/ux-live-component/current/index.html',
  },
  {
    via: 'web',
    extends: 'ApiPlatform\\State\\ProcessorInterface',
    source: 'https://api-platform.com/docs/core/state-processors/',
  },
  {
    via: 'web',
    extends: 'ApiPlatform\\State\\ProviderInterface',
    source: 'https://api-platform.com/docs/core/state-providers/',
  },
  { via: 'queue', attribute: 'Symfony\\Component\\Messenger\\Attribute\\AsMessageHandler', source: messenger },
  {
    via: 'queue',
    extends: 'Symfony\\Component\\Messenger\\Handler\\MessageHandlerInterface',
    source: 'https://symfony.com/doc/5.4/messenger.html',
  },
  { via: 'queue', extends: 'Symfony\\Component\\Messenger\\Handler\\BatchHandlerInterface', source: messenger },
  { via: 'queue', files: 'src/MessageHandler/**', source: messenger },
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
    attribute: 'Symfony\\Component\\Console\\Attribute\\AsCommand',
    source: 'https://symfony.com/doc/current/console.html',
  },
  { via: 'operator', files: 'bin/console', source: 'https://symfony.com/doc/current/console.html' },
  {
    via: 'build',
    extends: 'Symfony\\Component\\HttpKernel\\CacheWarmer\\CacheWarmerInterface',
    source: 'https://symfony.com/doc/current/reference/dic_tags.html#kernel-cache-warmer',
  },
  {
    via: 'build',
    extends: 'Symfony\\Component\\DependencyInjection\\Compiler\\CompilerPassInterface',
    source: 'https://symfony.com/doc/current/service_container/compiler_passes.html',
  },
  {
    via: 'build',
    extends: 'Symfony\\Component\\DependencyInjection\\Extension\\ExtensionInterface',
    source: 'https://symfony.com/doc/current/bundles/extension.html',
  },
  {
    via: 'build',
    extends: 'Symfony\\Bundle\\MakerBundle\\MakerInterface',
    source: 'https://symfony.com/bundles/SymfonyMakerBundle/current/index.html',
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
