import type { EntryPoint } from '../knowledge.ts';

/** Files that say by their place how plain PHP is reached. */
export const entries: readonly EntryPoint[] = [
  {
    via: 'operator',
    files: 'bin/**',
    source: 'https://github.com/php-pds/skeleton',
  },
  {
    via: 'operator',
    files: 'scripts/**',
    unless: ['included'],
    source: 'https://getcomposer.org/doc/articles/scripts.md',
  },
  {
    via: 'operator',
    files: 'cli/**',
    source: 'https://github.com/php-pds/skeleton',
  },
  ...['tools/**', 'maintenance/**'].map(
    (files): EntryPoint => ({
      via: 'operator',
      files,
      unless: ['autoloaded', 'included'],
      source: 'https://www.mediawiki.org/wiki/Manual:Maintenance_scripts',
    }),
  ),
  ...['{resources,dev,docs}/scripts/**', '*/data/scripts/**'].map(
    (files): EntryPoint => ({
      via: 'operator',
      files,
      source: 'https://www.mediawiki.org/wiki/Manual:Maintenance_scripts',
    }),
  ),
  { via: 'build', files: 'build/**', unless: ['autoloaded'], source: 'https://www.phing.info/' },
  ...['{git-tools,dev-tools,devtools}/**', '{,*/}develop/**'].map(
    (files): EntryPoint => ({
      via: 'build',
      files,
      source: 'https://github.com/phpbb/phpbb/tree/master/git-tools',
    }),
  ),
  {
    via: 'build',
    files: 'RoboFile.php',
    source: 'https://robo.li/getting-started/',
  },
  {
    via: 'build',
    files: 'deploy.php',
    source: 'https://deployer.org/docs/7.x/getting-started',
  },
  {
    via: 'build',
    files: 'castor.php',
    source: 'https://castor.jolicode.com/getting-started/basic-usage/',
  },
  {
    via: 'build',
    files: '.castor/**',
    source: 'https://castor.jolicode.com/getting-started/basic-usage/',
  },
  {
    via: 'build',
    files: '{rector,ecs,.php-cs-fixer,.php-cs-fixer.dist,.php_cs,.php_cs.dist}.php',
    source: 'https://getrector.com/documentation',
  },
  {
    via: 'build',
    extends: 'Robo\\Tasks',
    source: 'https://robo.li/getting-started/',
  },
  {
    via: 'build',
    extends: 'Composer\\Plugin\\PluginInterface',
    source: 'https://getcomposer.org/doc/articles/plugins.md',
  },
  ...[
    'Script\\Event',
    'Installer\\PackageEvent',
    'Installer\\InstallerEvent',
    'EventDispatcher\\Event',
    'Plugin\\CommandEvent',
    'Plugin\\PreCommandRunEvent',
    'Plugin\\PreFileDownloadEvent',
    'Plugin\\PostFileDownloadEvent',
    'Plugin\\PrePoolCreateEvent',
  ].map(
    (event): EntryPoint => ({
      via: 'build',
      takes: `Composer\\${event}`,
      source: 'https://getcomposer.org/doc/articles/scripts.md#event-classes',
    }),
  ),
  {
    via: 'build',
    extends: 'Rector\\Rector\\AbstractRector',
    source: 'https://getrector.com/documentation/custom-rule',
  },
  {
    via: 'install',
    extends: 'Phinx\\Migration\\AbstractMigration',
    source: 'https://book.cakephp.org/phinx/0/en/migrations.html',
  },
  {
    via: 'install',
    extends: 'Phinx\\Seed\\AbstractSeed',
    source: 'https://book.cakephp.org/phinx/0/en/seeding.html',
  },
];
