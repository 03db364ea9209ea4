/** Commands that change the structure of a database, as consoles and shells are given them. */

/** Console commands, by name: Laravel, Doctrine, Yii, Craft. */
const BY_NAME =
  /^(?:migrate(?::(?:fresh|refresh|reset|rollback|install))?|tenants:migrate|module:migrate|doctrine:(?:migrations:migrate|schema:(?:update|create|drop))|migrations:migrate|migrate\/(?:all|up))(?:\s|$)/;

/** In front of what a program is told to do: aliases of sites and options. */
const OPTIONS = String.raw`\s+(?:[-@]\S*\s+)*`;

/**
 * Programs and what they are told. Sources: https://laravel.com/docs/migrations, https://symfony.com/doc/current/doctrine.html,
 * https://www.drush.org/latest/commands/updatedb/, https://craftcms.com/docs/5.x/reference/cli.html,
 * https://www.yiiframework.com/doc/guide/2.0/en/db-migrations, https://book.cakephp.org/phinx/0/en/commands.html,
 * https://developer.wordpress.org/cli/commands/core/update-db/, https://codeigniter.com/user_guide/dbmgmt/migration.html,
 * https://docs.typo3.org/p/helhum/typo3-console/main/en-us/CommandReference/,
 * https://experienceleague.adobe.com/docs/commerce-operations/installation-guide/tutorials/database-upgrade.html
 */
const PROGRAMS: readonly (readonly [program: string, action: string])[] = [
  ['artisan', '(?:migrate(?::(?:fresh|refresh|reset|rollback))?|tenants:migrate|module:migrate)'],
  ['console', 'doctrine:(?:migrations:migrate|schema:(?:update|create|drop))'],
  ['doctrine-migrations', '(?:migrations:)?migrate'],
  ['drush(?:\\.phar|\\.php)?', '(?:updb|updatedb|update-db|entity[:-]updates|deploy)'],
  ['craft', '(?:up|migrate\\/(?:all|up))'],
  ['yii', 'migrate(?:\\/(?:up|fresh))?'],
  ['phinx(?:\\.php)?', 'migrate'],
  ['wp(?:-cli\\.phar)?', 'core\\s+update-db'],
  ['spark', 'migrate'],
  ['cake(?:\\.php)?', 'migrations\\s+migrate'],
  ['typo3(?:cms)?', '(?:database:updateschema|upgrade:(?:run|all))'],
  ['magento', 'setup:(?:upgrade|db-schema:upgrade)'],
];

const ON_COMMAND_LINE = new RegExp(
  String.raw`^(?:["']?(?:[^\s"']*php[^\s"']*|\u0000)["']?\s+(?:-\S+\s+)*)?["']?(?:[^\s"']*[/\u0000])?(?:${PROGRAMS.map(([program, action]) => `${program}["']?${OPTIONS}["']?${action}`).join('|')})(?=["'\s\u0000]|$)`,
);

/** A script whose path is put together, started by PHP: the command alone tells. */
const OF_SOME_SCRIPT = new RegExp(
  String.raw`^["']?(?:[^\s"']*php[^\s"']*|\u0000)["']?\s+["']?\u0000["']?\s+["']?(?:migrate|migrate/all|doctrine:migrations:migrate|doctrine:schema:update)(?=["'\s\u0000]|$)`,
);

/** Does a console's command of this name, with what follows it, migrate? */
export function isMigration(command: string): boolean {
  return BY_NAME.test(command);
}

/** The part of a simple command line that migrates, with what starts it: `php artisan migrate`. */
export function migrationIn(commandLine: string): string | undefined {
  return (ON_COMMAND_LINE.exec(commandLine) ?? OF_SOME_SCRIPT.exec(commandLine))?.[0];
}
