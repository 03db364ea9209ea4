import { mix32 } from '../engine/mix.ts';
import type { RandomStream } from '../engine/random-stream.ts';
import type { BalancerPolicy } from '../scenario/components.ts';
import type { Nodes } from './nodes.ts';
import { CONSISTENT_HASH, LEAST_CONNECTIONS, POLICY_CODES, POWER_OF_TWO, RANDOM, ROUND_ROBIN } from './policy-codes.ts';
import { NONE } from './request-columns.ts';

/** The balancer as one sort of traffic meets it: with draws and a turn of its own, but the same nodes. */
export class Router {
  private readonly policy: number;
  private readonly nodes: Nodes;
  private readonly stream: RandomStream;
  private turn = 0;

  constructor(policy: BalancerPolicy, nodes: Nodes, stream: RandomStream) {
    this.policy = POLICY_CODES[policy];
    this.nodes = nodes;
    this.stream = stream;
  }

  /**
   * The node for a request, or NONE where the balancer knows none.
   * @param user whose request it is: decides under `consistent-hash`
   * @param cookie the node that the user's cookie names, or NONE: counts under `sticky` while the node is healthy
   */
  route(user: number, cookie: number): number {
    const { eligible, eligibleCount } = this.nodes;
    if (eligibleCount > 1) return this.choose(eligibleCount, user, cookie);
    return eligibleCount === 0 ? NONE : eligible[0];
  }

  private choose(count: number, user: number, cookie: number): number {
    const { eligible } = this.nodes;
    switch (this.policy) {
      case RANDOM:
        return eligible[this.stream.below(count)];
      case ROUND_ROBIN: {
        const turn = this.turn < count ? this.turn : 0;
        this.turn = turn + 1;
        return eligible[turn];
      }
      case LEAST_CONNECTIONS:
        return this.leastConnected(count);
      case POWER_OF_TWO: {
        const first = this.stream.below(count);
        const beside = this.stream.below(count - 1);
        return this.lessConnected(eligible[first], eligible[beside < first ? beside : beside + 1]);
      }
      case CONSISTENT_HASH:
        return this.highestHash(user, count);
      default:
        if (cookie !== NONE && this.nodes.healthy[cookie] === 1) return cookie;
        return eligible[this.stream.below(count)];
    }
  }

  private lessConnected(one: number, other: number): number {
    const difference = this.nodes.connections[one] - this.nodes.connections[other];
    if (difference === 0) return this.stream.int32() < 0 ? one : other;
    return difference < 0 ? one : other;
  }

  private leastConnected(count: number): number {
    const { eligible, connections } = this.nodes;
    let least = connections[eligible[0]];
    let ties = 1;
    for (let i = 1; i < count; i++) {
      const own = connections[eligible[i]];
      if (own < least) {
        least = own;
        ties = 1;
      } else if (own === least) {
        ties++;
      }
    }
    let wanted = ties === 1 ? 0 : this.stream.below(ties);
    for (let i = 0; i < count; i++) {
      const node = eligible[i];
      if (connections[node] === least && wanted-- === 0) return node;
    }
    return NONE;
  }

  /** Highest random weight (Thaler and Ravishankar 1998): a node that comes or goes moves its own users only. */
  private highestHash(user: number, count: number): number {
    const { eligible } = this.nodes;
    const key = mix32(user);
    let best = eligible[0];
    let highest = -1;
    for (let i = 0; i < count; i++) {
      const node = eligible[i];
      const weight = mix32(key ^ mix32(node + 0x5bd1e995)) >>> 0;
      if (weight > highest) {
        highest = weight;
        best = node;
      }
    }
    return best;
  }
}
