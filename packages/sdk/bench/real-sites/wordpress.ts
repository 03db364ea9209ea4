/** WordPress out of Debian's package, with its configuration and its uploads inside. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { standIn } from '../../src/probe/stand-ins.ts';
import { copyPackage } from './package-copy.ts';
import { type RealSite, VISITOR } from './real-site.ts';

const CONFIGURATION = `<?php
define('DB_NAME', getenv('MYSQL_DATABASE'));
define('DB_USER', getenv('MYSQL_USER'));
define('DB_PASSWORD', getenv('MYSQL_PASSWORD'));
define('DB_HOST', getenv('MYSQL_HOST') . ':' . getenv('MYSQL_PORT'));
define('AUTH_KEY', getenv('APP_NAME') . 'auth');
define('SECURE_AUTH_KEY', getenv('APP_NAME') . 'secure');
define('LOGGED_IN_KEY', getenv('APP_NAME') . 'logged in');
define('NONCE_KEY', getenv('APP_NAME') . 'nonce');
define('WP_HOME', 'http://' . ($_SERVER['HTTP_HOST'] ?? 'localhost'));
define('WP_SITEURL', WP_HOME);
define('DISABLE_WP_CRON', true);
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
$table_prefix = 'wp_';
define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`;

const THEME = {
  'style.css': '/*\nTheme Name: Harbour\n*/\n',
  'index.php': `<!doctype html><html><head><?php wp_head(); ?></head><body <?php body_class(); ?>>
<?php while (have_posts()) { the_post(); the_title('<h2>', '</h2>'); the_content(); } ?>
<?php foreach (get_posts(['post_type' => 'attachment', 'numberposts' => 20]) as $file) { echo wp_get_attachment_image($file->ID, 'medium'); } ?>
<?php wp_footer(); ?></body></html>
`,
};

export const wordpress: RealSite = {
  name: 'wordpress',
  source: "Debian's package",
  async build({ folder }) {
    copyPackage('/usr/share/wordpress', folder, ['wp-config.php', '.htaccess']);
    writeFileSync(join(folder, 'wp-config.php'), CONFIGURATION);
    const theme = join(folder, 'wp-content/themes/harbour');
    for (const path of [theme, join(folder, 'wp-content/uploads')]) mkdirSync(path, { recursive: true });
    for (const [name, text] of Object.entries(THEME)) writeFileSync(join(theme, name), text);
  },
  setUp: (host) => [
    [
      'php',
      '-r',
      `$_SERVER['HTTP_HOST'] = ${JSON.stringify(host)};
      define('WP_INSTALLING', true);
      require 'wp-load.php';
      require 'wp-admin/includes/upgrade.php';
      wp_install('Harbour', '${VISITOR.name}', '${VISITOR.mail}', true, '', '${VISITOR.password}');
      switch_theme('harbour');`,
    ],
  ],
  async visit({ origin, page, arrived }) {
    await page.goto(`${origin}/wp-login.php`);
    await page.fill('#user_login', VISITOR.name);
    await page.fill('#user_pass', VISITOR.password);
    await page.click('#wp-submit');
    await arrived();
    await page.goto(`${origin}/wp-admin/media-new.php?browser-uploader`);
    await arrived();
    const buffer = standIn('a.png', 'image/png');
    await page.setInputFiles('#async-upload', { name: 'harbour-light.png', mimeType: 'image/png', buffer });
    await page.click('#html-upload');
    await arrived();
    await page.goto(`${origin}/wp-admin/upload.php?mode=list`);
    await arrived();
    await page.goto(`${origin}/`);
    await arrived();
  },
};
