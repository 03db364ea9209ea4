/** MediaWiki out of Debian's package, configured as its installer does where APCu is there. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { standIn } from '../../src/probe/stand-ins.ts';
import { copyPackage } from './package-copy.ts';
import { type RealSite, VISITOR } from './real-site.ts';

const CONFIGURATION = `<?php
if (!defined('MEDIAWIKI')) {
    exit;
}
$wgSitename = 'Harbour';
$wgServer = 'http://' . ($_SERVER['HTTP_HOST'] ?? 'localhost');
$wgScriptPath = '';
$wgUsePathInfo = false;
$wgDBtype = 'mysql';
$wgDBserver = getenv('MYSQL_HOST') . ':' . getenv('MYSQL_PORT');
$wgDBname = getenv('MYSQL_DATABASE');
$wgDBuser = getenv('MYSQL_USER');
$wgDBpassword = getenv('MYSQL_PASSWORD');
$wgMainCacheType = CACHE_ACCEL;
$wgMemCachedServers = [];
$wgEnableUploads = true;
$wgSecretKey = hash('sha256', getenv('APP_NAME'));
wfLoadSkin('Vector');
`;

export const mediawiki: RealSite = {
  name: 'mediawiki',
  source: "Debian's package",
  async build({ folder, run }) {
    // Without it MediaWiki keeps sessions in the database, which is another site.
    await run([
      'php',
      '-r',
      "if (!extension_loaded('apcu')) { fwrite(STDERR, 'an error: PHP has no APCu: apt install php-apcu'); exit(1); }",
    ]);
    copyPackage('/usr/share/mediawiki', folder, [
      'LocalSettings.php',
      'config',
      'extensions',
      'extensions-core',
      'images',
    ]);
    writeFileSync(join(folder, 'LocalSettings.php'), CONFIGURATION);
    for (const name of ['extensions', 'images']) mkdirSync(join(folder, name));
  },
  setUp: (host) => [
    [
      'sh',
      '-c',
      `rm LocalSettings.php && exec php maintenance/install.php --confpath "$TMPDIR" --dbtype mysql \
        --dbserver "$MYSQL_HOST:$MYSQL_PORT" --dbname "$MYSQL_DATABASE" --dbuser "$MYSQL_USER" --dbpass "$MYSQL_PASSWORD" \
        --server "http://$1" --scriptpath "" --pass "$3" Harbour "$2"`,
      'sh',
      host,
      VISITOR.name,
      VISITOR.password,
    ],
  ],
  async visit({ origin, page, arrived }) {
    await page.goto(`${origin}/index.php?title=Special:UserLogin`);
    await arrived();
    await page.fill('#wpName1', VISITOR.name);
    await page.fill('#wpPassword1', VISITOR.password);
    await page.click('#wpLoginAttempt');
    await arrived();
    await page.goto(`${origin}/index.php?title=Special:Upload`);
    await arrived();
    const buffer = standIn('a.png', 'image/png');
    await page.setInputFiles('#wpUploadFile', { name: 'Harbour-light.png', mimeType: 'image/png', buffer });
    await page.check('#wpIgnoreWarning');
    await page.click('input[name=wpUpload]');
    await arrived();
    await page.goto(`${origin}/index.php?title=File:Harbour-light.png`);
    await arrived();
    await page.goto(`${origin}/index.php?title=Special:Preferences`);
    await arrived();
  },
};
