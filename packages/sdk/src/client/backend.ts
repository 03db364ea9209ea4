/** What a platform must offer to stand behind the client. */

import type { StorageOptions } from '../create-storage.ts';
import type {
  App,
  AppSnapshot,
  ChangePlan,
  Deployment,
  Domain,
  Drift,
  LogLine,
  Node,
  OperationEvent,
  PlatformRules,
  Secret,
  StateMap,
  Variable,
} from '../model/index.ts';
import type { Capable } from './capabilities.ts';

export interface Call {
  readonly signal?: AbortSignal | undefined;
}

/** An app, and which of its environments where it has several. */
export interface AppRef {
  readonly app: string;
  readonly environment?: string | undefined;
}

export interface NewApp {
  readonly name: string;
  readonly region?: string | undefined;
  /** What this platform wants besides. */
  readonly platform?: Readonly<Record<string, unknown>> | undefined;
}

export interface Applying extends Call {
  readonly report: (event: Omit<OperationEvent, 'at'>) => void;
  /** The same for every attempt at the same change. */
  readonly idempotencyKey: string;
}

/** What came of a change; which of them depends on the change. */
export interface ChangeResult {
  readonly deployment?: Deployment | undefined;
  readonly snapshot?: AppSnapshot | undefined;
}

export interface TailOptions extends Call {
  /** Lines after this one; absent: those that are still to come. */
  readonly after?: string | undefined;
  /** `true` from the first line that is kept. */
  readonly fromStart?: boolean | undefined;
  readonly source?: string | undefined;
  /** `false` ends after the lines there are. Default `true`. */
  readonly follow?: boolean | undefined;
}

export interface ExecOptions extends Call {
  readonly stdin?: string | undefined;
  /** Default: one that the platform chooses. */
  readonly node?: string | undefined;
}

export interface ExecResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * A platform. A method is called only where `capabilities` has its name, so one without it may throw.
 * @throws NotFoundError where there is no such app · PreconditionError from `apply` where the version is another
 */
export interface Backend extends Capable {
  readonly rules: PlatformRules;
  apps(call: Call): AsyncIterable<App>;
  createApp(app: NewApp, call: Call): Promise<App>;
  snapshot(ref: AppRef, call: Call): Promise<AppSnapshot>;
  apply(ref: AppRef, plan: ChangePlan, applying: Applying): Promise<ChangeResult>;
  deployments(ref: AppRef, call: Call): AsyncIterable<Deployment>;
  deploymentLog(ref: AppRef, deployment: string, call: Call): AsyncIterable<LogLine>;
  variables(ref: AppRef, call: Call): Promise<readonly Variable[]>;
  secrets(ref: AppRef, call: Call): Promise<readonly Secret[]>;
  tail(ref: AppRef, options: TailOptions): AsyncIterable<LogLine>;
  exec(ref: AppRef, command: readonly string[], options: ExecOptions): Promise<ExecResult>;
  nodes(ref: AppRef, call: Call): Promise<readonly Node[]>;
  drift(ref: AppRef, call: Call): Promise<Drift>;
  domains(ref: AppRef, call: Call): AsyncIterable<Domain>;
  storage(ref: AppRef, call: Call): Promise<StorageOptions>;
  stateMap(ref: AppRef, call: Call): Promise<StateMap>;
  close(): Promise<void>;
}
