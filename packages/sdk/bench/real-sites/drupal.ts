/** Drupal with its standard profile: database and sessions on MariaDB, files where it has them by default. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { standIn } from '../../src/probe/stand-ins.ts';
import { checkoutRepositories } from './checkouts.ts';
import { type Building, type RealSite, VISITOR } from './real-site.ts';

const SETTINGS = `
$databases['default']['default'] = [
  'driver' => 'mysql',
  'namespace' => 'Drupal\\\\mysql\\\\Driver\\\\Database\\\\mysql',
  'autoload' => 'core/modules/mysql/src/Driver/Database/mysql/',
  'host' => getenv('MYSQL_HOST'),
  'port' => getenv('MYSQL_PORT'),
  'database' => getenv('MYSQL_DATABASE'),
  'username' => getenv('MYSQL_USER'),
  'password' => getenv('MYSQL_PASSWORD'),
  'prefix' => '',
];
$settings['hash_salt'] = getenv('APP_NAME');
$settings['config_sync_directory'] = '../config/sync';
`;

const INSTALL = `
chdir('web');
$classes = require 'autoload.php';
require 'core/includes/install.core.inc';
install_drupal($classes, [
    'interactive' => false,
    'parameters' => ['profile' => 'standard', 'langcode' => 'en'],
    'forms' => ['install_configure_form' => [
        'site_name' => 'Harbour',
        'site_mail' => '${VISITOR.mail}',
        'account' => ['name' => '${VISITOR.name}', 'mail' => '${VISITOR.mail}', 'pass' => ['pass1' => '${VISITOR.password}', 'pass2' => '${VISITOR.password}']],
        'enable_update_status_module' => false,
        'enable_update_status_emails' => false,
    ]],
]);
`;

/** The release that is put together from checkouts where Packagist has no `drupal/recommended-project`. */
const CORE = '10.6.9';

export const drupal: RealSite = {
  name: 'drupal',
  source: 'Composer',
  async build(building) {
    const { folder, run } = building;
    const how = ['--no-dev', '--prefer-dist', '--no-interaction'];
    try {
      await run(['composer', 'create-project', ...how, 'drupal/recommended-project', folder, '^10']);
    } catch (error) {
      if (building.checkouts['drupal/core'] === undefined) throw error;
      await fromCheckouts(building, how);
    }
    const site = join(folder, 'web/sites/default');
    mkdirSync(join(site, 'files'), { recursive: true });
    mkdirSync(join(folder, 'config/sync'), { recursive: true });
    const settings = readFileSync(join(folder, 'web/core/assets/scaffold/files/default.settings.php'), 'utf8');
    writeFileSync(join(site, 'settings.php'), settings + SETTINGS);
  },
  setUp: () => [['php', '-d', 'memory_limit=512M', '-r', INSTALL]],
  async visit({ origin, page, arrived }) {
    await page.goto(`${origin}/user/login`);
    await page.fill('#edit-name', VISITOR.name);
    await page.fill('#edit-pass', VISITOR.password);
    await page.click('#edit-submit');
    await arrived();
    await page.goto(`${origin}/user/1/edit`);
    await arrived();
    const buffer = standIn('a.png', 'image/png');
    await page.setInputFiles('input[type=file]', { name: 'harbour-light.png', mimeType: 'image/png', buffer });
    await page.waitForSelector('input[name$="remove_button"]');
    await arrived();
    await page.click('#edit-submit');
    await arrived();
    await page.goto(`${origin}/user/1`);
    await arrived();
    await page.goto(`${origin}/`);
    await arrived();
  },
};

/** A Composer project all the same: what the registry lacks comes from checkouts. */
async function fromCheckouts({ folder, checkouts, run }: Building, how: readonly string[]): Promise<void> {
  mkdirSync(folder);
  const project = {
    repositories: checkoutRepositories(checkouts, { 'drupal/core': CORE, 'mck89/peast': '1.17.4' }),
    require: {
      'drupal/core': CORE,
      'composer/installers': '^2',
      'pear/archive_tar': '1.4.3 as 1.4.14',
      // Later ones refuse what this release of Drupal gives them.
      'twig/twig': '3.28.0',
    },
    config: { 'allow-plugins': { 'composer/installers': true }, lock: true },
    extra: { 'installer-paths': { 'web/core': ['type:drupal-core'] } },
  };
  writeFileSync(join(folder, 'composer.json'), JSON.stringify(project, null, 2));
  await run(['composer', 'install', ...how], folder);
  const scaffold = join(folder, 'web/core/assets/scaffold/files');
  for (const name of ['index.php', 'update.php', 'robots.txt']) cpSync(join(scaffold, name), join(folder, 'web', name));
  writeFileSync(join(folder, 'web/autoload.php'), "<?php\nreturn require __DIR__ . '/../vendor/autoload.php';\n");
}
