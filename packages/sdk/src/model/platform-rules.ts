/** What each platform does to disks and to visitors when something changes. */
import type { Known } from './known.ts';
import type { PlatformName } from './plans.ts';

/** [s] */
export type Downtime = Known<{ readonly min: number; readonly max: number }>;

export interface PlatformRules {
  readonly platform: PlatformName;
  /** Whether a node's disk starts afresh. */
  readonly wipes: {
    readonly deploy: Known<boolean>;
    readonly variables: Known<boolean>;
    readonly restart: Known<boolean>;
  };
  readonly downtime: {
    readonly deploy: Downtime;
    readonly variables: Downtime;
    readonly restart: Downtime;
    readonly scalePhp: Downtime;
    readonly scaleMysql: Downtime;
  };
  /** Until a changed variable has reached every node. [s] */
  readonly variablesDelay: Known<number>;
  /** What becomes of a component's data when it is switched off. */
  readonly switchedOff: Known<'kept' | 'lost'>;
  readonly maxReleaseBytes: Known<number>;
  readonly sources: readonly string[];
}

const NONE: Downtime = { min: 0, max: 0 };

const UNKNOWN_DOWNTIME: PlatformRules['downtime'] = {
  deploy: 'unknown',
  variables: 'unknown',
  restart: 'unknown',
  scalePhp: 'unknown',
  scaleMysql: 'unknown',
};

export const FORTRABBIT_PRO_RULES: PlatformRules = {
  platform: 'fortrabbit-pro',
  wipes: { deploy: true, variables: false, restart: false },
  downtime: {
    deploy: NONE,
    variables: NONE,
    restart: 'unknown',
    scalePhp: { min: 0, max: 300 },
    scaleMysql: { min: 0, max: 60 },
  },
  variablesDelay: 60,
  switchedOff: 'unknown',
  maxReleaseBytes: 200_000_000,
  sources: [
    'fortrabbit/help: docs/app-pro.md, scaling-pro.md, php-pro.md, env-vars.md',
    'fortrabbit/help: docs/quirks.md, git-deployment.md',
  ],
};

export const FORTRABBIT_RULES: PlatformRules = {
  platform: 'fortrabbit',
  // The storage component persists; what else a deployment replaces is not written down.
  wipes: { deploy: 'unknown', variables: 'unknown', restart: 'unknown' },
  downtime: UNKNOWN_DOWNTIME,
  variablesDelay: 'unknown',
  switchedOff: 'unknown',
  maxReleaseBytes: 'unknown',
  sources: ['fortrabbit/docs: 01.new/5.changes.md'],
};

/** Tidemark's own platforms, on this machine and in memory. */
export const LOCAL_RULES: PlatformRules = {
  platform: 'local',
  wipes: { deploy: true, variables: false, restart: false },
  downtime: { deploy: NONE, variables: NONE, restart: NONE, scalePhp: NONE, scaleMysql: 'unknown' },
  variablesDelay: 0,
  switchedOff: 'lost',
  maxReleaseBytes: 'unknown',
  sources: ['packages/sdk: src/platform, src/backends/memory'],
};

/** A dyno's disk goes whenever the dyno stops, and a changed variable restarts all of them. */
export const HEROKU_RULES: PlatformRules = {
  platform: 'heroku',
  wipes: { deploy: true, variables: true, restart: true },
  downtime: UNKNOWN_DOWNTIME,
  variablesDelay: 'unknown',
  switchedOff: 'unknown',
  maxReleaseBytes: 500_000_000,
  sources: [
    'https://devcenter.heroku.com/articles/dynos#ephemeral-filesystem',
    'https://devcenter.heroku.com/articles/config-vars, "Config var policies"',
    'https://devcenter.heroku.com/articles/slug-compiler, "Slug size"',
  ],
};

/** Platforms that the one on this machine can stand in for, as far as disks go. */
export const LOCAL_PLATFORMS = ['fortrabbit', 'heroku'] as const;

export type LocalPlatform = (typeof LOCAL_PLATFORMS)[number];

/** Times and prices are those of this machine; what a change does to disks is the platform's. */
export function rulesOf(platform: LocalPlatform | undefined): PlatformRules {
  if (platform === undefined) return LOCAL_RULES;
  const { wipes, sources } = platform === 'heroku' ? HEROKU_RULES : FORTRABBIT_PRO_RULES;
  return { ...LOCAL_RULES, wipes, sources: [...LOCAL_RULES.sources, ...sources] };
}
