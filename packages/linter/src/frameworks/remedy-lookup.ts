/** What a framework's table of remedies says about a kind of write. */
import type { Remedy, WriteKind } from '../result.ts';
import type { KindRemedy } from './remedy-tables.ts';

/** What to do about a kind of state, in the framework at hand. */
export type RemedyFor = (kind: WriteKind) => Remedy;

/** @throws where no remedy of the table is for every kind that has no own */
export function remedyLookup(remedies: readonly KindRemedy[]): RemedyFor {
  const general = remedies.find(({ kinds }) => kinds === undefined);
  if (!general) throw new Error('A table of remedies lacks the one for every kind that has no own');
  return (kind) => (remedies.find(({ kinds }) => kinds?.includes(kind)) ?? general).remedy;
}
