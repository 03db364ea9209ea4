import type { Guard } from '../knowledge.ts';

const BASE_YII = 'yiisoft/yii2: framework/BaseYii.php';

export const guards: readonly Guard[] = [
  { when: 'const YII_ENV_DEV', harmless: true, because: 'development', source: BASE_YII },
  { when: 'const YII_ENV_TEST', harmless: true, because: 'testing', source: BASE_YII },
  { when: 'const YII_ENV_PROD', harmless: false, because: 'development', source: BASE_YII },
  { when: 'const YII_DEBUG', harmless: true, because: 'development', source: BASE_YII },
  {
    when: 'yii\\base\\Request->getIsConsoleRequest',
    harmless: true,
    because: 'cli',
    source: 'yiisoft/yii2: framework/base/Request.php',
  },
];
