import type { Guard } from '../knowledge.ts';

const APP = 'craftcms/cms: src/helpers/App.php';

export const guards: readonly Guard[] = [
  { when: 'craft\\helpers\\App::isEphemeral', harmless: false, because: 'ephemeral', source: APP },
  { when: 'craft\\helpers\\App::devMode', harmless: true, because: 'development', source: APP },
  {
    when: 'craft\\config\\GeneralConfig->$devMode',
    harmless: true,
    because: 'development',
    source: 'craftcms/cms: src/config/GeneralConfig.php',
  },
  {
    when: 'yii\\base\\Request->getIsConsoleRequest',
    harmless: true,
    because: 'cli',
    source: 'yiisoft/yii2: framework/base/Request.php',
  },
  { when: 'const YII_DEBUG', harmless: true, because: 'development', source: 'craftcms/cms: bootstrap/bootstrap.php' },
  {
    when: 'const YII_ENV_DEV',
    harmless: true,
    because: 'development',
    source: 'craftcms/cms: bootstrap/bootstrap.php',
  },
  { when: 'const YII_ENV_TEST', harmless: true, because: 'testing', source: 'yiisoft/yii2: framework/BaseYii.php' },
];
