import type { Escape } from '../frameworks/knowledge.ts';

/** Where a temporary path goes that makes it outlive the request. */
export interface Escaping {
  readonly into: Escape['into'] | 'fixed-name';
  readonly path: string;
  readonly line: number;
  readonly message: string;
}
