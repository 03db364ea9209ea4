export type { Placement, StateKind } from './state.ts';
export { STATE_KINDS } from './state.ts';
