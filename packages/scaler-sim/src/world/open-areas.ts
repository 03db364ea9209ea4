import type { Measures } from '../engine/measures.ts';
import { QUEUED, RETRY } from './kinds.ts';
import { BUSY, WAITING } from './layout.ts';
import { BARE } from './request-columns.ts';
import { isRequest, type Requests } from './requests.ts';

/** Adds to the areas what waits and runs at the end of a block: spans are counted when they end, and these have not. */
export function addOpenAreas(requests: Requests, measures: Measures): void {
  for (let request = 0; request < requests.entities.capacity; request++) {
    const kind = requests.entities.kinds[request];
    if (kind === QUEUED) measures.addSince(WAITING, requests.startedAt(request));
    else if (isRequest(kind) && kind !== RETRY && !requests.has(request, BARE)) {
      measures.addSince(BUSY, requests.startedAt(request));
    }
  }
}
