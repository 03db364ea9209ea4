import type { EntryPoint } from '../knowledge.ts';
import { firstEntries } from './first-version.ts';

const FRAMEWORK = 'yiisoft/yii2: framework';

export const entries: readonly EntryPoint[] = [
  { via: 'web', extends: 'yii\\web\\Controller', source: `${FRAMEWORK}/web/Controller.php` },
  { via: 'web', extends: 'yii\\base\\Action', source: `${FRAMEWORK}/base/Action.php` },
  { via: 'web', extends: 'yii\\base\\Widget', source: `${FRAMEWORK}/base/Widget.php` },
  { via: 'web', extends: 'yii\\base\\Behavior', source: `${FRAMEWORK}/base/Behavior.php` },
  { via: 'web', extends: 'yii\\base\\BootstrapInterface', source: `${FRAMEWORK}/base/BootstrapInterface.php` },
  {
    via: 'queue',
    extends: 'yii\\queue\\JobInterface',
    methods: ['execute'],
    source: 'yiisoft/yii2-queue: src/JobInterface.php',
  },
  { via: 'operator', extends: 'yii\\console\\Controller', source: `${FRAMEWORK}/console/Controller.php` },
  {
    via: 'install',
    extends: 'yii\\db\\MigrationInterface',
    methods: ['up', 'down', 'safeUp', 'safeDown'],
    source: `${FRAMEWORK}/db/MigrationInterface.php`,
  },
  ...firstEntries,
];
