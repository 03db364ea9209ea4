import { describe, expect, test } from 'vitest';
import { factsOf } from '../php/facts-of.ts';
import { discoverProject } from '../project/discover.ts';
import { temporaryProject } from '../project/temporary-project.ts';
import { readWiring } from './read-wiring.ts';
import type { Wiring } from './wiring.ts';
import { phpWiringFiles } from './wiring-files.ts';

const USES = `use Symfony\\Component\\DependencyInjection\\Loader\\Configurator\\ContainerConfigurator;
use function Symfony\\Component\\DependencyInjection\\Loader\\Configurator\\{env, param, service};
`;

function wiringOf(php: Readonly<Record<string, string>>, others: Readonly<Record<string, string>> = {}): Wiring {
  const files = Object.fromEntries(Object.entries(php).map(([path, code]) => [path, `<?php\n${USES}${code}`]));
  const project = discoverProject(temporaryProject({ ...files, ...others }));
  return readWiring(project, new Map(Object.entries(files).map(([path, code]) => [path, factsOf(Buffer.from(code))])));
}

const lit = (value: unknown): unknown => ({ op: 'lit', value });
const parameter = (name: string): unknown => ({ op: 'parameter', name });

describe("Symfony's PHP configuration", () => {
  const FLUENT = {
    'config/services.php': `return static function (ContainerConfigurator $container): void {
  $container->parameters()
    ->set('uploads', '%kernel.project_dir%/public/uploads')
    ->set('exports', param('kernel.project_dir') . '/var/export');
  $parameters = $container->parameters();
  $parameters->set('here', __DIR__ . '/../var');
  $services = $container->services();
  $services->defaults()->autowire()->autoconfigure()
    ->bind('$uploads', param('uploads'))
    ->bind('string $exports', '%exports%');
  $services->load('App\\\\', '../src/')->exclude('../src/{Entity}');
  $services->set(App\\Writer::class)
    ->arg('$directory', param('uploads'))
    ->arg('$mail', '@example.org')
    ->args([service('filesystem'), '%exports%/a'])
    ->call('setDirectory', [param('exports')])
    ->property('mode', 0644)
    ->tag('console.command')
    ->set('app.made', App\\Made::class)->factory([service('app.factory'), 'create'])
    ->alias(App\\Contract::class, App\\Writer::class);
  $variable = $services->set('app.variable', App\\Variable::class);
  $variable->arg(0, env('UPLOADS')->string());
  if ($container->env() === 'test') {
    $services->set(App\\Writer::class)->arg('$directory', '/tmp/test');
  }
  if ('prod' === $container->env()) {
    $parameters->set('only_prod', 'yes');
  }
  $services->set('app.unknown', App\\Unknown::class)->arg('$directory', getcwd());
};`,
  };

  test('gives parameters', () => {
    const wiring = wiringOf(FLUENT);
    expect([...wiring.parameters.keys()]).toEqual(['uploads', 'exports', 'here', 'only_prod']);
    expect(wiring.parameters.get('uploads')).toEqual({
      expr: { op: 'concat', parts: [parameter('kernel.project_dir'), lit('/public/uploads')] },
      path: 'config/services.php',
      line: 6,
    });
    expect(wiring.parameters.get('here')?.expr).toEqual({
      op: 'concat',
      parts: [parameter('kernel.project_dir'), lit('/config/../var')],
    });
  });

  test('binds names for all', () => {
    const wiring = wiringOf(FLUENT);
    expect([...wiring.binds].map(([name, { expr }]) => [name, expr])).toEqual([
      ['uploads', parameter('uploads')],
      ['exports', parameter('exports')],
    ]);
  });

  test('defines services', () => {
    const wiring = wiringOf(FLUENT);
    const writer = wiring.services.get('App\\Writer');
    expect(writer?.className).toBe('App\\Writer');
    expect(writer?.namedArgs['directory']?.expr).toEqual(parameter('uploads'));
    expect(writer?.namedArgs['mail']?.expr).toEqual(lit('@example.org'));
    expect(writer?.args.map(({ expr }) => expr)).toEqual([
      { op: 'service', id: 'filesystem' },
      { op: 'concat', parts: [parameter('exports'), lit('/a')] },
    ]);
    expect(writer?.calls.map(({ method, args }) => [method, args[0]?.expr])).toEqual([
      ['setDirectory', parameter('exports')],
    ]);
    expect(writer?.properties['mode']?.expr).toEqual(lit(0o644));
    expect(writer?.tags).toEqual(['console.command']);
    expect(wiring.services.get('app.made')?.factory).toBe('@app.factory::create');
    expect(wiring.services.get('App\\Contract')?.alias).toBe('App\\Writer');
    expect(wiring.services.get('app.variable')?.args[0]?.expr).toEqual({ op: 'env', name: 'UPLOADS' });
  });

  test('leaves open what is made in a way that is not followed', () => {
    const wiring = wiringOf(FLUENT);
    expect(wiring.services.get('app.unknown')?.namedArgs['directory']?.expr).toEqual({ op: 'other', parts: [] });
  });

  test('is read as arrays', () => {
    const arrays = wiringOf({
      'config/services.php': `return App::config([
  'parameters' => ['uploads' => '%kernel.project_dir%/uploads'],
  'services' => [
    '_defaults' => ['autowire' => true, 'bind' => ['$uploads' => '%uploads%']],
    App\\Writer::class => ['arguments' => ['$disk' => '@disk', '$dir' => '%uploads%']],
  ],
]);`,
    });
    expect(arrays.binds.get('uploads')?.expr).toEqual(parameter('uploads'));
    expect(arrays.services.get('App\\Writer')?.namedArgs['disk']?.expr).toEqual({ op: 'service', id: 'disk' });
    expect(arrays.services.get('App\\Writer')?.namedArgs['dir']?.line).toBe(8);
  });

  test('is imported, and imports', () => {
    const { parameters } = wiringOf(
      {
        'config/extra/more.php': `return function (ContainerConfigurator $c) { $c->parameters()->set('a', 1); };`,
        'config/services.php': `return function (ContainerConfigurator $c) { $c->import('other.yaml'); };`,
      },
      {
        'config/services.yaml': 'imports:\n  - { resource: extra/more.php }\n',
        'config/other.yaml': 'parameters: { b: 2 }\n',
      },
    );
    expect([...parameters.keys()].sort()).toEqual(['a', 'b']);
  });

  test('is told by the names in it and its place', () => {
    const paths = [
      'config/services.php',
      'src/Kernel.php',
      'config/packages/test/x.php',
      'config/services.yaml',
      'config/packages/y.php',
      'app/bundles/Core/Config/services.php',
      'src/AcmeBundle.php',
      'src/DependencyInjection/AcmeExtension.php',
      'src/DependencyInjection/Configuration.php',
      'tests/TestKernel.php',
      'src/Tree/Configuration.php',
      'src/ShopBundle.php',
    ];
    const naming: Readonly<Record<string, readonly number[]>> = {
      ContainerConfigurator: [0, 1, 2, 5],
      ContainerBuilder: [6, 7, 9],
      TreeBuilder: [8, 10],
      DefinitionConfigurator: [4, 11],
      config: [4],
    };
    const index = {
      filesWith: (name: string) => naming[name] ?? [],
      holds: (file: number, name: string) => (file === 4 ? name === 'App' : name === 'register'),
    };
    expect(phpWiringFiles(paths, index)).toEqual([0, 4, 5, 6, 7, 8, 11]);
  });
});

