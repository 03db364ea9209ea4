import { GB, MB, type Platform } from './platform.ts';

export const fortrabbitPro: Platform = {
  name: 'fortrabbit-pro',
  title: 'fortrabbit Professional',
  release: 'ephemeral',
  shared: false,
  wiped: 'at each deploy, change of configuration and maintenance',
  advice: 'On fortrabbit Professional that is the Object Storage component.',
  limits: { releaseBytes: 200 * MB, temporaryBytes: 2 * GB },
  source:
    'https://github.com/fortrabbit/help: docs/app-pro.md, docs/scaling-pro.md, docs/quirks.md, docs/directories.md',
};
