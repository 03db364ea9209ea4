/** The library: what `tidemark-sim` does, for programs. */

export { metricOf } from './analysis/interval.ts';
export { isSimulationError, SimulationError } from './errors.ts';
export type * from './options.ts';
export type * from './result.ts';
export { simulate } from './run/simulate.ts';
export type * from './scenario/change.ts';
export type * from './scenario/components.ts';
export type * from './scenario/distribution.ts';
export { parseScenario, type ReadOptions, type ReadScenario, readScenario } from './scenario/read-scenario.ts';
export type * from './scenario/scenario.ts';
export { scenarioSchema } from './scenario/schema.ts';
export type { Explained, JsonSchema } from './scenario/shape.ts';
export type { Origin, Plain, Scalar } from './scenario/source.ts';
export type * from './scenario/state.ts';
export type * from './scenario/traffic.ts';
export { type CalibrateOptions, type Calibration, calibrate } from './study/calibration/calibrate.ts';
export type { Candidate } from './study/candidates.ts';
export type { Difference } from './study/compare.ts';
export type { Judged, Verdict } from './study/judge.ts';
export { type CompareOptions, type Comparison, compare, plan } from './study/library.ts';
export { type Outcome, outcomeOf } from './study/outcome.ts';
export type { Assessed, Plan, PlanOptions } from './study/plan.ts';
export { CATALOGUES, type NodeSize, type PriceTable, readPrices } from './study/price-table.ts';
export { VERSION } from './version.ts';
