import { describe, expect, test } from 'vitest';
import { scopeOf } from './testing.ts';

const TEST_CASE = '<?php\nuse PHPUnit\\Framework\\TestCase;\nfinal class ATest extends TestCase {}\n';

describe('tests and the like are counted', () => {
  test('at the top of a project and of each module', () => {
    const away = [
      'tests/A.php',
      'Tests/A.php',
      'spec/A.php',
      'integration-tests/wp-config.php',
      'docs/a.php',
      'examples/a.php',
      'modules/x/tests/A.php',
      'modules/x/stubs/A.php',
      'lib/x/regression-test/a.php',
      'src/any/fixtures/a.php',
      'rector.php',
      '.php-cs-fixer.dist.php',
      '.phpstan-baseline.php',
      'phpstan-baseline.php',
      'modules/x/.twig-cs-fixer.php',
    ];
    expect(scopeOf({}, ['src/A.php', ...away], { 'modules/x/x.info.yml': '' })).toEqual({
      files: ['src/A.php'],
      excluded: away.length,
    });
  });

  test('what an extension of TYPO3 keeps for its checks', () => {
    const paths = ['Build/LocalConfiguration.php', 'Classes/A.php'];
    expect(scopeOf({}, paths, { 'ext_emconf.php': '<?php' })).toEqual({
      files: ['Classes/A.php', 'ext_emconf.php'],
      excluded: 1,
    });
    expect(scopeOf({}, paths)).toEqual({ files: paths, excluded: 0 });
  });

  test('a file that PHPUnit begins with, unless an application may begin with it too', () => {
    const xml = (file: string): string =>
      `<?xml version="1.0"?>\n<phpunit colors="true"\n  bootstrap="${file}">\n</phpunit>\n`;
    const paths = ['bootstrap/app.php', 'bootstrap/tests.php'];
    expect(scopeOf({}, paths, { 'phpunit.xml.dist': xml('./bootstrap/tests.php') })).toEqual({
      files: ['bootstrap/app.php'],
      excluded: 1,
    });
    expect(scopeOf({}, paths, { 'phpunit.xml.dist': xml('bootstrap/app.php') })).toEqual({ files: paths, excluded: 0 });
  });

  test('elsewhere if they use a test framework, wherever production autoloads them', () => {
    const composer = { autoload: { 'psr-4': { 'App\\': 'src/' } } };
    const paths = [
      'src/Test/Page.php',
      'src/Http/Tests/Index.php',
      'src/Model/Test.php',
      'src/Demo/A.php',
      'src/Docs/A.php',
    ];
    expect(scopeOf(composer, paths)).toEqual({ files: [...paths].sort(), excluded: 0 });
    expect(scopeOf(composer, paths, { 'src/Http/Tests/Unit/ATest.php': TEST_CASE })).toEqual({
      files: paths.filter((path) => !path.includes('/Tests/')).sort(),
      excluded: 2,
    });
  });

  test('under a name too short to tell, if they use a test framework', () => {
    const paths = ['lib/A.php', 'tst/Bootstrap.php'];
    expect(scopeOf({}, paths)).toEqual({ files: paths, excluded: 0 });
    expect(scopeOf({}, paths, { 'tst/Data/ATest.php': TEST_CASE })).toEqual({ files: ['lib/A.php'], excluded: 2 });
  });

  test('copies of packages that Composer installs, unless a path repository holds them', () => {
    const composer = { require: { 'acme/kit': '^1', 'acme/own': '*' } };
    const paths = ['overrides/acme/kit/src/A.php', 'packages/acme/own/src/B.php', 'src/acme/other/C.php'];
    const own = { ...composer, repositories: [{ type: 'path', url: 'packages/*/*' }] };
    expect(scopeOf(own, paths)).toEqual({ files: paths.slice(1), excluded: 0 });
    const lock = {
      packages: [
        { name: 'acme/kit', dist: { type: 'zip' } },
        { name: 'acme/own', dist: { type: 'path' } },
      ],
    };
    expect(scopeOf(composer, paths, { 'composer.lock': JSON.stringify(lock) })).toEqual({
      files: paths.slice(1),
      excluded: 0,
    });
  });

  test('contexts of Behat that production autoloads', () => {
    const composer = { autoload: { 'psr-4': { 'App\\': 'src/' } } };
    const context = '<?php\nuse Behat\\Behat\\Context\\Context;\nfinal class A implements Context {}\n';
    expect(scopeOf(composer, ['src/A.php', 'src/Behat/Page/P.php'], { 'src/Behat/Context/A.php': context })).toEqual({
      files: ['src/A.php'],
      excluded: 2,
    });
    expect(scopeOf(composer, ['src/Behat/Page.php'])).toEqual({ files: ['src/Behat/Page.php'], excluded: 0 });
  });

  test('programs packed into one file', () => {
    const phar = "#!/usr/bin/env php\n<?php\nPhar::mapPhar('tool.phar');\n__HALT_COMPILER(); ?>\n";
    const texts = { tool: phar, console: "#!/usr/bin/env php\n<?php\nrequire 'a.php';\n" };
    expect(scopeOf({}, [], texts)).toEqual({ files: ['console'], excluded: 1 });
  });

  test('what only development autoloads, but for the database directory', () => {
    const composer = {
      autoload: { 'psr-4': { 'App\\': 'app/' } },
      'autoload-dev': {
        'psr-4': { 'Database\\Factories\\': 'database/factories/', 'Dev\\': 'tools/dev' },
        files: ['app/debug.php'],
      },
    };
    expect(scopeOf(composer, ['app/A.php', 'app/debug.php', 'database/factories/F.php', 'tools/dev/D.php'])).toEqual({
      files: ['app/A.php', 'database/factories/F.php'],
      excluded: 2,
    });
  });

  test('a test beside its subject', () => {
    expect(scopeOf({}, ['src/A.php', 'src/BloodTest.php'], { 'src/ATest.php': TEST_CASE })).toEqual({
      files: ['src/A.php', 'src/BloodTest.php'],
      excluded: 1,
    });
  });
});

