/** What an app has booked, as the platform keeps it. */
import type { WorkerJob } from '../../model/index.ts';

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

export interface StoredObjectStorage {
  /** An S3 endpoint of the user's. */
  readonly dsn: string;
}

export interface StoredWorker {
  readonly jobs: readonly WorkerJob[];
}

export interface StoredComponents {
  readonly mysql?: StoredMysql | undefined;
  readonly memcache?: StoredMemcache | undefined;
  readonly objectStorage?: StoredObjectStorage | undefined;
  readonly worker?: StoredWorker | undefined;
}
