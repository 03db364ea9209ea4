import type { Platform } from './platform.ts';

export const fortrabbit: Platform = {
  name: 'fortrabbit',
  title: 'fortrabbit',
  release: 'persistent',
  shared: true,
  wiped: 'never, save by a deploy with the strategy "replace"',
  source: 'https://github.com/fortrabbit/docs: 1.platform/05.deployment/08.strategy.md',
};
