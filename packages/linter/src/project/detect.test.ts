import { describe, expect, test } from 'vitest';
import { lowestMajor } from './constraint.ts';
import { detectPlatform } from './detect-platform.ts';
import { discoverProject } from './discover.ts';
import { temporaryProject } from './temporary-project.ts';

function frameworksOf(composer: object | undefined, files: Record<string, string> = {}): readonly string[] {
  const json = composer === undefined ? {} : { 'composer.json': JSON.stringify(composer) };
  const { frameworks } = discoverProject(temporaryProject({ ...json, ...files }));
  return frameworks.map(({ name, version, major }) => `${name} ${version} ${major ?? '-'}`);
}

describe('frameworks by Composer', () => {
  test.each([
    [{ require: { 'laravel/framework': '^11.0', php: '^8.2' } }, ['laravel ^11.0 11', 'php ^8.2 8']],
    [{ type: 'library', require: { 'illuminate/support': '^9|^10' } }, ['laravel ^9|^10 9', 'php unknown -']],
    [{ require: { 'symfony/framework-bundle': '6.4.*' } }, ['symfony 6.4.* 6', 'php unknown -']],
    [{ require: { 'symfony/http-kernel': '^5.4 || ^6' } }, ['symfony ^5.4 || ^6 5', 'php unknown -']],
    [{ require: { 'symfony/console': '^7' } }, ['php unknown -']],
    [
      { require: { 'drupal/core-recommended': '^10.3', 'symfony/http-kernel': '*' } },
      ['drupal ^10.3 10', 'php unknown -'],
    ],
    [{ type: 'drupal-module' }, ['drupal unknown -', 'php unknown -']],
    [{ require: { 'craftcms/cms': '~4.5.0' } }, ['craft ~4.5.0 4', 'yii 2 2', 'php unknown -']],
    [{ require: { 'yiisoft/yii2': '~2.0.14' } }, ['yii ~2.0.14 2', 'php unknown -']],
    [{ require: { 'roots/wordpress': '6.5' } }, ['wordpress 6.5 6', 'php unknown -']],
    [{ type: 'winter-plugin' }, ['laravel unknown -', 'php unknown -']],
    [{ require: { 'october/rain': '^3.4' } }, ['laravel unknown -', 'php unknown -']],
    [{ type: 'wordpress-theme' }, ['wordpress unknown -', 'php unknown -']],
    [{ require: { 'typo3/cms-core': '^12.4 || ^13' } }, ['typo3 ^12.4 || ^13 12', 'php unknown -']],
    [{ type: 'project', 'require-dev': { 'laravel/framework': '*' } }, ['php unknown -']],
  ])('%j', (composer, expected) => {
    expect(frameworksOf(composer)).toEqual(expected);
  });

  test('Craft 2 is told by where its configuration lies', () => {
    const site = { 'craft/config/general.php': '<?php\nreturn array();\n', 'public/index.php': '<?php\n' };
    expect(frameworksOf({}, site)[0]).toBe('craft 2 2');
    const plugin = { 'shop/ShopPlugin.php': '<?php\nnamespace Craft;\nclass ShopPlugin extends BasePlugin {}\n' };
    expect(frameworksOf({}, plugin)[0]).toBe('craft unknown -');
    expect(frameworksOf({}, { 'shop/ShopPlugin.php': '<?php\nnamespace Shop;\n' })[0]).toBe('php unknown -');
  });

  test('extensions of Drupal in a folder that a build copies into the docroot', () => {
    const info = 'name: Shop\ntype: module\ncore_version_requirement: ^9 || ^10\n';
    const build = { require: { 'acme/theme': 'dev-main' } };
    expect(frameworksOf(build, { 'custom/modules/shop/shop.info.yml': info })[0]).toBe('drupal ^9 || ^10 9');
    expect(frameworksOf(build, { 'custom/modules/shop/shop.info.yml': 'name: Shop\n' })[0]).toBe('php unknown -');
  });

  test('the installed version counts more than the required one', () => {
    const lock = JSON.stringify({ packages: [{ name: 'laravel/framework', version: 'v10.48.2' }], 'packages-dev': [] });
    expect(frameworksOf({ require: { 'laravel/framework': '>=9' } }, { 'composer.lock': lock })[0]).toBe(
      'laravel 10.48.2 10',
    );
  });

  test('parts of a framework that a package brings along are not the framework', () => {
    const packages = [{ name: 'illuminate/support', version: 'v12.1.0' }];
    const lock = JSON.stringify({ packages, 'packages-dev': [] });
    const required = { 'illuminate/support': '^12' };
    expect(frameworksOf({ require: { 'webman/blade': '^1.5' } }, { 'composer.lock': lock })).toEqual(['php unknown -']);
    expect(frameworksOf({ require: required }, { 'composer.lock': lock })[0]).toBe('laravel 12.1.0 12');
  });

  test('what only a package of the site requires is not what the site is made with', () => {
    const packages = ['drupal/core', 'symfony/framework-bundle', 'laravel/framework'];
    const lock = JSON.stringify({ packages: packages.map((name) => ({ name, version: '9.5.2' })), 'packages-dev': [] });
    const site = { type: 'project', require: { 'drupal/core-recommended': '^9' } };
    expect(frameworksOf(site, { 'composer.lock': lock })).toEqual(['drupal 9.5.2 9', 'php unknown -']);
    const distribution = { type: 'project', require: { 'acme/distribution': '*' } };
    expect(frameworksOf(distribution, { 'composer.lock': lock })).toContain('drupal 9.5.2 9');
  });

  test('the only application below a root without composer.json speaks for the repository', () => {
    const site = JSON.stringify({
      type: 'project',
      require: { 'craftcms/cms': '^4.5' },
      autoload: { 'psr-4': { 'modules\\site\\': 'modules/site/' } },
      config: { 'vendor-dir': 'lib' },
    });
    const project = discoverProject(
      temporaryProject({ 'cms/composer.json': site, 'cms/web/index.php': '<?php', 'scripts/composer.json': '{}' }),
    );
    expect(project.frameworks[0]).toMatchObject({ name: 'craft', evidence: 'cms/composer.json' });
    expect(project.composer?.psr4).toEqual({ 'modules\\site\\': ['cms/modules/site'] });
    expect([project.vendorDir, project.docroots]).toEqual(['cms/lib', ['cms/web', 'cms', '']]);
  });

  test('of several applications none speaks for the others', () => {
    const site = JSON.stringify({ type: 'project', require: { 'craftcms/cms': '^4.5' } });
    const files = { 'one/composer.json': site, 'two/composer.json': site };
    expect(frameworksOf(undefined, files)).toEqual(['php unknown -']);
  });
});

