import { mix32 } from '../engine/mix.ts';
import { LOCKED } from './kinds.ts';
import { LOCKING, NONE } from './request-columns.ts';
import type { Requests } from './requests.ts';

const BUCKETS = 4096;

/**
 * Locks of sessions: of a user's requests that run at one store, the first holds the lock and the others wait, in the order
 * in which they started. Buckets chain the requests themselves, so that nothing is kept for users without one.
 */
export class SessionLocks {
  private readonly requests: Requests;
  private readonly heads = new Int32Array(BUCKETS).fill(NONE);
  /** Each node has locks of its own. */
  private readonly perNode: boolean;

  constructor(requests: Requests, perNode: boolean) {
    this.requests = requests;
    this.perNode = perNode;
  }

  /** Asks for the lock; false where the request has to wait. */
  acquire(request: number): boolean {
    const bucket = this.bucketOf(request);
    this.requests.mark(request, LOCKING);
    this.requests.setSharing(request, NONE);
    let isFree = true;
    let last = NONE;
    for (let at = this.heads[bucket]; at !== NONE; at = this.requests.sharing(at)) {
      if (this.isSame(at, request)) isFree = false;
      last = at;
    }
    if (last === NONE) this.heads[bucket] = request;
    else this.requests.setSharing(last, request);
    return isFree;
  }

  /** Gives back the lock, or the place in its queue; the request that holds it from now on, or NONE. */
  release(request: number): number {
    const { entities } = this.requests;
    if (!this.requests.has(request, LOCKING)) return NONE;
    this.requests.unmark(request, LOCKING);
    const wasWaiting = entities.kinds[request] === LOCKED;
    const bucket = this.bucketOf(request);
    let before = NONE;
    let at = this.heads[bucket];
    while (at !== request) {
      before = at;
      at = this.requests.sharing(at);
    }
    if (before === NONE) this.heads[bucket] = this.requests.sharing(request);
    else this.requests.setSharing(before, this.requests.sharing(request));
    if (wasWaiting) return NONE;
    for (at = this.requests.sharing(request); at !== NONE; at = this.requests.sharing(at))
      if (this.isSame(at, request)) return at;
    return NONE;
  }

  private isSame(one: number, other: number): boolean {
    return (
      this.requests.user(one) === this.requests.user(other) &&
      (!this.perNode || this.requests.node(one) === this.requests.node(other))
    );
  }

  private bucketOf(request: number): number {
    return mix32(this.requests.user(request)) & (BUCKETS - 1);
  }
}
