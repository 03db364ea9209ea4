/** Where a node's server is reached: by the balancer, and by whoever wants to address one node directly. */

export type Endpoint =
  | { readonly kind: 'port'; readonly port: number }
  /** @property slot which of the app's socket folders it lies in */
  | { readonly kind: 'socket'; readonly path: string; readonly slot: number };

/** A node's server as the balancer sees it. */
export interface Upstream {
  /** Its node. */
  readonly node: string;
  readonly endpoint: Endpoint;
  /** Whether it takes requests. */
  readonly isUp: boolean;
  /** Requests it works on. */
  active: number;
  /** That it was given since it started. */
  requests: number;
}
