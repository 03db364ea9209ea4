import type { Effect } from '../result.ts';

/** Why a finding matters, for readers. */
export const EFFECT_SENTENCES: Readonly<Record<Effect, string>> = {
  'lost-at-deploy': 'Lost at the next deploy: it starts on a fresh disk.',
  'invisible-to-others': 'Seen by one node only: every other node has a disk of its own.',
  'fails-read-only': 'Fails once released: the disk is read-only there.',
};
