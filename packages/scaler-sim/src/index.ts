/** The library: what `tidemark-sim` does, for programs. */
export { isSimulationError, SimulationError } from './errors.ts';
export type * from './scenario/change.ts';
export type * from './scenario/components.ts';
export type * from './scenario/distribution.ts';
export type * from './scenario/scenario.ts';
export type * from './scenario/state.ts';
export type * from './scenario/traffic.ts';
export { VERSION } from './version.ts';
