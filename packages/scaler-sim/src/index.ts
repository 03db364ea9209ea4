/** The library: what `tidemark-sim` does, for programs. */
export { isSimulationError, SimulationError } from './errors.ts';
export { VERSION } from './version.ts';
