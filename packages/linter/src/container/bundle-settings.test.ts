import { expect, test } from 'vitest';
import type { Expr } from '../php/facts.ts';
import { factsOf } from '../php/facts-of.ts';
import { discoverProject } from '../project/discover.ts';
import { temporaryProject } from '../project/temporary-project.ts';
import { readWiring } from './read-wiring.ts';
import type { Wiring } from './wiring.ts';

const USES = `use Symfony\\Component\\Config\\Definition\\Builder\\TreeBuilder;
use Symfony\\Component\\Config\\Definition\\Configurator\\DefinitionConfigurator;
use Symfony\\Component\\DependencyInjection\\ContainerBuilder;
use Symfony\\Component\\DependencyInjection\\Loader\\Configurator\\ContainerConfigurator;
`;

function wiringOf(php: Readonly<Record<string, string>>, others: Readonly<Record<string, string>> = {}): Wiring {
  const files = Object.fromEntries(Object.entries(php).map(([path, code]) => [path, `<?php\n${USES}${code}`]));
  const project = discoverProject(temporaryProject({ ...files, ...others }));
  return readWiring(project, new Map(Object.entries(files).map(([path, code]) => [path, factsOf(Buffer.from(code))])));
}

/** A value as configuration writes it, settings followed. */
function shown({ parameters }: Wiring, expr: Expr | undefined): unknown {
  switch (expr?.op) {
    case 'lit':
      return expr.value;
    case 'parameter': {
      const known = expr.name.startsWith('config(') ? parameters.get(expr.name) : undefined;
      return known ? shown({ parameters } as Wiring, known.expr) : `%${expr.name}%`;
    }
    case 'concat':
      return expr.parts.map((part) => shown({ parameters } as Wiring, part)).join('');
    case 'array':
      return Object.fromEntries(
        expr.items.map(({ key, value }, at) => [
          key?.op === 'lit' ? key.value : at,
          shown({ parameters } as Wiring, value),
        ]),
      );
    default:
      return expr?.op;
  }
}

const parameter = (wiring: Wiring, name: string): unknown => shown(wiring, wiring.parameters.get(name)?.expr);

const CONFIGURATION = 'src/DependencyInjection/Configuration.php';
const EXTENSION = 'src/DependencyInjection/AcmeShopExtension.php';

const BUNDLE = {
  [CONFIGURATION]: `class Configuration {
  private const EXPORTS = '%kernel.project_dir%/var/exports';
  public function __construct(private string $projectDir, $logs) { $this->logs = $logs; }
  public function getConfigTreeBuilder(): TreeBuilder {
    $treeBuilder = new TreeBuilder('acme_shop');
    $root = $treeBuilder->getRootNode();
    $root
      ->beforeNormalization()->ifString()->then(fn ($value) => ['media_dir' => $value])->end()
      ->children()
        ->scalarNode('media_dir')->info('Pictures')->defaultValue('%kernel.project_dir%/public/media')->cannotBeEmpty()->end()
        ->scalarNode('public_dir')->defaultValue($this->projectDir . '/public')->end()
        ->scalarNode('log_dir')->defaultValue($this->logs)->validate()->ifEmpty()->thenInvalid('x')->end()->end()
        ->scalarNode('asked_dir')->isRequired()->end()
        ->arrayNode('formats')->defaultValue(['jpg', 'png'])->prototype('scalar')->end()->end()
        ->arrayNode('stores')
          ->useAttributeAsKey('name')
          ->arrayPrototype()->children()->scalarNode('path')->defaultValue('/never')->end()->end()->end()
        ->end()
        ->append($this->exports())
      ->end();
    $this->addCache($root);
    return $treeBuilder;
  }
  private function exports() {
    $builder = new TreeBuilder('exports');
    $node = $builder->getRootNode();
    $node->addDefaultsIfNotSet()->children()->scalarNode('dir')->defaultValue(self::EXPORTS)->end()->end();
    return $node;
  }
  private function addCache($node): void {
    $node->children()->arrayNode('cache')->children()
      ->booleanNode('enabled')->defaultTrue()->end()
      ->scalarNode('cache_dir')->defaultValue('%kernel.cache_dir%/shop')->end()
      ->scalarNode('prefix')->defaultNull()->end()
      ->scalarNode('pool_dir')->defaultNull()->end()
      ->scalarNode('tmp')->defaultValue(sys_get_temp_dir() . '/shop')->end()
      ->scalarNode('lock_dir')->defaultValue('')->end()
      ->scalarNode('unknown')->defaultValue(getcwd())->end();
  }
}`,
  [EXTENSION]: `class AcmeShopExtension {
  public function getConfiguration(array $config, ContainerBuilder $container) {
    return new Configuration($container->getParameter('kernel.project_dir'), '%kernel.logs_dir%');
  }
  public function load(array $configs, ContainerBuilder $container): void {
    $config = $this->processConfiguration($this->getConfiguration($configs, $container), $configs);
    $container->setParameter('acme.media', $config['media_dir']);
    $container->setParameter('acme.thumbs', $config['media_dir'] . '/thumbs');
    $container->setParameter($this->getAlias() . '.public', sprintf('%s/%s', $config['public_dir'], 'files'));
    $container->setParameter('acme.logs', $config['log_dir']);
    $container->setParameter('acme.asked', $config['asked_dir']);
    $container->setParameter('acme.stores', $config['stores']);
    $container->setParameter('acme.all', $config);
    $exports = $config['exports'];
    $container->register(App\\Exporter::class)->setArgument('$dir', $exports['dir']);
    $container->getDefinition('acme.store')->replaceArgument(1, $config['media_dir'])->addArgument('%kernel.logs_dir%');
    $container->findDefinition('acme.alias')->addMethodCall('setDirectory', [$config['public_dir']]);
    $child = $container->getDefinition('acme.child');
    $child->setArgument(0, $exports['dir']);
    $child->setArgument('$name', 'child');
    $container->getDefinition('acme.none')->setArgument(0, 'x');
    $this->loadCache($config['cache'], $container);
  }
  private function loadCache(array $cache, ContainerBuilder $container): void {
    $container->setParameter('acme.cache', $cache['cache_dir']);
    $container->setParameter('acme.unknown', $cache['unknown']);
    if (empty($cache['pool_dir'])) {
      $cache['pool_dir'] = $container->getParameter('kernel.project_dir') . '/var/pool';
    }
    $cache['enabled'] = false;
    $cache['lock_dir'] = $this->lockDirectory();
    $container->setParameter('acme.pool', $cache['pool_dir']);
    $container->setParameter('acme.tmp', $cache['tmp']);
    $container->setParameter('acme.lock', $cache['lock_dir']);
  }
}`,
};

