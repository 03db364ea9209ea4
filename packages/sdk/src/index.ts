/** The core: it imports no other package. Object storage is `@tidemark/sdk/storage`, test kits are `@tidemark/sdk/testing`. */
export type { TidemarkFailure } from './errors.ts';
export { isTidemarkError, messageOf, tidemarkErrorIn } from './errors.ts';
export type { Certainty, Evidence, Placement, StateKind, StateMap, Store } from './model/index.ts';
export { emptyStateMap, STATE_KINDS, stateMapOf, unsharedKinds, worstPlacement } from './model/index.ts';
export { VERSION } from './version.ts';