describe('frameworks by marks', () => {
  test.each([
    [{ artisan: '#!/usr/bin/env php' }, 'laravel unknown -'],
    [{ 'web/core/lib/Drupal.php': "<?php class Drupal { const VERSION = '10.2.1'; }" }, 'drupal 10.2.1 10'],
    [{ 'x.info.yml': 'type: module\ncore_version_requirement: ^9 || ^10\n' }, 'drupal ^9 || ^10 9'],
    [{ 'shop/shop.info.yml': 'name: Shop\ntype: module\ncore_version_requirement: ^10\n' }, 'drupal ^10 10'],
    [{ 'web/modules/custom/shop/shop.info.yml': "type: 'module'\ncore: 8.x\n" }, 'drupal unknown -'],
    [{ 'shop/other.info.yml': 'type: module\n', 'api/api.info.yml': 'title: API\n' }, 'php unknown -'],
    [{ 'x.php': '<?php\n/**\n * Plugin Name: X\n * Requires at least: 5.9\n */' }, 'wordpress >=5.9 5'],
    [{ 'style.css': '/*\nTheme Name: X\n*/' }, 'wordpress unknown -'],
    [{ 'wp-includes/version.php': "<?php $wp_version = '6.4.3';" }, 'wordpress 6.4.3 6'],
    [{ 'ext_emconf.php': "<?php ['depends' => ['typo3' => '12.4.0-12.4.99']]" }, 'typo3 12.4.0 12'],
    [{ 'x.php': '<?php // nothing' }, 'php unknown -'],
  ])('%j', (files, expected) => {
    expect(frameworksOf(undefined, files)[0]).toBe(expected);
  });
});

test.each([
  ['^10.2 || ^11', 10],
  ['>=8.3.0', 8],
  ['>= 8.1 <9', 8],
  ['11.4.2', 11],
  ['v3.1', 3],
  ['~5', 5],
  ['<12', undefined],
  ['*', undefined],
  ['dev-main', undefined],
])('lowestMajor(%j) is %s', (constraint, major) => {
  expect(lowestMajor(constraint)).toBe(major);
});

describe('platform', () => {
  test.each([
    [{ '.upsun/config.yaml': '' }, 'upsun'],
    [{ '.platform.app.yaml': '' }, 'upsun'],
    [{ 'vapor.yml': '' }, 'vapor'],
    [{ 'craft-cloud.yaml': '' }, 'craft-cloud'],
    [{ 'fortrabbit.yml': '' }, 'fortrabbit-pro'],
    [{ 'fortrabbit.my-app.yml': '' }, 'fortrabbit-pro'],
    [{ Procfile: '', 'app.json': '{}' }, 'heroku'],
    [{ 'serverless.yml': 'plugins:\n  - ./vendor/bref/bref\n' }, 'bref'],
    [{ 'deploy/k8s/app.yaml': 'apiVersion: apps/v1\n' }, 'kubernetes'],
    [{ 'deploy/vars.yaml': 'a: b\n' }, 'generic'],
    [{ 'vip-config/vip-config.php': '<?php\n' }, 'wordpress-vip'],
    [{ 'chart/Chart.yaml': 'apiVersion: v2\nname: shop\n' }, 'kubernetes'],
    [{}, 'generic'],
  ])('%j is %s', (files, name) => {
    expect(detectPlatform(discoverProject(temporaryProject(files))).name).toBe(name);
  });

  test('as the user says', () => {
    const project = discoverProject(temporaryProject({ 'vapor.yml': '' }), { platform: 'generic' });
    expect(detectPlatform(project)).toEqual({ name: 'generic' });
  });
});
