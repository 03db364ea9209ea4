import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { phpFiles, temporaryProject } from './temporary-project.ts';
import { vendoredClasses } from './vendored-classes.ts';

const PSR4 = `<?php
$vendorDir = dirname(__DIR__);
$baseDir = dirname($vendorDir);
return array(
    'Acme\\\\Kit\\\\Sub\\\\' => array($vendorDir . '/acme/sub/src'),
    'Acme\\\\Kit\\\\' => array($vendorDir . '/acme/kit/src', $vendorDir . '/acme/kit/more'),
    'Out\\\\' => array($vendorDir . '/../../elsewhere'),
    'Linked\\\\' => array($vendorDir . '/linked'),
    'App\\\\' => array($baseDir . '/src'),
);
`;
const CLASSMAP = `<?php
return array(
    'Old_Class' => $vendorDir . '/old/Class.php',
    'Evil' => $vendorDir . '/../../../../../../../../../../etc/hosts',
);
`;
const NAMESPACES = `<?php
return array(
    'Twig_' => array($vendorDir . '/twig/lib'),
);
`;

function lookup(docroots: readonly string[] = ['']): { find: (name: string) => string | undefined; root: string } {
  const root = temporaryProject({
    'vendor/composer/autoload_psr4.php': PSR4,
    'vendor/composer/autoload_classmap.php': CLASSMAP,
    'vendor/composer/autoload_namespaces.php': NAMESPACES,
    ...phpFiles(
      'vendor/acme/kit/src/A.php',
      'vendor/acme/kit/more/B.php',
      'vendor/acme/sub/src/C.php',
      'vendor/old/Class.php',
      'vendor/twig/lib/Twig/Node/If.php',
      'src/Own.php',
      'web/core/lib/Drupal/Core/File/FileSystem.php',
      'web/core/modules/node/src/Entity/Node.php',
      'web/modules/contrib/commerce/src/Price.php',
      'web/modules/contrib/commerce/modules/order/src/Order.php',
    ),
  });
  const find = vendoredClasses(root, { home: '', vendorDir: 'vendor' }, docroots);
  return { root, find: (name) => find(name)?.slice(root.length + 1) };
}

describe('classes are found through', () => {
  test.each([
    ['Acme\\Kit\\A', 'vendor/acme/kit/src/A.php'],
    ['\\Acme\\Kit\\B', 'vendor/acme/kit/more/B.php'],
    ['Acme\\Kit\\Sub\\C', 'vendor/acme/sub/src/C.php'],
    ['App\\Own', 'src/Own.php'],
    ['Old_Class', 'vendor/old/Class.php'],
    ['Twig_Node_If', 'vendor/twig/lib/Twig/Node/If.php'],
    ['Acme\\Kit\\Missing', undefined],
    ['Missing', undefined],
  ])("Composer's maps: %s", (name, path) => {
    expect(lookup().find(name)).toBe(path);
  });

  test.each([
    ['Drupal\\Core\\File\\FileSystem', 'web/core/lib/Drupal/Core/File/FileSystem.php'],
    ['Drupal\\node\\Entity\\Node', 'web/core/modules/node/src/Entity/Node.php'],
    ['Drupal\\commerce\\Price', 'web/modules/contrib/commerce/src/Price.php'],
    ['Drupal\\order\\Order', 'web/modules/contrib/commerce/modules/order/src/Order.php'],
    ['Drupal\\none\\X', undefined],
  ])("Drupal's convention: %s", (name, path) => {
    expect(lookup(['web', '']).find(name)).toBe(path);
  });
});

describe('no answer leaves the root', () => {
  test.each(['Evil', 'Acme\\Kit\\..\\..\\x', 'Acme\\Kit\\../../x', 'Drupal\\..\\x', ''])('%j', (name) => {
    expect(lookup().find(name)).toBeUndefined();
  });

  test('by prefix or by link', () => {
    const { root, find } = lookup();
    const outside = temporaryProject(phpFiles('X.php'));
    symlinkSync(outside, join(root, 'vendor/linked'));
    expect(find('Linked\\X')).toBeUndefined();
    expect(find('Out\\X')).toBeUndefined();
  });
});

test('nothing of the vendor directory is needed', () => {
  const find = vendoredClasses(temporaryProject({}), { home: '', vendorDir: 'vendor' }, ['']);
  expect(find('Acme\\Kit\\A')).toBeUndefined();
});
