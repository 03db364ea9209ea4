import type { EventSet } from '../engine/event-set.ts';
import type { RandomStream } from '../engine/random-stream.ts';
import { type Sampler, samplerOf } from '../engine/sampler.ts';
import { exponential } from '../engine/ziggurat.ts';
import type { NodeFailures } from '../scenario/change.ts';
import { MEMCACHE_NODE } from './kinds.ts';
import type { Memcache } from './memcache.ts';
import type { Requests } from './requests.ts';

/** Memcache nodes fail from time to time and come back empty. */
export class MemcacheFailures {
  private readonly mtbf: number;
  private readonly recovery: Sampler;
  private readonly memcache: Memcache;
  private readonly requests: Requests;
  private readonly events: EventSet;
  private readonly stream: RandomStream;

  constructor(failures: NodeFailures, memcache: Memcache, requests: Requests, events: EventSet, stream: RandomStream) {
    this.mtbf = failures.mtbf;
    this.recovery = samplerOf(failures.recovery);
    this.memcache = memcache;
    this.requests = requests;
    this.events = events;
    this.stream = stream;
  }

  begin(): void {
    for (let node = 0; node < this.memcache.nodes; node++) {
      const clock = this.requests.entities.add(MEMCACHE_NODE);
      this.requests.setNode(clock, node);
      this.schedule(clock, exponential(this.stream) * this.mtbf);
    }
  }

  /** A node fails, or is back. */
  turn(clock: number): void {
    const node = this.requests.node(clock);
    if (this.memcache.isNodeUp(node)) {
      this.memcache.fail(node);
      this.schedule(clock, this.recovery.draw(this.stream));
    } else {
      this.memcache.repair(node);
      this.schedule(clock, exponential(this.stream) * this.mtbf);
    }
  }

  private schedule(clock: number, delay: number): void {
    this.events.due[clock] = this.events.now + delay;
    this.events.put(clock);
  }
}
