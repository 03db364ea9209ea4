import { describe, expect, test } from 'vitest';
import { contentHash } from '../../project/content-hash.ts';
import { committedFacts, factsOf, said } from '../testing.ts';
import { extensionUndeclared } from './extension-undeclared.ts';
import { lockMissing } from './lock-missing.ts';
import { lockStale } from './lock-stale.ts';
import { unboundedVersion } from './unbounded-version.ts';
import { vendorTracked } from './vendor-tracked.ts';
import { writesLocally } from './writes-locally.ts';

function composer(require: Readonly<Record<string, string>>, more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({ type: 'project', require, ...more }, undefined, 4);
}

function lock(text: string, packages: readonly Readonly<Record<string, unknown>>[]): string {
  return JSON.stringify({ 'content-hash': contentHash(text), packages, 'packages-dev': [] });
}

describe('dependencies/lock-missing', () => {
  const text = composer({ php: '^8.3', 'a/b': '^1' });
  const locked = { 'composer.json': text, 'composer.lock': lock(text, [{ name: 'a/b' }]) };

  test('an application without it', () => {
    expect(said(lockMissing, factsOf({ 'composer.json': text }))).toEqual([
      expect.stringMatching(/^warning composer\.json:3 There is no composer\.lock: /),
    ]);
  });

  test('one that is not under version control', () => {
    const facts = committedFacts(locked);
    const tracked = facts.tracked?.filter(({ path }) => path !== 'composer.lock') ?? [];
    expect(said(lockMissing, { ...facts, tracked })).toEqual([
      expect.stringContaining('composer.lock is here, but not under version control'),
    ]);
    expect(said(lockMissing, facts)).toEqual([]);
  });

  test('neither a library nor an application without packages needs it', () => {
    expect(said(lockMissing, factsOf({ 'composer.json': composer({ 'a/b': '^1' }, { type: 'library' }) }))).toEqual([]);
    expect(said(lockMissing, factsOf({ 'composer.json': composer({ php: '^8.3', 'ext-gd': '*' }) }))).toEqual([]);
  });
});

describe('dependencies/lock-stale', () => {
  const before = composer({ 'a/b': '^1' });

  test('a package that is not locked is a warning on its line', () => {
    const after = composer({ 'a/b': '^1', 'c/d': '^2' });
    const files = { 'composer.json': after, 'composer.lock': lock(before, [{ name: 'a/b' }]) };
    expect(said(lockStale, factsOf(files))).toEqual([
      expect.stringMatching(/^warning composer\.json:5 composer\.lock does not hold c\/d/),
    ]);
  });

  test('another change is information', () => {
    const after = composer({ 'a/b': '^1.1' });
    const files = { 'composer.json': after, 'composer.lock': lock(before, [{ name: 'a/b' }]) };
    expect(said(lockStale, factsOf(files))).toEqual([
      expect.stringMatching(/^info composer\.json:3 composer\.json changed/),
    ]);
  });

  test('a fresh lock and one without a hash are silent', () => {
    expect(
      said(lockStale, factsOf({ 'composer.json': before, 'composer.lock': lock(before, [{ name: 'a/b' }]) })),
    ).toEqual([]);
    expect(said(lockStale, factsOf({ 'composer.json': before, 'composer.lock': '{"packages":[]}' }))).toEqual([]);
  });

  test('what another package stands for is locked', () => {
    const after = composer({ 'a/b': '^1', 'psr/log-implementation': '*' });
    const packages = [{ name: 'a/b', provide: { 'psr/log-implementation': '1.0' } }];
    const files = { 'composer.json': after, 'composer.lock': lock(before, packages) };
    expect(said(lockStale, factsOf(files))).toEqual([expect.stringMatching(/^info /)]);
  });
});

