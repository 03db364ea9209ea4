/** What an app has booked, as the platform keeps it. */
import type { StorageLimits, WorkerJob } from '../../model/index.ts';

export interface StoredMysql {
  readonly password: string;
  readonly rootPassword: string;
  readonly port: number;
  /** A server of the user's own, in place of one here. */
  readonly dsn?: string | undefined;
}

export interface StoredMemcache {
  /** One for each node. */
  readonly ports: readonly number[];
}

/** A bucket of the user's. */
export interface ForeignObjectStorage {
  readonly dsn: string;
}

/** An S3 endpoint in the app's own folder. */
export interface OwnObjectStorage {
  readonly dsn?: undefined;
  readonly secret: string;
  /** Where it is reached with limits. */
  readonly port: number;
  /** Where it is reached without. */
  readonly gatewayPort: number;
  readonly monitorPort: number;
  readonly limits: StorageLimits;
  /** Writes beyond it are rejected; absent: as much as there is room for. [bytes] */
  readonly quotaBytes?: number | undefined;
}

export type StoredObjectStorage = ForeignObjectStorage | OwnObjectStorage;

export interface StoredWorker {
  readonly jobs: readonly WorkerJob[];
}

export interface StoredComponents {
  readonly mysql?: StoredMysql | undefined;
  readonly memcache?: StoredMemcache | undefined;
  readonly objectStorage?: StoredObjectStorage | undefined;
  readonly worker?: StoredWorker | undefined;
}
