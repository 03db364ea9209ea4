/** What becomes of each kind of state on a platform, and what that counts. */
import { STATE_KINDS, type StateKind, type StateMap } from '@tidemark/sdk/model';
import { effectOf } from '../platforms/all.ts';
import type { Platform } from '../platforms/platform.ts';
import type { Finding } from '../result.ts';
import type { Fate } from './audit.ts';

/**
 * What it means to lose a kind: 10 what cannot be had again, 6 what users or jobs notice at once, 3 what is made anew at
 * a cost. A judgement of ours, printed with every score.
 */
export const WEIGHTS: Readonly<Record<StateKind, number>> = {
  database: 10,
  uploads: 10,
  config: 6,
  code: 6,
  sessions: 6,
  queue: 6,
  locks: 3,
  media: 3,
  cache: 3,
  logs: 3,
};

/** The order in which state is brought to safety: what cannot be had again comes first. */
export const BY_WEIGHT: readonly StateKind[] = [...STATE_KINDS].sort((a, b) => WEIGHTS[b] - WEIGHTS[a]);

/**
 * The fate of each kind. An error or a warning about it shows a store that loses. Without one a kind is lost when nothing but
 * a node holds it: beside a store that all nodes see and that is in use, a local one is a choice that is not made, or
 * harmless.
 */
export function fatesOf(
  map: StateMap,
  findings: readonly Finding[],
  platform: Platform,
): Readonly<Record<StateKind, Fate>> {
  const isKept = effectOf(platform, false) === null;
  return Object.fromEntries(
    STATE_KINDS.map((kind): readonly [StateKind, Fate] => {
      const placements = new Set(map.kinds[kind].map(({ placement }) => placement));
      const isReported = findings.some(
        ({ state, severity, effect }) => state === kind && severity !== 'info' && effect,
      );
      const isLocal = placements.has('node') || placements.has('process');
      const isShared = map.kinds[kind].some(
        ({ placement, confidence }) => (placement === 'shared' || placement === 'build') && confidence !== 'possible',
      );
      if (isReported || (isLocal && !isShared && !isKept)) return [kind, 'lost'];
      if (placements.has('unknown')) return [kind, 'unknown'];
      return [kind, placements.size === 0 ? 'none' : 'kept'];
    }),
  ) as Record<StateKind, Fate>;
}
