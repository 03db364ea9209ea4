import type { Scenario } from '../scenario/scenario.ts';
import type { ReplicationRecord } from './record.ts';

/** What a thread is started with. */
export interface ThreadSetup {
  readonly scenario: Scenario;
  readonly maxInFlight: number;
}

/** One replication to run. */
export interface ThreadJob {
  readonly index: number;
}

/** What a thread tells: how far it is, what a replication gave, or why it could not. */
export type ThreadMessage =
  | { readonly progress: number; readonly index: number }
  | { readonly record: ReplicationRecord }
  | { readonly code: string; readonly message: string };