describe('dependencies/vendor-tracked', () => {
  test('Composer’s own files tell', () => {
    const files = { 'composer.json': composer({}), 'vendor/autoload.php': '<?php', 'vendor/a/b/c.php': '<?php' };
    expect(said(vendorTracked, committedFacts(files))).toEqual([
      expect.stringMatching(/^info vendor\/autoload\.php:1 vendor\/ is under version control \(2 files/),
    ]);
  });

  test('a directory of this name that Composer did not make is silent', () => {
    expect(said(vendorTracked, committedFacts({ 'composer.json': composer({}), 'vendor/jquery.js': '' }))).toEqual([]);
  });

  test('the configured directory counts', () => {
    const text = composer({}, { config: { 'vendor-dir': 'lib/packages' } });
    expect(
      said(vendorTracked, committedFacts({ 'composer.json': text, 'lib/packages/autoload.php': '<?php' })),
    ).toEqual([expect.stringContaining('lib/packages/ is under version control')]);
  });
});

describe('dependencies/unbounded-version', () => {
  test('of production only, with the locked version as remedy', () => {
    const text = composer(
      { php: '>=8.1', 'ext-gd': '*', 'a/any': '*', 'a/fine': '^1.0', 'a/own': '@dev' },
      { 'require-dev': { 'a/dev': '*' } },
    );
    const packages = [
      { name: 'a/any', version: 'v2.4.1' },
      { name: 'a/fine' },
      { name: 'a/own', dist: { type: 'path' } },
    ];
    const facts = factsOf({ 'composer.json': text, 'composer.lock': lock(text, packages) });
    const found = unboundedVersion.check(facts);
    expect(found.map(({ startLine, remedy }) => [startLine, remedy.summary])).toEqual([
      [6, 'Write `"a/any": "^2.4"`, the version that is locked.'],
    ]);
  });

  test('what Flex bounds is bounded', () => {
    const require = { 'symfony/mailer': '*', 'a/b': '*' };
    const text = composer(require, { extra: { symfony: { require: '7.2.*' } } });
    expect(said(unboundedVersion, factsOf({ 'composer.json': text }))).toEqual([expect.stringContaining('a/b may be')]);
  });

  test('a library may leave the choice to its users', () => {
    expect(said(unboundedVersion, factsOf({ 'composer.json': composer({ 'a/b': '*' }, { type: 'library' }) }))).toEqual(
      [],
    );
  });
});

describe('dependencies/extension-undeclared', () => {
  const code = { 'src/Thumb.php': '<?php namespace App; class Thumb { function go() { return new \\Imagick("a"); } }' };

  function files(
    require: Readonly<Record<string, string>>,
    packages: readonly Readonly<Record<string, unknown>>[] = [],
  ) {
    const text = composer(require);
    return { 'composer.json': text, 'composer.lock': lock(text, packages), ...code };
  }

  test('names the file and what it uses', () => {
    expect(said(extensionUndeclared, factsOf(files({ php: '^8.3' })))).toEqual([
      expect.stringMatching(/^info composer\.json:3 src\/Thumb\.php uses Imagick, which the extension imagick brings/),
    ]);
  });

  test('required here, by a package, or suggested', () => {
    expect(said(extensionUndeclared, factsOf(files({ 'ext-imagick': '*' })))).toEqual([]);
    const packages = [{ name: 'a/b', require: { 'ext-imagick': '*' } }];
    expect(said(extensionUndeclared, factsOf(files({ 'a/b': '^1' }, packages)))).toEqual([]);
    const text = composer({}, { suggest: { 'ext-imagick': 'for thumbnails' } });
    const suggested = { 'composer.json': text, 'composer.lock': lock(text, []), ...code };
    expect(said(extensionUndeclared, factsOf(suggested))).toEqual([]);
  });

  test.each([
    ['asks first', "<?php if (extension_loaded('imagick')) { new \\Imagick('a'); }"],
    [
      'declares a class of this name',
      '<?php namespace App; class Imagick {} class B { function f() { return new Imagick(); } }',
    ],
    ['only speaks of it', "<?php return ['driver' => 'imagick'];"],
  ])('code that %s is silent', (_, source) => {
    expect(said(extensionUndeclared, factsOf({ ...files({}), 'src/Thumb.php': source }))).toEqual([]);
  });

  test('a class that inherits counts, one of another namespace does not', () => {
    const heir = '<?php namespace App; class Client extends \\SoapClient {}';
    const other = '<?php namespace App; use Lib\\SoapClient; class Client extends SoapClient {}';
    expect(said(extensionUndeclared, factsOf({ ...files({}), 'src/Thumb.php': heir }))).toHaveLength(1);
    expect(said(extensionUndeclared, factsOf({ ...files({}), 'src/Thumb.php': other }))).toEqual([]);
  });

  test('a package may do the same in PHP', () => {
    const packages = [{ name: 'symfony/polyfill-intl-idn' }];
    const source = { 'src/Thumb.php': '<?php idn_to_ascii("ä.example");' };
    expect(said(extensionUndeclared, factsOf({ ...files({}, packages), ...source }))).toEqual([]);
    expect(said(extensionUndeclared, factsOf({ ...files({}), ...source }))).toHaveLength(1);
  });

  test('without a lock nobody can tell', () => {
    expect(said(extensionUndeclared, factsOf({ 'composer.json': composer({}), ...code }))).toEqual([]);
  });
});

describe('dependencies/writes-locally', () => {
  test('packages and plugins of WordPress, of production only', () => {
    const text = composer(
      {
        'wpackagist-plugin/litespeed-cache': '^6.0',
        'wp-plugin/autoptimize': '^3.0',
        'mpdf/mpdf': '^8.0',
        'a/b': '^1.0',
      },
      { 'require-dev': { 'barryvdh/laravel-debugbar': '^3.0' } },
    );
    expect(said(writesLocally, factsOf({ 'composer.json': text })).map((line) => line.split(' writes')[0])).toEqual([
      'info composer.json:4 By default wpackagist-plugin/litespeed-cache',
      'info composer.json:5 By default wp-plugin/autoptimize',
      'info composer.json:6 By default mpdf/mpdf',
    ]);
  });
});
