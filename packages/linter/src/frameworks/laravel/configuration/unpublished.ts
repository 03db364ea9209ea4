import type { StateKind } from '@tidemark/sdk/model';
import type { StoreReading } from '../../../configuration/reading.ts';
import type { Place } from './application.ts';
import type { DriverFact } from './drivers.ts';
import { DISK_REMEDY } from './remedies.ts';

/** What a package keeps where the project has no file for it: told of in the state map, where nobody wrote a line to change. */
export function unpublishedStore(place: Place, kind: StateKind, subject: string, fact: DriverFact): StoreReading {
  return {
    kind,
    store: place.key,
    placement: fact.placement,
    technology: fact.technology,
    confidence: 'likely',
    told: [{ path: place.path, line: place.line, key: place.key, isLocal: false }],
    isUsed: true,
    message: `${subject} ${fact.says}`,
    remedy: DISK_REMEDY,
  };
}
