import type { EntryPoint } from '../knowledge.ts';

const CRAFT_2 = 'craftcms/cms 2.5: craft/app';

export const entries: readonly EntryPoint[] = [
  { via: 'web', extends: 'yii\\web\\Controller', source: 'craftcms/cms: src/web/Controller.php' },
  { via: 'web', extends: 'yii\\base\\Module', source: 'craftcms/cms: src/base/Plugin.php' },
  { via: 'web', extends: 'yii\\base\\Action', source: 'yiisoft/yii2: framework/base/Action.php' },
  { via: 'web', extends: 'yii\\base\\Behavior', source: 'yiisoft/yii2: framework/base/Behavior.php' },
  {
    via: 'web',
    extends: 'craft\\base\\ComponentInterface',
    source: 'craftcms/cms: src/base/ComponentInterface.php',
  },
  {
    via: 'queue',
    extends: 'yii\\queue\\JobInterface',
    source: 'craftcms/cms: src/queue/BaseJob.php',
  },
  { via: 'operator', extends: 'yii\\console\\Controller', source: 'craftcms/cms: src/console/Controller.php' },
  {
    via: 'install',
    extends: 'yii\\db\\MigrationInterface',
    methods: ['up', 'down', 'safeUp', 'safeDown'],
    source: 'craftcms/cms: src/db/Migration.php',
  },
  { via: 'web', extends: 'Craft\\BaseController', source: `${CRAFT_2}/controllers/BaseController.php` },
  { via: 'web', extends: 'Craft\\BasePlugin', source: `${CRAFT_2}/etc/plugins/BasePlugin.php` },
  { via: 'queue', extends: 'Craft\\BaseTask', source: `${CRAFT_2}/tasks/BaseTask.php` },
  { via: 'operator', extends: 'Craft\\BaseCommand', source: `${CRAFT_2}/consolecommands/BaseCommand.php` },
  { via: 'install', extends: 'Craft\\BaseMigration', source: `${CRAFT_2}/etc/db/BaseMigration.php` },
];
