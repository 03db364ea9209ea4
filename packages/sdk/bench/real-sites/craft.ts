/** Craft's starter project on MariaDB, with a volume of local files, as its documentation sets it up first. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { standIn } from '../../src/probe/stand-ins.ts';
import { checkoutRepositories } from './checkouts.ts';
import { type Building, type RealSite, VISITOR } from './real-site.ts';

/** The release that is put together from checkouts where Packagist has no `craftcms/cms`, and the starter project of its time. */
const CMS = '3.6.13';
const STARTER = '1.1.4';

/** Adds a volume whose files lie below the web root; since Craft 4 a volume names a filesystem that has them. */
const VOLUME = `
define('CRAFT_BASE_PATH', getcwd());
define('CRAFT_VENDOR_PATH', CRAFT_BASE_PATH . '/vendor');
$_SERVER['SCRIPT_FILENAME'] = CRAFT_BASE_PATH . '/craft';
if (is_file('bootstrap.php')) {
    require 'bootstrap.php';
} else {
    require 'vendor/autoload.php';
    Dotenv\\Dotenv::create(CRAFT_BASE_PATH)->load();
    define('CRAFT_ENVIRONMENT', getenv('ENVIRONMENT'));
}
$app = require 'vendor/craftcms/cms/bootstrap/console.php';
$local = ['hasUrls' => true, 'url' => '/uploads', 'path' => '@webroot/uploads'];
$volume = ['name' => 'Pictures', 'handle' => 'pictures'];
if (class_exists('craft\\fs\\Local')) {
    $app->getFs()->saveFilesystem(new craft\\fs\\Local($local + ['name' => 'Local', 'handle' => 'local']));
    $volume = new craft\\models\\Volume($volume + ['fsHandle' => 'local']);
} else {
    $volume = new craft\\volumes\\Local($volume + $local);
}
$isSaved = $app->getVolumes()->saveVolume($volume);
// Only then the project config is kept.
$app->trigger('afterRequest');
exit($isSaved ? 0 : 1);
`;

/** Finds the project config where it is there, and applies it. */
const INSTALL = [
  'php',
  'craft',
  'install/craft',
  '--interactive=0',
  `--username=${VISITOR.name}`,
  `--email=${VISITOR.mail}`,
  `--password=${VISITOR.password}`,
  '--siteName=Harbour',
  '--siteUrl=@web',
  '--language=en',
];

/** Installs it as developers do, who may change its configuration, and prints the project config. */
const COMMIT = `
sed -i -E 's/(ENVIRONMENT=).*/\\1dev/; s/(ALLOW_ADMIN_CHANGES=).*/\\1true/' .env
volume=$1
shift
("$@" && php -r "$volume" && php craft project-config/write) >&2 && tar -cf - config/project | base64
`;

export const craft: RealSite = {
  name: 'craft',
  source: 'composer create-project',
  async build(building) {
    const { folder, checkouts, run } = building;
    // Its scripts ask for a database, which it does not have before it runs.
    const how = ['--no-dev', '--prefer-dist', '--no-interaction', '--no-scripts'];
    if (checkouts['craftcms/cms'] === undefined) {
      await run(['composer', 'create-project', ...how, 'craftcms/craft', folder]);
    } else {
      await fromCheckouts(building, how);
    }
    mkdirSync(join(folder, 'web/uploads'), { recursive: true });
    writeFileSync(join(folder, '.env'), environment(folder));
  },
  committed: ['sh', '-c', COMMIT, 'sh', VOLUME, ...INSTALL],
  setUp: () => [INSTALL],
  async visit({ origin, page, arrived }) {
    await page.goto(`${origin}/admin/login`);
    await page.fill('input[name=username]', VISITOR.name);
    await page.fill('input[name=password]', VISITOR.password);
    await page.click('[type=submit]');
    await page.waitForURL(/\/admin\/(?!login)/);
    await arrived();
    await page.goto(`${origin}/admin/assets/pictures`);
    await arrived();
    const buffer = standIn('a.png', 'image/png');
    await page.setInputFiles('input[type=file]', { name: 'harbour-light.png', mimeType: 'image/png', buffer });
    await page.waitForSelector('text=Harbour light');
    await arrived();
    await page.goto(`${origin}/admin/myaccount`);
    await arrived();
  },
};

/** The starter's own file of variables, with the database of the platform; later starters begin their names with `CRAFT_`. */
function environment(folder: string): string {
  const example = readdirSync(folder).find((name) => /^\.env\.example(?:\.production)?$/.test(name));
  const kept = example === undefined ? '' : readFileSync(join(folder, example), 'utf8');
  const prefix = /^CRAFT_DB_/m.test(kept) ? 'CRAFT_' : '';
  const ours = {
    ENVIRONMENT: 'production',
    APP_ID: 'harbour',
    SECURITY_KEY: 'harbour-light-of-the-tide-table-7',
    DB_DRIVER: 'mysql',
    DB_SERVER: '${MYSQL_HOST}',
    DB_PORT: '${MYSQL_PORT}',
    DB_DATABASE: '${MYSQL_DATABASE}',
    DB_USER: '${MYSQL_USER}',
    DB_PASSWORD: '${MYSQL_PASSWORD}',
  };
  const lines = Object.entries(ours).map(([name, value]) => `${prefix}${name}="${value}"`);
  const named = new RegExp(`^${prefix}(?:${Object.keys(ours).join('|')})=.*\n`, 'gm');
  return `${kept.replace(named, '')}\n${lines.join('\n')}\n`;
}

/** The starter project all the same: what the registry lacks comes from checkouts. */
async function fromCheckouts({ folder, checkouts, run }: Building, how: readonly string[]): Promise<void> {
  const { 'craftcms/craft': starter, ...packages } = checkouts;
  const from = starter === undefined ? [] : [`--repository=${JSON.stringify({ type: 'vcs', url: starter })}`];
  await run(['composer', 'create-project', ...how, ...from, '--no-install', 'craftcms/craft', folder, STARTER]);
  const file = join(folder, 'composer.json');
  const { 'require-dev': _, ...project } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, object>;
  const plugins = ['craftcms/plugin-installer', 'yiisoft/yii2-composer'];
  const ours = {
    ...project,
    repositories: checkoutRepositories(packages, { 'craftcms/cms': CMS }),
    // It names one release of Composer for its own updates, which is not everywhere.
    require: { ...project.require, 'craftcms/cms': CMS, 'composer/composer': '2.2.32 as 2.0.13' },
    config: { 'allow-plugins': Object.fromEntries(plugins.map((name) => [name, true])), lock: true },
  };
  writeFileSync(file, JSON.stringify(ours, null, 2));
  rmSync(join(folder, 'composer.lock'), { force: true });
  await run(['composer', 'install', ...how], folder);
  for (const owner of readdirSync(join(folder, 'vendor'), { withFileTypes: true })) {
    if (!owner.isDirectory()) continue;
    for (const name of readdirSync(join(folder, 'vendor', owner.name))) {
      const history = join(folder, 'vendor', owner.name, name, '.git');
      if (existsSync(history)) rmSync(history, { recursive: true });
    }
  }
}
