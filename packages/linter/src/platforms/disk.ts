import type { Effect } from '../result.ts';

/** What a platform does to the disk of a node. */
export interface DiskFacts {
  /** `ephemeral`: wiped by each deploy or restart · `read-only`: writing fails · `persistent`: kept. */
  readonly release: 'ephemeral' | 'read-only' | 'persistent';
  /** Do all nodes see one disk? */
  readonly shared: boolean;
  readonly source: string;
}

/** By the platform's name. A platform that is not here is treated as `generic`. */
export const DISKS: Readonly<Record<string, DiskFacts>> = {
  generic: { release: 'ephemeral', shared: false, source: 'https://12factor.net/processes' },
  'fortrabbit-pro': {
    release: 'ephemeral',
    shared: false,
    source: 'https://github.com/fortrabbit/help: docs/app-pro.md',
  },
  fortrabbit: {
    release: 'persistent',
    shared: true,
    source: 'https://github.com/fortrabbit/docs: 1.platform/05.deployment/08.strategy.md',
  },
  upsun: {
    release: 'read-only',
    shared: false,
    source: 'https://docs.upsun.com/create-apps/app-reference/single-runtime-image.html#mounts',
  },
  heroku: {
    release: 'ephemeral',
    shared: false,
    source: 'https://devcenter.heroku.com/articles/dynos#ephemeral-filesystem',
  },
  'laravel-cloud': { release: 'ephemeral', shared: false, source: 'https://cloud.laravel.com/docs/environments' },
  vapor: {
    release: 'read-only',
    shared: false,
    source: 'https://github.com/laravel/vapor-docs: src/resources/storage.md',
  },
  bref: { release: 'read-only', shared: false, source: 'https://bref.sh/docs/environment/storage' },
  lambda: {
    release: 'read-only',
    shared: false,
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-ephemeral-storage.html',
  },
  'cloud-run': {
    release: 'ephemeral',
    shared: false,
    source: 'https://docs.cloud.google.com/run/docs/container-contract',
  },
  fly: { release: 'ephemeral', shared: false, source: 'https://fly.io/docs/volumes/overview' },
  'craft-cloud': {
    release: 'read-only',
    shared: false,
    source: 'https://github.com/craftcms/docs: docs/cloud/compatibility.md',
  },
  kubernetes: {
    release: 'ephemeral',
    shared: false,
    source: 'https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/',
  },
  'wordpress-vip': { release: 'read-only', shared: false, source: 'https://docs.wpvip.com/vip-file-system/' },
  'single-server': { release: 'persistent', shared: true, source: 'https://12factor.net/processes' },
};

export function diskOf(platform: string): DiskFacts {
  return DISKS[platform] ?? (DISKS.generic as DiskFacts);
}

/** What the platform makes of a file in the release; null where nothing happens to it. */
export function effectOf(disk: DiskFacts, isTemporary: boolean): Effect | null {
  if (isTemporary) return disk.shared ? null : 'invisible-to-others';
  if (disk.release === 'read-only') return 'fails-read-only';
  if (disk.release === 'ephemeral') return 'lost-at-deploy';
  return disk.shared ? null : 'invisible-to-others';
}
