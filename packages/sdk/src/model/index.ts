export type {
  App,
  AppSnapshot,
  Deployment,
  DeploymentStatus,
  Domain,
  Drift,
  DriftedFile,
  Environment,
  LogLine,
  Node,
  NodeDrift,
  Release,
  Secret,
  Variable,
} from './app.ts';
export type {
  Change,
  ChangePlan,
  DeploySource,
  Difference,
  OperationEvent,
  OperationStatus,
  SwitchSettings,
  Wipe,
} from './change.ts';
export type {
  Component,
  ComponentKind,
  ComponentOf,
  Level,
  MemcacheComponent,
  MysqlComponent,
  ObjectStorageComponent,
  PhpComponent,
  StorageLimits,
  WorkerComponent,
  WorkerJob,
} from './component.ts';
export { COMPONENT_KINDS, componentOf, STORAGE_LIMITS, unbooked } from './component.ts';
export type { Known } from './known.ts';
export { known } from './known.ts';
export type { Currency, Money } from './money.ts';
export { addMoney, euros, formatMoney, subtractMoney, timesMoney } from './money.ts';
export { planChange } from './plan-change.ts';
export type { Plan, PlatformName } from './plans.ts';
export { findPlan, PLANS } from './plans.ts';
export type { Downtime, LocalPlatform, PlatformRules } from './platform-rules.ts';
export {
  FORTRABBIT_PRO_RULES,
  FORTRABBIT_RULES,
  HEROKU_RULES,
  LOCAL_PLATFORMS,
  LOCAL_RULES,
  rulesOf,
} from './platform-rules.ts';
export type { Placement, StateKind } from './state.ts';
export { STATE_KINDS } from './state.ts';
export type { Certainty, Evidence, StateMap, Store } from './state-map.ts';
export { emptyStateMap, stateMapOf, unsharedKinds, worstPlacement } from './state-map.ts';
