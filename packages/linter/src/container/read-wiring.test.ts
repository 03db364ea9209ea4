import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { discoverProject } from '../project/discover.ts';
import { temporaryProject } from '../project/temporary-project.ts';
import { readWiring } from './read-wiring.ts';
import type { Wiring } from './wiring.ts';

function wiringOf(files: Readonly<Record<string, string>>): Wiring {
  return readWiring(discoverProject(temporaryProject(files)));
}

const lit = (value: unknown): unknown => ({ op: 'lit', value });
const parameter = (name: string): unknown => ({ op: 'parameter', name });

describe('Symfony', () => {
  test('binds, parameters, arguments, calls, properties, factories and tags, with their lines', () => {
    const wiring = wiringOf({
      'config/services.yaml': `parameters:
    export_dir: '%kernel.project_dir%/var/export'
    env(CACHE_DIR): /tmp/cache
services:
    _defaults:
        bind:
            $exportDir: '%export_dir%'
            string $projectDir: '%kernel.project_dir%'
    App\\:
        resource: '../src/'
    App\\Controller\\:
        resource: '../src/Controller'
        bind: { $uploads: '%kernel.project_dir%/public/uploads' }
    App\\Writer:
        arguments: ['@filesystem', '%export_dir%/a', '@?optional', '@@text', 100%%]
        calls:
            - [setDir, ['%export_dir%']]
            - setOther: ['@other']
            - { method: setThird, arguments: [1] }
        properties: { mode: 0o644 }
        tags: [console.command, { name: app.handler, priority: 1 }]
    App\\Named:
        arguments:
            $dir: '%env(resolve:CACHE_DIR)%'
            $fallback: '%env(default:export_dir:OTHER)%'
            $json: '%env(json:LIST)%'
            $const: !php/const App\\Paths::DIR
            $all: !tagged_iterator app.handler
            $map: { a: '@x', 0: b }
    app.made:
        class: App\\Made
        factory: ['@app.factory', 'create']
    App\\Static: { factory: ['App\\Factory', 'make'] }
    App\\Contract: '@App\\Writer'
    App\\Plain: ~
`,
    });
    expect(wiring.problems).toEqual([]);
    expect(wiring.binds.get('exportDir')).toEqual({
      expr: parameter('export_dir'),
      path: 'config/services.yaml',
      line: 7,
    });
    expect([...wiring.binds.keys()]).toEqual(['exportDir', 'projectDir', 'uploads']);
    expect(wiring.parameters.get('export_dir')).toEqual({
      expr: { op: 'concat', parts: [parameter('kernel.project_dir'), lit('/var/export')] },
      path: 'config/services.yaml',
      line: 2,
    });
    expect([...wiring.services.keys()].slice(0, 2)).toEqual(['App\\Writer', 'App\\Named']);

    const writer = wiring.services.get('App\\Writer');
    expect(writer?.line).toBe(14);
    expect(writer?.args.map(({ expr }) => expr)).toEqual([
      { op: 'service', id: 'filesystem' },
      { op: 'concat', parts: [parameter('export_dir'), lit('/a')] },
      { op: 'service', id: 'optional' },
      lit('@text'),
      lit('100%'),
    ]);
    expect(writer?.calls.map(({ method, args }) => [method, args[0]?.expr])).toEqual([
      ['setDir', parameter('export_dir')],
      ['setOther', { op: 'service', id: 'other' }],
      ['setThird', lit(1)],
    ]);
    expect(writer?.properties['mode']?.expr).toEqual(lit(0o644));
    expect(writer?.tags).toEqual(['console.command', 'app.handler']);

    const named = wiring.services.get('App\\Named')?.namedArgs ?? {};
    expect(named['dir']).toMatchObject({
      expr: { op: 'env', name: 'CACHE_DIR', default: lit('/tmp/cache') },
      line: 24,
    });
    expect(named['fallback']?.expr).toEqual({ op: 'env', name: 'OTHER', default: parameter('export_dir') });
    expect(named['json']?.expr).toEqual({ op: 'other', parts: [{ op: 'env', name: 'LIST' }] });
    expect(named['const']?.expr).toEqual({ op: 'classConst', cls: { name: 'App\\Paths' }, name: 'DIR' });
    expect(named['all']?.expr).toEqual({ op: 'other', parts: [] });
    expect(named['map']?.expr).toEqual({
      op: 'array',
      items: [
        { key: lit('a'), value: { op: 'service', id: 'x' } },
        { key: lit(0), value: lit('b') },
      ],
    });
    expect(wiring.services.get('app.made')).toMatchObject({ className: 'App\\Made', factory: '@app.factory::create' });
    expect(wiring.services.get('App\\Static')?.factory).toBe('App\\Factory::make');
    expect(wiring.services.get('App\\Contract')).toMatchObject({ alias: 'App\\Writer' });
    expect(wiring.services.get('App\\Plain')).toMatchObject({ className: 'App\\Plain' });
    expect(wiring.definitionsOf('\\app\\made').map(({ id }) => id)).toEqual(['app.made']);
  });

  test('arguments alone, without the key that says so', () => {
    const wiring = wiringOf({
      'config/services.yaml': `services:
  App\\Dumper: { $buildDir: '%kernel.cache_dir%/build', App\\Clock: '@clock' }
  App\\Public: { public: true }
`,
    });
    const named = wiring.services.get('App\\Dumper')?.namedArgs;
    expect(named?.['buildDir']?.expr).toEqual({ op: 'concat', parts: [parameter('kernel.cache_dir'), lit('/build')] });
    expect(wiring.services.get('App\\Public')?.namedArgs).toEqual({});
  });

  test('files of an application with a container of its own', () => {
    const wiring = wiringOf({
      'forum/config/default/container/services_mail.yml':
        "services: { mail.queue: { class: mail\\\\queue, arguments: ['%q%'] } }\n",
      'forum/config/default/container/parameters.yml': 'parameters: { q: /srv/q }\n',
      'forum/config/default/routing/mail.yml': 'services: { no: ~ }\n',
      'src/Core/DependencyInjection/media.xml':
        '<container><services><service id="media" class="App\\Media"><argument>x</argument></service></services></container>',
    });
    expect([...wiring.services.keys()].sort()).toEqual(['mail.queue', 'media']);
    expect([...wiring.parameters.keys()]).toEqual(['q']);
  });

  test('imports first, then the file, then its part for production; other environments never', () => {
    const wiring = wiringOf({
      'config/services.yaml': `imports:
  - { resource: extra/ }
  - resource: 'more.yaml'
  - { resource: '../../outside.yaml' }
  - { resource: services.yaml }
parameters: { a: services, b: services }
when@prod:
  parameters: { b: prod }
when@dev:
  parameters: { b: dev }
`,
      'config/extra/one.yaml': 'parameters: { a: extra, c: extra }\n',
      'config/more.yaml': 'parameters: { c: more }\n',
      'config/services_dev.yaml': 'parameters: { a: dev }\n',
      'config/services_prod.yaml': 'parameters: { d: prod }\n',
      'config/packages/app.yaml': 'parameters: { a: packages, e: packages }\n',
      'config/packages/test/app.yaml': 'parameters: { e: test }\n',
    });
    const values = [...wiring.parameters].map(([name, { expr }]) => [name, expr.op === 'lit' ? expr.value : expr.op]);
    expect(Object.fromEntries(values)).toEqual({ a: 'services', b: 'prod', c: 'more', d: 'prod', e: 'packages' });
  });

  test('parents, abstract templates, decorators and class parameters', () => {
    const wiring = wiringOf({
      'config/services.yaml': `parameters: { made.class: App\\Made }
services:
  base: { abstract: true, class: App\\Base, arguments: [a, b], calls: [[one, []]] }
  child: { parent: base, arguments: { index_1: B, 0: c }, calls: [[two, []]] }
  other: { parent: base, class: App\\Other }
  made: { class: '%made.class%' }
  loop: { parent: loop }
  wrapper: { class: App\\Wrapper, decorates: made, arguments: ['@.inner'] }
`,
    });
    const child = wiring.services.get('child');
    expect(child?.className).toBe('App\\Base');
    expect(child?.args.map(({ expr }) => expr)).toEqual([lit('a'), lit('B'), lit('c')]);
    expect(child?.calls.map(({ method }) => method)).toEqual(['one', 'two']);
    expect(wiring.definitionsOf('App\\Base').map(({ id }) => id)).toEqual(['child']);
    expect(wiring.definitionsOf('App\\Other')).toHaveLength(1);
    expect(wiring.services.get('made')?.alias).toBe('wrapper');
    expect(wiring.services.get('wrapper.inner')?.className).toBe('App\\Made');
  });

  test('the same from XML', () => {
    const wiring = wiringOf({
      'src/Resources/config/services.xml': `<?xml version="1.0" ?>
<container xmlns="http://symfony.com/schema/dic/services">
  <!-- comment -->
  <parameters>
    <parameter key="dir">%kernel.project_dir%/a&amp;b</parameter>
    <parameter key="list" type="collection"><parameter>x</parameter><parameter>2</parameter></parameter>
  </parameters>
  <services>
    <defaults><bind key="$dir">%dir%</bind></defaults>
    <prototype namespace="App\\" resource="../src"/>
    <service id="writer" class="App\\Writer">
      <argument type="service" id="filesystem"/>
      <argument key="$path">%dir%/x</argument>
      <argument type="constant">PHP_EOL</argument>
      <argument>@text</argument>
      <call method="setDir"><argument>%dir%</argument></call>
      <property name="p">1</property>
      <factory service="f" method="make"/>
      <tag name="t"/>
    </service>
  </services>
</container>
`,
    });
    expect(wiring.problems).toEqual([]);
    expect(wiring.parameters.get('dir')?.expr).toEqual({
      op: 'concat',
      parts: [parameter('kernel.project_dir'), lit('/a&b')],
    });
    expect(wiring.parameters.get('list')?.expr).toMatchObject({ items: [{ value: lit('x') }, { value: lit(2) }] });
    expect(wiring.binds.get('dir')?.line).toBe(9);
    const writer = wiring.services.get('writer');
    expect(writer).toMatchObject({ className: 'App\\Writer', factory: '@f::make', tags: ['t'], line: 11 });
    expect(writer?.args.map(({ expr }) => expr)).toEqual([
      { op: 'service', id: 'filesystem' },
      { op: 'other', parts: [] },
      { op: 'const', name: 'PHP_EOL' },
      lit('@text'),
    ]);
    expect(writer?.namedArgs['path']).toMatchObject({ expr: { op: 'concat' }, line: 13 });
    expect(writer?.calls[0]).toMatchObject({ method: 'setDir', args: [{ expr: parameter('dir'), line: 16 }] });
    expect([...wiring.services.keys()]).toEqual(['writer']);
  });
});

