/** What a plugin, an extension or a package leaves to the application that installs it. */
import { STATE_KINDS, type StateKind } from '@tidemark/sdk/model';
import { NOTHING_READ, type Reading } from './reading.ts';

/** Of these kinds nothing is read, for the host decides them. @param reason one sentence without a full stop */
export function leftToHost(reason: string, kinds: readonly StateKind[] = STATE_KINDS): Reading {
  return { ...NOTHING_READ, leftToHost: kinds.map((kind) => ({ kind, reason })) };
}
