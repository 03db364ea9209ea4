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
  readonly key: string;
  readonly secret: string;
  readonly port: number;
  /** `fortrabbit` its limits as well: no multipart, nothing presigned. */
  readonly limits: 'none' | 'fortrabbit';
  /** Writes beyond it are rejected. [bytes] */
  readonly quota?: number | undefined;
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
