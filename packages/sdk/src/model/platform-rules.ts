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
  downtime: {
    deploy: 'unknown',
    variables: 'unknown',
    restart: 'unknown',
    scalePhp: 'unknown',
    scaleMysql: 'unknown',
  },
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