test('what an extension is given are the defaults of its configuration, wherever they are defined', () => {
  const wiring = wiringOf(BUNDLE);
  expect(parameter(wiring, 'acme.media')).toBe('%kernel.project_dir%/public/media');
  expect(parameter(wiring, 'acme.thumbs')).toBe('%kernel.project_dir%/public/media/thumbs');
  expect(parameter(wiring, 'acme_shop.public')).toBe('%kernel.project_dir%/public/files');
  expect(parameter(wiring, 'acme.tmp')).toBe('/tmp/shop');
  expect(parameter(wiring, 'acme.logs')).toBe('%kernel.logs_dir%');
  expect(parameter(wiring, 'acme.cache')).toBe('%kernel.cache_dir%/shop');
  expect(shown(wiring, wiring.services.get('App\\Exporter')?.namedArgs['dir']?.expr)).toBe(
    '%kernel.project_dir%/var/exports',
  );
  expect(wiring.parameters.get('config(acme_shop.media_dir)')).toMatchObject({ path: CONFIGURATION, line: 15 });
});

test('what has no default, or none that can be told, is left to the application', () => {
  const wiring = wiringOf(BUNDLE);
  expect(parameter(wiring, 'acme.asked')).toBe('%config(acme_shop.asked_dir)%');
  expect(parameter(wiring, 'acme.unknown')).toBe('%config(acme_shop.cache.unknown)%');
  expect(parameter(wiring, 'acme.stores')).toBe('%config(acme_shop.stores)%');
  expect(parameter(wiring, 'acme.lock')).toBe('%config(acme_shop.cache.lock_dir)%');
  expect(parameter(wiring, 'acme.all')).toMatchObject({
    formats: { 0: 'jpg', 1: 'png' },
    stores: '%config(acme_shop.stores)%',
    cache: { enabled: true, prefix: '%config(acme_shop.cache.prefix)%' },
  });
});

test('what the extension sets itself where there is no default is the default', () => {
  const wiring = wiringOf(BUNDLE);
  expect(parameter(wiring, 'acme.pool')).toBe('%kernel.project_dir%/var/pool');
  expect(wiring.parameters.get('config(acme_shop.cache.pool_dir)')).toMatchObject({ path: EXTENSION });
  const set = wiringOf(BUNDLE, { 'config/packages/acme_shop.yaml': 'acme_shop: { cache: { pool_dir: /srv/pool } }\n' });
  expect(parameter(set, 'acme.pool')).toBe('/srv/pool');
  const none = wiringOf(BUNDLE, { 'config/packages/acme_shop.yaml': 'acme_shop: { cache: { cache_dir: ~ } }\n' });
  expect(parameter(none, 'acme.cache')).toBe('%config(acme_shop.cache.cache_dir)%');
});

