import type { ComponentList } from '../component-list.ts';

/** Lists of components: in code, and in what `config()` of a plugin or a configuration file gives. */
export const componentLists: readonly ComponentList[] = [
  {
    call: 'yii\\di\\ServiceLocator->setComponents',
    arg: 0,
    key: 'components',
    source: 'yiisoft/yii2: framework/di/ServiceLocator.php',
  },
];
