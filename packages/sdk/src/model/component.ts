import type { Known } from './known.ts';

/** The components an app can book. */
export const COMPONENT_KINDS = ['php', 'mysql', 'memcache', 'objectStorage', 'worker'] as const;

export type ComponentKind = (typeof COMPONENT_KINDS)[number];

/** `development` one node, no failover · `production` behind a load balancer · `dedicated` own machines. */
export type Level = 'development' | 'production' | 'dedicated';

interface Booked {
  readonly isOn: boolean;
  /** The size of one node, as the platform names it: `s`, `m`, `xl`. */
  readonly size: Known<string>;
  readonly level: Known<Level>;
  /** How many nodes of that size. */
  readonly nodes: number;
}

export interface PhpComponent extends Booked {
  readonly kind: 'php';
  readonly version: Known<string>;
  /** How many requests one node works on at a time. */
  readonly processesPerNode: Known<number>;
  /** Below the release: what the web server serves. */
  readonly rootPath: Known<string>;
}

export interface MysqlComponent extends Booked {
  readonly kind: 'mysql';
  readonly version: Known<string>;
}

export interface MemcacheComponent extends Booked {
  readonly kind: 'memcache';
  /** `combined` twice the memory, a lost node loses half · `redundant` half the memory, survives one. */
  readonly mode: Known<'combined' | 'redundant'>;
}

/**
 * What an S3 endpoint refuses though the server behind it could do it: `fortrabbit` multipart uploads, presigned
 * requests, access lists and versions; what lies outside `private/` is public · `none`.
 */
export const STORAGE_LIMITS = ['fortrabbit', 'none'] as const;

export type StorageLimits = (typeof STORAGE_LIMITS)[number];

export interface ObjectStorageComponent extends Booked {
  readonly kind: 'objectStorage';
  readonly bucket: Known<string>;
  readonly endpoint: Known<string>;
  /** Writes beyond it are rejected. [bytes] */
  readonly quota: Known<number>;
  /** Only of an endpoint that can have some or none. */
  readonly limits?: StorageLimits | undefined;
}

/** `nonstop` restarted whenever it ends · `cron` started at intervals. */
export type WorkerJob =
  | { readonly kind: 'nonstop'; readonly name: string; readonly command: readonly string[] }
  | {
      readonly kind: 'cron';
      readonly name: string;
      readonly command: readonly string[];
      /** [s] */
      readonly everySeconds: number;
    };

export interface WorkerComponent extends Booked {
  readonly kind: 'worker';
  readonly jobs: readonly WorkerJob[];
}

export type Component = PhpComponent | MysqlComponent | MemcacheComponent | ObjectStorageComponent | WorkerComponent;

/** The component of that kind. */
export type ComponentOf<K extends ComponentKind> = Extract<Component, { readonly kind: K }>;

export function componentOf<K extends ComponentKind>(
  components: readonly Component[],
  kind: K,
): ComponentOf<K> | undefined {
  return components.find((component): component is ComponentOf<K> => component.kind === kind);
}

/** A component that is not booked. */
export function unbooked<K extends ComponentKind>(kind: K): ComponentOf<K> {
  const booked: Booked = { isOn: false, size: 'unknown', level: 'unknown', nodes: 0 };
  const all: { readonly [Kind in ComponentKind]: ComponentOf<Kind> } = {
    php: { ...booked, kind: 'php', version: 'unknown', processesPerNode: 'unknown', rootPath: 'unknown' },
    mysql: { ...booked, kind: 'mysql', version: 'unknown' },
    memcache: { ...booked, kind: 'memcache', mode: 'unknown' },
    objectStorage: { ...booked, kind: 'objectStorage', bucket: 'unknown', endpoint: 'unknown', quota: 'unknown' },
    worker: { ...booked, kind: 'worker', jobs: [] },
  };
  return all[kind];
}