describe("other people's code is left out", () => {
  test('packages, copied libraries with their own licence, generated code', () => {
    const composer = { name: 'acme/site', config: { 'vendor-dir': '.build/packages' } };
    const paths = ['src/A.php', 'lib/Own/B.php', 'app/vendor/list.php', 'storage/app/c.php'];
    const away = [
      '.build/packages/x/y.php',
      'node_modules/x/y.php',
      'plugin/vendor/autoload.php',
      'lib/Mailer/M.php',
      'var/cache/prod/C.php',
      'storage/framework/views/v.php',
      'bootstrap/cache/services.php',
    ];
    expect(scopeOf(composer, [...paths, ...away], { 'lib/Mailer/LICENSE': '' })).toEqual({
      files: [...paths].sort(),
      excluded: 0,
    });
  });

  test('a copied library that shows itself by its files', () => {
    const away = ['Environment', 'Lexer', 'TokenStream', 'Cache/Files'].map((name) => `includes/lib/Twig/${name}.php`);
    const own = ['includes/lib/Own/Environment.php', 'includes/lib/Own/Site.php'];
    expect(scopeOf({ name: 'acme/site' }, [...own, ...away])).toEqual({ files: own.sort(), excluded: 0 });
  });

  test('libraries that came as one file, and those beside own code with their own licence', () => {
    const own = ['include/a.php', 'inc/Engine/License/Key.php', 'inc/Engine/b.php', 'tcpdf.php'];
    const away = [
      'include/smarty/src/Smarty.php',
      'include/x/y.php',
      'include/z/z.php',
      'admin/include/pclzip.lib.php',
    ];
    const licences = { 'include/smarty/LICENSE': '', 'include/x/COPYING': '', 'include/z/license.txt': '' };
    expect(scopeOf({ name: 'acme/site' }, [...own, ...away], licences)).toEqual({ files: own.sort(), excluded: 0 });
  });

  test('only what shows that it is: not what bears a telling name', () => {
    const composer = {
      require: { 'symfony/config': '*' },
      extra: {
        'installer-paths': { app: ['acme/core'], 'plugins/{$name}': ['type:x'] },
        mozart: { dep_directory: '/inc/Deps/' },
      },
    };
    const own = [
      'app/config/a.php',
      'inc/3rd-party/plugin.php',
      'inc/third-party/hosting/h.php',
      'lib/a.php',
      'src/Twig/T.php',
    ];
    const away = ['inc/Deps/x.php', 'inc/3rd-party/Mail/m.php', 'inc/PHPMailer/m.php'];
    expect(scopeOf(composer, [...own, ...away], { 'inc/3rd-party/Mail/LICENSE.md': '' })).toEqual({
      files: own,
      excluded: 0,
    });
  });

  test('packages renamed into the own source directory, which stays own code', () => {
    const composer = {
      autoload: { 'psr-4': { 'Acme\\': 'src/', 'Acme\\Deps\\': 'deps/' } },
      extra: {
        mozart: {
          dep_namespace: 'Acme\\Dependencies\\',
          dep_directory: '/src/Dependencies/',
          classmap_directory: '/src/',
        },
        strauss: { namespace_prefix: 'Acme\\Deps', target_directory: 'deps' },
      },
    };
    const own = ['src/Export.php', 'src/Service/Cache.php'];
    const away = ['src/Dependencies/GeoIp2/Reader.php', 'deps/monolog/Logger.php'];
    expect(scopeOf(composer, [...own, ...away])).toEqual({ files: own, excluded: 0 });
  });

  test('a package of the same vendor and a path repository are own code', () => {
    const composer = { name: 'acme/site', repositories: [{ type: 'path', url: 'libs/third/*' }] };
    const texts = {
      'lib/Own/composer.json': '{"name": "acme/own"}',
      'lib/Own/LICENSE': '',
      'libs/third/LICENSE': '',
      'lib/Foreign/composer.json': '{"name": "other/foreign"}',
      'lib/Foreign/LICENSE': '',
    };
    expect(scopeOf(composer, ['lib/Own/a.php', 'libs/third/b.php', 'lib/Foreign/c.php'], texts)).toEqual({
      files: ['lib/Own/a.php', 'libs/third/b.php'],
      excluded: 0,
    });
  });

  test("a Drupal site's core, contributed modules, and modules packed by drupal.org", () => {
    const composer = {
      type: 'project',
      require: { 'drupal/core-recommended': '^11' },
      extra: { 'drupal-scaffold': { locations: { 'web-root': 'web/' } } },
    };
    const own = [
      'web/modules/custom/own/own.module',
      'web/modules/plain/plain.module',
      'web/sites/default/settings.php',
    ];
    const away = [
      'web/core/lib/Drupal.php',
      'web/core/tests/a.php',
      'web/modules/contrib/token/token.module',
      'web/modules/pathauto/pathauto.module',
      'web/themes/contrib/gin/gin.theme',
      'web/libraries/x/y.php',
      'web/sites/default/files/php/twig/t.php',
    ];
    const texts = {
      'web/modules/pathauto/pathauto.info.yml':
        "name: x\n# Information added by Drupal.org packaging script on 2024\nversion: '1'\n",
      'web/modules/plain/plain.info.yml': 'name: Plain\n',
    };
    expect(scopeOf(composer, [...own, ...away], texts)).toEqual({ files: own, excluded: 0 });
  });

  test('but drupal/core itself and a module itself stay, api documentation aside', () => {
    const core = scopeOf({ name: 'drupal/core', type: 'drupal-core' }, ['lib/Drupal.php', 'modules/file/file.module'], {
      'modules/file/file.info.yml': '',
      'modules/file/file.api.php': '<?php',
    });
    expect(core).toEqual({ files: ['lib/Drupal.php', 'modules/file/file.module'], excluded: 1 });
    const module = scopeOf({ type: 'drupal-module' }, ['core/a.php', 'libraries/b.php', 'modules/contrib/c.php']);
    expect(module).toEqual({ files: ['core/a.php', 'libraries/b.php', 'modules/contrib/c.php'], excluded: 0 });
  });

  test("WordPress's core and plugins from its directory or Composer, not the site's own", () => {
    const composer = {
      require: { 'wpackagist-plugin/redis-cache': '*' },
      extra: { 'installer-paths': { 'wp-content/plugins/{$name}/': ['type:wordpress-plugin'] } },
    };
    const own = ['wp-config.php', 'wp-content/plugins/own/own.php', 'wp-content/themes/own/functions.php'];
    const away = [
      'index.php',
      'wp-load.php',
      'wp-admin/a.php',
      'wp-includes/version.php',
      'wp-content/plugins/akismet/akismet.php',
      'wp-content/plugins/redis-cache/r.php',
      'wp-content/plugins/hello.php',
      'wp-content/themes/twentytwentyfour/functions.php',
      'wp-content/uploads/x.php',
    ];
    const texts = { 'wp-content/plugins/akismet/readme.txt': '=== Akismet ===\nContributors: a\nStable tag: 5\n' };
    expect(scopeOf(composer, [...own, ...away], texts)).toEqual({ files: own, excluded: 0 });
  });

  test("TYPO3's system extensions and those that Composer installed", () => {
    const composer = { require: { 'georgringer/news': '^12' }, extra: { 'typo3/cms': { 'web-dir': 'public' } } };
    const own = ['packages/site/ext_localconf.php', 'public/typo3conf/ext/own/ext_localconf.php'];
    const away = ['public/typo3/sysext/core/a.php', 'public/typo3conf/ext/news/a.php', 'public/typo3temp/var/c.php'];
    expect(scopeOf(composer, [...own, ...away])).toEqual({ files: own, excluded: 0 });
  });
});
