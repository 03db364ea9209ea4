import type { Platform } from './platform.ts';

export const singleServer: Platform = {
  name: 'single-server',
  title: 'a single server',
  release: 'persistent',
  shared: true,
  wiped: 'never',
  source: 'https://12factor.net/processes',
};
