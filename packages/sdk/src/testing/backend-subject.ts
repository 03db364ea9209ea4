import type { Backend } from '../client/backend.ts';
import type { Tidemark } from '../client/tidemark.ts';
import type { DeploySource, SwitchSettings } from '../model/index.ts';

/** A backend with one app that nobody else changes. */
export interface BackendSubject {
  readonly backend: Backend;
  readonly app: string;
  /** What can be deployed. */
  readonly source: DeploySource;
  /** What cannot be built; undefined where the platform builds out of sight. */
  readonly brokenSource?: DeploySource | undefined;
  /** What mysql is switched on with; absent: nothing needs to be said. */
  readonly database?: SwitchSettings | undefined;
  /** Writes on the disk of one node as the app would. @param path relative to the release */
  readonly writeOnNode?: ((node: string, path: string, content: string) => Promise<void>) | undefined;
  stop(): Promise<void>;
}

/** A subject of its own for each test. */
export type WithSubject = (body: (subject: BackendSubject, tidemark: Tidemark) => Promise<void>) => Promise<void>;