describe('Drupal', () => {
  test("custom modules' services, with core's and contributed ones underneath", () => {
    const wiring = wiringOf({
      'composer.json': '{"type": "project", "require": {"drupal/core": "^11"}}',
      'web/core/lib/Drupal.php': '<?php',
      'web/core/core.services.yml': `services:
  _defaults: { autoconfigure: true }
  default_plugin_manager: { abstract: true, arguments: ['@container.namespaces', '@cache.discovery'] }
  file_system: { class: Drupal\\Core\\File\\FileSystem, arguments: ['@stream_wrapper_manager'] }
  Drupal\\Core\\File\\FileSystemInterface: '@file_system'
`,
      'web/modules/contrib/token/token.services.yml': 'services:\n  token.a: { class: Drupal\\token\\A }\n',
      'web/modules/custom/own/own.info.yml': 'name: Own\n',
      'web/modules/custom/own/own.services.yml': `services:
  own.exporter:
    class: Drupal\\own\\Exporter
    arguments: ['@file_system', '%own.dir%']
  plugin.manager.own: { class: Drupal\\own\\Manager, parent: default_plugin_manager }
parameters:
  own.dir: ../private
`,
      'web/sites/default/services.yml': 'parameters:\n  own.dir: /mnt/share\n',
      'web/sites/development.services.yml': 'parameters:\n  own.dir: /dev\n',
    });
    expect(wiring.services.get('file_system')?.path).toBe('web/core/core.services.yml');
    expect(wiring.services.get('token.a')?.className).toBe('Drupal\\token\\A');
    expect(wiring.services.get('own.exporter')?.args.map(({ expr }) => expr)).toEqual([
      { op: 'service', id: 'file_system' },
      parameter('own.dir'),
    ]);
    expect(wiring.services.get('plugin.manager.own')?.args).toHaveLength(2);
    expect(wiring.parameters.get('own.dir')?.expr).toEqual(lit('/mnt/share'));
  });
});

