import type { Abstraction } from '../knowledge.ts';

export const abstractions: readonly Abstraction[] = [
  {
    of: 'creocoder\\flysystem\\Filesystem',
    label: 'Flysystem component',
    source: 'https://github.com/creocoder/yii2-flysystem',
  },
];
