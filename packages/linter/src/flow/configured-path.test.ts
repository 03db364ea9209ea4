import { expect, test } from 'vitest';
import { lint } from '../lint.ts';
import { temporaryProject } from '../project/temporary-project.ts';

const controller = (name: string): string => `<?php
namespace App\\Controller;
class ${name} {
  public function __construct(private string $directory) {}
  public function take(): void { move_uploaded_file($_FILES['a']['tmp_name'], $this->directory . '/a'); }
}
`;

test('a path that a container gives begins where configuration names it, for all who are given it', async () => {
  const root = temporaryProject({
    'composer.json': '{"require":{"symfony/framework-bundle":"^7"}}',
    'config/services.yaml': `parameters:
  uploads: '%kernel.project_dir%/public/uploads'
services:
  _defaults:
    bind:
      $directory: '%uploads%'
  App\\:
    resource: '../src/'
`,
    'src/Controller/A.php': controller('A'),
    'src/Controller/B.php': controller('B'),
  });
  const { findings } = await lint({ path: root, cache: false, threads: 1 });
  const traces = findings.filter(({ category }) => category === 'write').map(({ trace }) => trace);
  expect(traces).toHaveLength(2);
  for (const [first, second] of traces) {
    expect(first).toEqual({ path: 'config/services.yaml', line: 2, message: 'parameter uploads' });
    expect(second).toMatchObject({ path: 'config/services.yaml', line: 6 });
  }
});

test("a bundle's setting is told with what decides it: its default, the application's configuration, or nobody", async () => {
  const bundle = {
    'composer.json': '{"require":{"symfony/framework-bundle":"^7"}}',
    'src/DependencyInjection/Configuration.php': `<?php
namespace App\\DependencyInjection;
class Configuration {
  public function getConfigTreeBuilder() {
    $builder = new \\Symfony\\Component\\Config\\Definition\\Builder\\TreeBuilder('shop');
    $builder->getRootNode()->children()
      ->scalarNode('dir')->defaultValue('%kernel.project_dir%/public/shop')->end()
      ->scalarNode('tmp')->defaultValue('%kernel.project_dir%/public/tmp')->end()
      ->arrayNode('stores')->arrayPrototype()->end()->end();
    return $builder;
  }
}
`,
    'src/DependencyInjection/ShopExtension.php': `<?php
namespace App\\DependencyInjection;
use Symfony\\Component\\DependencyInjection\\ContainerBuilder;
class ShopExtension {
  public function load(array $configs, ContainerBuilder $container): void {
    $config = $this->processConfiguration(new Configuration(), $configs);
    $container->setParameter('shop', $config);
    $container->setParameter('shop.dir', $config['dir']);
  }
}
`,
    'config/services.yaml': "services:\n  App\\Store: ['%shop.dir%', '%shop%']\n",
    'src/Store.php': `<?php
namespace App;
class Store {
  public function __construct(private string $dir, private array $shop) {}
  public function a(): void { file_put_contents($this->dir . '/a', ''); }
  public function b(): void { file_put_contents($this->shop['tmp'] . '/b', ''); }
  public function c(): void { file_put_contents($this->shop['stores']['main']['path'] . '/c', ''); }
}
`,
  };
  const told = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    const { findings } = await lint({ path: temporaryProject(files), cache: false, threads: 1 });
    return findings
      .filter(({ path, category }) => path === 'src/Store.php' && category === 'write')
      .map(
        ({ message, trace }) =>
          `${/`.*?`|the setting .*?(?= decides)/.exec(message)?.[0]} < ${trace[0]?.path}:${trace[0]?.line}`,
      );
  };
  expect(await told(bundle)).toEqual([
    '`public/shop/a` < src/DependencyInjection/Configuration.php:7',
    '`public/tmp/b` < src/DependencyInjection/Configuration.php:8',
    'the setting shop.stores [main] [path] < config/services.yaml:2',
  ]);
  const set =
    "shop:\n  tmp: '%kernel.project_dir%/var/x'\n  stores: { main: { path: '%kernel.project_dir%/var/main' } }\n";
  expect(await told({ ...bundle, 'config/packages/shop.yaml': set })).toEqual([
    '`public/shop/a` < src/DependencyInjection/Configuration.php:7',
    '`var/x/b` < config/packages/shop.yaml:2',
    '`var/main/c` < config/packages/shop.yaml:3',
  ]);
});
