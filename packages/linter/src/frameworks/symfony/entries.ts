import type { EntryPoint } from '../knowledge.ts';

const messenger = 'https://symfony.com/doc/current/messenger.html';

/** How the parts of a Symfony application are reached, beside those that its components name. */
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
  {
    via: 'web',
    attribute: 'Symfony\\Component\\HttpKernel\\Attribute\\AsController',
    source: 'https://symfony.com/doc/current/controller/service.html',
  },
  { via: 'web', files: 'src/Controller/**', source: 'https://symfony.com/doc/current/best_practices.html' },
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
  { via: 'queue', files: 'src/MessageHandler/**', source: messenger },
  { via: 'operator', files: 'bin/console', source: 'https://symfony.com/doc/current/console.html' },
  {
    via: 'build',
    extends: 'Symfony\\Component\\HttpKernel\\CacheWarmer\\CacheWarmerInterface',
    methods: ['warmUp'],
    source: 'https://symfony.com/doc/current/reference/dic_tags.html#kernel-cache-warmer',
  },
  {
    via: 'build',
    extends: 'Doctrine\\Common\\DataFixtures\\FixtureInterface',
    source: 'https://symfony.com/bundles/DoctrineFixturesBundle/current/index.html',
  },
  {
    via: 'build',
    extends: 'Doctrine\\Common\\DataFixtures\\AbstractFixture',
    source: 'doctrine/data-fixtures: src/AbstractFixture.php',
  },
  {
    via: 'build',
    extends: 'Doctrine\\Bundle\\FixturesBundle\\Fixture',
    source: 'https://symfony.com/bundles/DoctrineFixturesBundle/current/index.html',
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
  // Generators of code, and the commands that start them.
  ...['Command\\GeneratorCommand', 'Generator\\Generator'].map(
    (name): EntryPoint => ({
      via: 'build',
      extends: `Sensio\\Bundle\\GeneratorBundle\\${name}`,
      source: `sensio/generator-bundle: ${name.replace('\\', '/')}.php`,
    }),
  ),
  {
    via: 'build',
    extends: 'Symfony\\Bundle\\MakerBundle\\MakerInterface',
    source: 'https://symfony.com/bundles/SymfonyMakerBundle/current/index.html',
  },
];
