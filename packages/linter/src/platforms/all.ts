import type { Effect } from '../result.ts';
import { bref } from './bref.ts';
import { cloudRun } from './cloud-run.ts';
import { craftCloud } from './craft-cloud.ts';
import { fly } from './fly.ts';
import { fortrabbit } from './fortrabbit.ts';
import { fortrabbitPro } from './fortrabbit-pro.ts';
import { generic } from './generic.ts';
import { heroku } from './heroku.ts';
import { kubernetes } from './kubernetes.ts';
import { lambda } from './lambda.ts';
import { laravelCloud } from './laravel-cloud.ts';
import type { Platform } from './platform.ts';
import { singleServer } from './single-server.ts';
import { upsun } from './upsun.ts';
import { vapor } from './vapor.ts';
import { wordpressVip } from './wordpress-vip.ts';

/** Platforms by name. One that is not here is treated as `generic`. */
export const PLATFORMS: Readonly<Record<string, Platform>> = Object.fromEntries(
  [
    generic,
    fortrabbitPro,
    fortrabbit,
    upsun,
    heroku,
    laravelCloud,
    vapor,
    bref,
    lambda,
    cloudRun,
    fly,
    craftCloud,
    kubernetes,
    wordpressVip,
    singleServer,
  ].map((platform) => [platform.name, platform]),
);

/** @param added platforms of plugins; one of a name that is known takes its place */
export function platformOf(platform: string, added: readonly Platform[] = []): Platform {
  return added.find(({ name }) => name === platform) ?? PLATFORMS[platform] ?? generic;
}

/** What the platform makes of a file in the release; null where nothing happens to it. */
export function effectOf(platform: Pick<Platform, 'release' | 'shared'>, isTemporary: boolean): Effect | null {
  if (isTemporary) return platform.shared ? null : 'invisible-to-others';
  if (platform.release === 'read-only') return 'fails-read-only';
  if (platform.release === 'ephemeral') return 'lost-at-deploy';
  return platform.shared ? null : 'invisible-to-others';
}
