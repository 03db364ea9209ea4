import type { Platform } from './platform.ts';

export const upsun: Platform = {
  name: 'upsun',
  title: 'Upsun',
  release: 'read-only',
  shared: false,
  wiped: 'at each deploy',
  advice: 'On Upsun a folder may also be declared under `mounts` with `source: storage`, which all instances share.',
  source: 'https://docs.upsun.com/create-apps/app-reference/single-runtime-image.html#mounts',
};
