import type { ComponentKind, StorageLimits, WorkerJob } from './component.ts';
import type { Known } from './known.ts';
import type { Money } from './money.ts';

/** Where the code of a deployment comes from. */
export type DeploySource =
  | { readonly kind: 'directory'; readonly path: string }
  | { readonly kind: 'git'; readonly path: string; readonly revision: string }
  /** What the platform's own repository holds. */
  | { readonly kind: 'repository'; readonly branch?: string | undefined };

/** What only some platforms let choose of a component that is switched on. */
export interface SwitchSettings {
  /**
   * mysql: a server of one's own, `mysql://user:password@host:port/database` · objectStorage: a bucket of one's own,
   * `http://key:secret@host:port/bucket`.
   */
  readonly dsn?: string | undefined;
  /** memcache: how many. */
  readonly nodes?: number | undefined;
  /** objectStorage: those of a platform. */
  readonly limits?: StorageLimits | undefined;
  /** objectStorage: writes beyond it are rejected. [bytes] */
  readonly quotaBytes?: number | undefined;
  /** worker: what it runs. */
  readonly jobs?: readonly WorkerJob[] | undefined;
}

export type Change =
  | {
      readonly kind: 'scale';
      readonly component: ComponentKind;
      readonly nodes?: number | undefined;
      readonly size?: string | undefined;
    }
  | {
      readonly kind: 'switch';
      readonly component: ComponentKind;
      readonly on: boolean;
      readonly size?: string | undefined;
      readonly settings?: SwitchSettings | undefined;
    }
  | { readonly kind: 'deploy'; readonly source: DeploySource }
  | { readonly kind: 'rollback'; readonly deployment: string }
  | {
      readonly kind: 'variables';
      readonly set: Readonly<Record<string, string>>;
      readonly remove: readonly string[];
    }
  | { readonly kind: 'restart' }
  | { readonly kind: 'replace-node'; readonly node: string }
  | { readonly kind: 'delete-app' };

/** One value that a change sets; `undefined`: there is none. */
export interface Difference {
  readonly what: string;
  readonly from: string | number | boolean | undefined;
  readonly to: string | number | boolean | undefined;
}

/** What is lost, and why. */
export interface Wipe {
  readonly what: 'node-disk' | 'component-data' | 'app';
  /** The node or component. */
  readonly of: string;
  /** `true` it goes · `unknown` the platform does not say. */
  readonly certain: Known<true>;
  readonly why: string;
}

/** What a change would do, before it is made. */
export interface ChangePlan {
  readonly change: Change;
  readonly app: string;
  /** Of the snapshot it was made from. */
  readonly version: string;
  readonly difference: readonly Difference[];
  /** Per month, of the components that the change touches. */
  readonly price: { readonly before: Known<Money>; readonly after: Known<Money>; readonly difference: Known<Money> };
  /** Expected time during which visitors may see errors. [s] */
  readonly downtime: Known<{ readonly min: number; readonly max: number }>;
  readonly wiped: readonly Wipe[];
  readonly warnings: readonly string[];
  /** Undefined where nothing is destroyed; else what `apply({ confirm })` must be given. */
  readonly confirmation: string | undefined;
}

export interface OperationEvent {
  readonly at: Date;
  /** `building`, `starting`, `switching`, `draining`, `done`. */
  readonly stage: string;
  readonly text: string;
  /** Between 0 and 1, where it is known. */
  readonly progress?: number | undefined;
}

export type OperationStatus = 'running' | 'succeeded' | 'failed' | 'cancelled';