describe('bad input', () => {
  test('is told by file and line, and the rest is read', () => {
    const wiring = wiringOf({
      'config/services.yaml': 'parameters: { a: 1 }\n',
      'config/services/broken.yaml': 'services:\n  a: "x\n',
      'config/services/broken.xml': '<container>\n<services>\n</container>',
      'config/packages/list.yaml': 'services: [a, b]\nparameters: text\n',
      'config/packages/odd.yaml':
        'services:\n  a: { arguments: text, calls: x, tags: { a: b }, factory: [], class: [] }\n  b: [1]\n  c: 5\n  __proto__: { arguments: { $__proto__: x } }\n',
    });
    expect(wiring.parameters.get('a')?.expr).toEqual(lit(1));
    expect(wiring.problems?.map(({ path, line }) => [path, line])).toEqual([
      ['config/services/broken.xml', 3],
      ['config/services/broken.yaml', 3],
    ]);
    expect(wiring.services.get('b')?.args).toHaveLength(1);
  });

  test('a link out of the root is not read', () => {
    const outside = temporaryProject({ 'x.yaml': 'parameters: { secret: 1 }\n' });
    const root = temporaryProject({
      'config/services.yaml': 'imports:\n  - { resource: link.yaml }\nparameters: { a: 1 }\n',
    });
    symlinkSync(join(outside, 'x.yaml'), join(root, 'config/link.yaml'));
    expect([...readWiring(discoverProject(root)).parameters.keys()]).toEqual(['a']);
  });

  test('no file, no work', () => {
    const wiring = wiringOf({ 'a.php': '<?php' });
    expect([wiring.services.size, wiring.parameters.size, wiring.definitionsOf('X')]).toEqual([0, 0, []]);
  });
});
