/** The core: it imports no other package. Object storage is `@tidemark/sdk/storage`, test kits are `@tidemark/sdk/testing`. */
export type {
  EnvironmentPatch,
  FortrabbitApp,
  FortrabbitDeployment,
  FortrabbitDomain,
  FortrabbitEnvironment,
  FortrabbitLogLine,
  FortrabbitRecord,
  FortrabbitVariables,
  NewFortrabbitApp,
  NewFortrabbitEnvironment,
} from './backends/fortrabbit/api-types.ts';
export type { DeployHookOptions } from './backends/fortrabbit/deploy-hook.ts';
export { callDeployHook } from './backends/fortrabbit/deploy-hook.ts';
export type { FortrabbitBackend, FortrabbitOptions } from './backends/fortrabbit/fortrabbit.ts';
export { fortrabbit } from './backends/fortrabbit/fortrabbit.ts';
export type { SshOptions } from './backends/fortrabbit/ssh/ssh-options.ts';
export type { RemoteOptions } from './backends/remote/remote.ts';
export { remote } from './backends/remote/remote.ts';
export type { AppClient } from './client/app-client.ts';
export type {
  Applying,
  AppRef,
  Backend,
  Call,
  ChangeResult,
  ExecOptions,
  ExecResult,
  NewApp,
  TailOptions,
} from './client/backend.ts';
export type { Capabilities, Capability } from './client/capabilities.ts';
export { CAPABILITIES, capabilitiesExcept } from './client/capabilities.ts';
export type { ComponentClient } from './client/components.ts';
export { Operation } from './client/operation.ts';
export type { ApplyOptions, PendingChange } from './client/pending-change.ts';
export type { Tidemark } from './client/tidemark.ts';
export { createTidemark } from './client/tidemark.ts';
export type { ClientErrorCode } from './client-error.ts';
export {
  AbortedError,
  ConfirmationRequiredError,
  NotFoundError,
  PreconditionError,
  TidemarkError,
  UnsupportedError,
} from './client-error.ts';
export type { TidemarkFailure } from './errors.ts';
export { isTidemarkError, messageOf, tidemarkErrorIn } from './errors.ts';
export type { Violation } from './http/api-error.ts';
export {
  ApiError,
  ApiNotFoundError,
  ApiPreconditionError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  PermissionError,
  RateLimitError,
  ServerError,
  ValidationError,
} from './http/api-error.ts';
export type { ApiResponse, CallOptions, Fetch, HttpOptions, RequestOptions } from './http/http-client.ts';
export { HttpClient } from './http/http-client.ts';
export type { HttpEvent, HttpHook } from './http/observe.ts';
export { CHANNEL_NAME } from './http/observe.ts';
export type { Collection, Page } from './http/pages.ts';
export type { RetryPolicy } from './http/retry.ts';
export type {
  App,
  AppSnapshot,
  Certainty,
  Change,
  ChangePlan,
  Component,
  ComponentKind,
  ComponentOf,
  Currency,
  Deployment,
  DeploymentStatus,
  DeploySource,
  Difference,
  Domain,
  Downtime,
  Drift,
  DriftedFile,
  Environment,
  Evidence,
  Known,
  Level,
  LogLine,
  MemcacheComponent,
  Money,
  MysqlComponent,
  Node,
  NodeDrift,
  ObjectStorageComponent,
  OperationEvent,
  OperationStatus,
  PhpComponent,
  Placement,
  Plan,
  PlatformName,
  PlatformRules,
  Release,
  Secret,
  StateKind,
  StateMap,
  StorageLimits,
  Store,
  SwitchSettings,
  Variable,
  Wipe,
  WorkerComponent,
  WorkerJob,
} from './model/index.ts';
export {
  addMoney,
  COMPONENT_KINDS,
  componentOf,
  emptyStateMap,
  euros,
  FORTRABBIT_PRO_RULES,
  FORTRABBIT_RULES,
  findPlan,
  formatMoney,
  known,
  LOCAL_RULES,
  PLANS,
  planChange,
  STATE_KINDS,
  stateMapOf,
  subtractMoney,
  timesMoney,
  unbooked,
  unsharedKinds,
  worstPlacement,
} from './model/index.ts';
export { VERSION } from './version.ts';
