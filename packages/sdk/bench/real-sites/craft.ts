/** Craft's starter project on MariaDB, with a volume of local files, as its documentation sets it up first. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { standIn } from '../../src/probe/stand-ins.ts';
import { type RealSite, VISITOR } from './real-site.ts';

const DATABASE: Readonly<Record<string, string>> = {
  SERVER: 'HOST',
  PORT: 'PORT',
  DATABASE: 'DATABASE',
  USER: 'USER',
  PASSWORD: 'PASSWORD',
};

/** Adds a volume whose files lie below the web root. */
const VOLUME = `
$system = new craft\\\\fs\\\\Local(['name' => 'Local', 'handle' => 'local', 'hasUrls' => true, 'url' => '/uploads', 'path' => '@webroot/uploads']);
Craft::$app->getFs()->saveFilesystem($system);
Craft::$app->getVolumes()->saveVolume(new craft\\\\models\\\\Volume(['name' => 'Pictures', 'handle' => 'pictures', 'fsHandle' => 'local']));
`;

export const craft: RealSite = {
  name: 'craft',
  source: 'composer create-project',
  async build({ folder, run }) {
    const how = ['--no-dev', '--prefer-dist', '--no-interaction'];
    await run(['composer', 'create-project', ...how, 'craftcms/craft', folder]);
    mkdirSync(join(folder, 'web/uploads'), { recursive: true });
    const file = join(folder, '.env');
    const kept = readFileSync(file, 'utf8').replace(/^CRAFT_DB_.*\n/gm, '');
    const ours = Object.entries(DATABASE).map(([name, from]) => `CRAFT_DB_${name}="\${MYSQL_${from}}"`);
    writeFileSync(file, `${kept}\nCRAFT_DB_DRIVER=mysql\n${ours.join('\n')}\n`);
  },
  setUp: (host) => [
    [
      'php',
      'craft',
      'install/craft',
      '--interactive=0',
      `--username=${VISITOR.name}`,
      `--email=${VISITOR.mail}`,
      `--password=${VISITOR.password}`,
      '--siteName=Harbour',
      `--siteUrl=http://${host}`,
      '--language=en',
    ],
    ['php', 'craft', 'exec', VOLUME],
  ],
  async visit({ origin, page, arrived }) {
    await page.goto(`${origin}/admin/login`);
    await page.fill('input[name=username]', VISITOR.name);
    await page.fill('input[name=password]', VISITOR.password);
    await page.click('button[type=submit]');
    await arrived();
    await page.goto(`${origin}/admin/assets/pictures`);
    await arrived();
    const buffer = standIn('a.png', 'image/png');
    await page.setInputFiles('input[type=file]', { name: 'harbour-light.png', mimeType: 'image/png', buffer });
    await arrived();
    await page.goto(`${origin}/admin/myaccount`);
    await arrived();
  },
};
