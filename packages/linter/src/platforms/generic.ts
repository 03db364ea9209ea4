import type { Platform } from './platform.ts';

export const generic: Platform = {
  name: 'generic',
  title: 'a platform that scales',
  release: 'ephemeral',
  shared: false,
  wiped: 'at each deploy',
  source: 'https://12factor.net/processes',
};