describe('Services that PHP registers in a container builder', () => {
  const BUILT = {
    'src/DependencyInjection/AcmeExtension.php': `use Symfony\\Component\\DependencyInjection\\{ChildDefinition, ContainerBuilder, Definition, Reference};
class AcmeExtension {
  public function load(array $configs, ContainerBuilder $container): void {
    $container->setParameter('acme.exports', $container->getParameter('kernel.project_dir') . '/var/export');
    $container->setParameter('acme.chosen', $configs['chosen']);
    $container->register(App\\Writer::class)
      ->setArgument('$directory', '%acme.exports%')
      ->addMethodCall('setDirectory', ['%acme.exports%/a']);
    $container->register('acme.made', App\\Made::class)->setArguments([new Reference('filesystem'), '%acme.exports%/b']);
    $stored = new Definition(App\\Stored::class, ['%acme.exports%/c']);
    $stored->addArgument($configs['directory']);
    $container->setDefinition('acme.stored', $stored);
    $container->setDefinition('acme.child', new ChildDefinition('acme.stored'))->replaceArgument(0, '%acme.exports%/d');
    $container->getDefinition('acme.child')->setClass(App\\Child::class);
    $container->getDefinition('cache.app')->setArgument(0, '/tmp/cache');
    $container->setAlias(App\\Contract::class, App\\Writer::class);
  }
}`,
  };
  test('with parameters, arguments and calls', () => {
    const { parameters, services } = wiringOf(BUILT);
    const { expr } = parameters.get('acme.exports') ?? {};
    expect([...parameters.keys()]).toEqual(['acme.exports']);
    expect(expr).toEqual({ op: 'concat', parts: [parameter('kernel.project_dir'), lit('/var/export')] });
    const writer = services.get('App\\Writer');
    expect(writer?.className).toBe('App\\Writer');
    expect(writer?.namedArgs['directory']?.expr).toEqual(parameter('acme.exports'));
    expect(writer?.calls.map(({ method }) => method)).toEqual(['setDirectory']);
    const made = services.get('acme.made');
    expect(made?.className).toBe('App\\Made');
    expect(made?.args[1]?.expr).toEqual({ op: 'concat', parts: [parameter('acme.exports'), lit('/b')] });
    expect(services.get('App\\Contract')?.alias).toBe('App\\Writer');
  });

  test('as definitions of their own, and nothing of those of other files', () => {
    const { services } = wiringOf(BUILT);
    const stored = services.get('acme.stored');
    expect(stored?.className).toBe('App\\Stored');
    expect(stored?.args).toHaveLength(2);
    expect(stored?.args[0]?.expr).toEqual({ op: 'concat', parts: [parameter('acme.exports'), lit('/c')] });
    const child = services.get('acme.child');
    expect(child?.className).toBe('App\\Child');
    expect(child?.args[0]?.expr).toEqual({ op: 'concat', parts: [parameter('acme.exports'), lit('/d')] });
    expect(services.has('cache.app')).toBe(false);
  });
});
