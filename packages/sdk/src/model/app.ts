import type { Component } from './component.ts';
import type { Known } from './known.ts';
import type { PlatformRules } from './platform-rules.ts';

/** What a team builds, deploys and pays for. */
export interface App {
  readonly id: string;
  readonly name: string;
  readonly description?: string | undefined;
  readonly region: Known<string>;
  readonly isTrial: Known<boolean>;
  readonly createdAt: Known<Date>;
  readonly updatedAt: Known<Date>;
  /** Where visitors reach it. */
  readonly url: Known<string>;
}

/** A running variant of an app: its main site, a staging site. */
export interface Environment {
  readonly id: string;
  readonly app: string;
  readonly name: string;
  /** As the platform says: `running`, `offline`. */
  readonly state: Known<string>;
  readonly softwareVersion: Known<string>;
}

/** One container with a disk of its own that serves the app. */
export interface Node {
  readonly id: string;
  readonly component: 'php' | 'worker';
  readonly state: 'starting' | 'running' | 'draining' | 'stopped' | 'failed';
  /** The release on its disk. */
  readonly release: Known<string>;
  readonly startedAt: Known<Date>;
  /** How many requests it has answered since then. */
  readonly requests: Known<number>;
  /** What all its processes have used since they started; absent where the platform does not say. [ms] */
  readonly cpuMs?: number | undefined;
  /** Resident, of all its processes; what they share counts for each. [bytes] */
  readonly memoryBytes?: number | undefined;
}

/** What is on every node's disk after a deployment. */
export interface Release {
  readonly id: string;
  readonly deployment: string;
  readonly createdAt: Date;
  /** [bytes] */
  readonly size: Known<number>;
}

export type DeploymentStatus = 'pending' | 'building' | 'releasing' | 'released' | 'failed' | 'cancelled' | 'unknown';

/** One attempt to release; atomic: it is on every node or on none. */
export interface Deployment {
  readonly id: string;
  readonly status: DeploymentStatus;
  readonly environment: Known<string>;
  readonly branch: Known<string>;
  readonly commit: Known<string>;
  readonly createdAt: Known<Date>;
  /** Why it failed. */
  readonly failure?: string | undefined;
}

/** `custom` set by the team · `platform` made by the platform, not to be changed. */
export interface Variable {
  readonly name: string;
  readonly value: string;
  readonly origin: 'custom' | 'platform';
}

/** Credentials of a component by group and key: `MYSQL.PASSWORD`. */
export interface Secret {
  readonly group: string;
  readonly key: string;
  readonly value: string;
}

export interface Domain {
  readonly id: string;
  readonly name: string;
  readonly type: Known<string>;
  readonly isMain: Known<boolean>;
}

export interface LogLine {
  /** Give it back to go on after this line. */
  readonly cursor: string;
  readonly time: Known<Date>;
  /** `access`, `php-error`, `output`, `stderr`, `build`, or as the platform names it. */
  readonly source: string;
  readonly node?: string | undefined;
  readonly text: string;
}

/** What one node's disk holds beyond its release: what the next deployment destroys. */
export interface NodeDrift {
  readonly node: string;
  readonly added: readonly DriftedFile[];
  readonly changed: readonly DriftedFile[];
  readonly deleted: readonly DriftedFile[];
}

export interface DriftedFile {
  /** Relative to the release, with `/`; what lies outside of it starts with `/`. */
  readonly path: string;
  /** Of the file as it is; for a deleted one, as it was released. [bytes] */
  readonly bytes: number;
  readonly modified: Date;
}

export interface Drift {
  readonly nodes: readonly NodeDrift[];
  /** Paths that two nodes hold differently, or that only some hold. */
  readonly differing: readonly string[];
}

/** All that a plan of a change is made from, at one moment. */
export interface AppSnapshot {
  readonly app: App;
  /** Changes whenever anything here does; a change is refused where it is not the one planned with. */
  readonly version: string;
  readonly components: readonly Component[];
  readonly nodes: Known<readonly Node[]>;
  readonly variables: Known<readonly Variable[]>;
  readonly release: Known<string>;
  /** Of this app; absent: those of its backend. */
  readonly rules?: PlatformRules | undefined;
}
