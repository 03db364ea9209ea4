export type { Placement, StateKind } from './state.ts';
export { STATE_KINDS } from './state.ts';
export type { Certainty, Evidence, StateMap, Store } from './state-map.ts';
export { emptyStateMap, stateMapOf, unsharedKinds, worstPlacement } from './state-map.ts';
