/** What the platform must not forget of an app. */
import { TidemarkError } from '../client-error.ts';
import type { Deployment, LocalPlatform } from '../model/index.ts';
import type { StoredComponents } from './components/stored-components.ts';
import { readJson, writeDurably } from './durable-file.ts';
import type { AppFolder } from './home.ts';
import type { Fidelity } from './serving/fidelity.ts';

export type Balancing = 'round-robin' | 'random' | 'least-connections' | 'sticky';

export interface StoredDeployment extends Omit<Deployment, 'createdAt' | 'environment' | 'branch'> {
  /** ISO 8601. */
  readonly createdAt: string;
}

export interface AppState {
  readonly schemaVersion: 1;
  readonly name: string;
  /** Marks the processes of this app. */
  readonly instance: string;
  readonly createdAt: string;
  /** Goes up with every change. */
  readonly version: number;
  readonly port: number;
  readonly nodes: number;
  /** Requests that one node works on at a time. */
  readonly workers: number;
  readonly balancing: Balancing;
  /** Requests that may wait for a free process; absent: the usual number. */
  readonly backlog?: number | undefined;
  /** How long they may. [ms] */
  readonly queueMs?: number | undefined;
  /** Relative to the release. */
  readonly webRoot: string;
  /** Whose rules hold for disks; absent: Tidemark's own. */
  readonly platform?: LocalPlatform | undefined;
  /** `reduced` also where more is installed. */
  readonly fidelity?: Fidelity | undefined;
  readonly release?: string | undefined;
  readonly variables: Readonly<Record<string, string>>;
  readonly components: StoredComponents;
  /** Newest first. */
  readonly deployments: readonly StoredDeployment[];
}

/** Undefined where there is no such app. @throws TidemarkError where the file is not what the platform wrote */
export function readState(folder: AppFolder): AppState | undefined {
  let state: unknown;
  try {
    state = readJson(folder.stateFile);
  } catch (cause) {
    throw new TidemarkError('platform.failed', {
      what: `${folder.stateFile} cannot be read`,
      next: `Look at it; \`tidemark down --remove ${folder.name}\` gives the app up.`,
      cause,
    });
  }
  if (state === undefined) return undefined;
  if ((state as Partial<AppState>).schemaVersion === 1) return state as AppState;
  throw new TidemarkError('platform.failed', {
    what: `${folder.stateFile} was written by another version of tidemark`,
    next: 'Use that version, or give the app up.',
  });
}

export function writeState(folder: AppFolder, state: AppState): void {
  writeDurably(folder.stateFile, `${JSON.stringify(state)}\n`);
}