test('what is registered for each of many stores has their settings, though its own name is put together', () => {
  const { services, ...wiring } = wiringOf({
    [CONFIGURATION]: `class Configuration {
  public function getConfigTreeBuilder() {
    $treeBuilder = new TreeBuilder('acme_shop');
    $treeBuilder->getRootNode()->children()
      ->scalarNode('root')->defaultValue('%kernel.project_dir%/public')->end()
      ->arrayNode('stores')->arrayPrototype()->children()->scalarNode('dir')->end()->end()->end()->end();
    return $treeBuilder;
  }
}`,
    [EXTENSION]: `class AcmeShopExtension {
  private array $settings;
  public function load(array $configs, ContainerBuilder $container): void {
    $this->settings = $this->processConfiguration(new Configuration(), $configs);
    foreach ($this->settings['stores'] as $name => $store) {
      $container->register(sprintf('acme.store.%d', $name), App\\Store::class)
        ->setArguments([$this->settings['root'], $store['dir']]);
      $container->setDefinition('acme.' . $name, new Definition(App\\Kept::class, [$store['dir']]));
    }
    $container->register(names());
  }
}`,
  });
  const args = (cls: string): unknown =>
    [...services.values()]
      .filter(({ className }) => className === cls)
      .map((service) => service.args.map(({ expr }) => shown(wiring as Wiring, expr)));
  expect(args('App\\Store')).toEqual([['%kernel.project_dir%/public', '%config(acme_shop.stores.*.dir)%']]);
  expect(args('App\\Kept')).toEqual([['%config(acme_shop.stores.*.dir)%']]);
  expect(services.size).toBe(2);
});

test('what an extension changes in services of another file is theirs, and of a service that is nowhere nothing', () => {
  const { services, ...wiring } = wiringOf(BUNDLE, {
    'src/Resources/config/services.yaml': `services:
  acme.store: { class: App\\Store, arguments: ['@filesystem', ~] }
  acme.alias: '@acme.store'
  acme.child: { parent: acme.store, class: App\\Child }
`,
  });
  const args = (id: string): unknown => services.get(id)?.args.map(({ expr }) => shown(wiring as Wiring, expr));
  expect(args('acme.store')).toEqual(['service', '%kernel.project_dir%/public/media', '%kernel.logs_dir%']);
  expect(services.get('acme.store')?.className).toBe('App\\Store');
  expect(services.get('acme.store')?.calls.map(({ method }) => method)).toEqual(['setDirectory']);
  expect(args('acme.child')).toEqual([
    '%kernel.project_dir%/var/exports',
    '%kernel.project_dir%/public/media',
    '%kernel.logs_dir%',
  ]);
  expect(services.get('acme.child')?.namedArgs['name']?.expr).toEqual({ op: 'lit', value: 'child' });
  expect(services.has('acme.none')).toBe(false);
});

test("the application's configuration comes before defaults, that of production last", () => {
  const wiring = wiringOf(BUNDLE, {
    'config/packages/acme_shop.yaml': `acme_shop:
  media_dir: '%kernel.project_dir%/public/uploads'
  asked_dir: /srv/asked
  stores: { 'in-house': { path: /srv/stores } }
  cache: { cache_dir: /srv/no }
when@prod:
  acme_shop: { cache: { cache-dir: '%kernel.cache_dir%/live' } }
`,
    'config/packages/test/acme_shop.yaml': 'acme_shop: { media_dir: /tmp/test }\n',
  });
  expect(parameter(wiring, 'acme.media')).toBe('%kernel.project_dir%/public/uploads');
  expect(parameter(wiring, 'acme.asked')).toBe('/srv/asked');
  expect(parameter(wiring, 'acme.stores')).toEqual({ 'in-house': { path: '/srv/stores' } });
  expect(parameter(wiring, 'acme.cache')).toBe('%kernel.cache_dir%/live');
  expect(wiring.parameters.get('config(acme_shop.media_dir)')).toMatchObject({
    path: 'config/packages/acme_shop.yaml',
    line: 2,
  });
});

test('a bundle that is its own extension defines and takes its settings itself', () => {
  const wiring = wiringOf(
    {
      'src/AcmeHTTPCacheBundle.php': `class AcmeHTTPCacheBundle {
  public function configure(DefinitionConfigurator $definition): void {
    $definition->rootNode()->children()->scalarNode('dir')->defaultValue('%kernel.project_dir%/var/pages')->end();
  }
  public function loadExtension(array $config, ContainerConfigurator $container, ContainerBuilder $builder): void {
    $container->parameters()->set('pages.dir', $config['dir']);
    $builder->setParameter('pages.more', $config['dir'] . '/more');
  }
  public function boot(ContainerConfigurator $container): void {
    $container->parameters()->set('pages.kernel', 'no');
  }
}`,
    },
    { 'config/packages/pages.yaml': "acme_http_cache:\n  dir: '%kernel.project_dir%/public/pages'\n" },
  );
  expect(parameter(wiring, 'pages.dir')).toBe('%kernel.project_dir%/public/pages');
  expect(parameter(wiring, 'pages.more')).toBe('%kernel.project_dir%/public/pages/more');
  expect(wiring.parameters.has('pages.kernel')).toBe(false);
});

test('settings that PHP gives count as those of YAML', () => {
  const wiring = wiringOf({
    ...BUNDLE,
    'config/packages/acme_shop.php': `return static function (ContainerConfigurator $container): void {
  $container->extension('acme_shop', ['media_dir' => '%kernel.project_dir%/public/pictures']);
};`,
  });
  expect(parameter(wiring, 'acme.media')).toBe('%kernel.project_dir%/public/pictures');
});
