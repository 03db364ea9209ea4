import type { EventSet } from '../engine/event-set.ts';
import type { RandomStream } from '../engine/random-stream.ts';
import { type Sampler, samplerOf } from '../engine/sampler.ts';
import { exponential } from '../engine/ziggurat.ts';
import type { Failover } from '../scenario/components.ts';
import type { Casualties } from './casualties.ts';
import { FAILOVER } from './kinds.ts';
import type { Mysql } from './mysql.ts';
import type { Requests } from './requests.ts';

/** The database's primary fails from time to time, and another one takes over. */
export class Failovers {
  private readonly mtbf: number;
  private readonly recovery: Sampler;
  private readonly mysql: Mysql;
  private readonly casualties: Casualties;
  private readonly events: EventSet;
  private readonly stream: RandomStream;

  constructor(failover: Failover, mysql: Mysql, casualties: Casualties, events: EventSet, stream: RandomStream) {
    this.mtbf = failover.mtbf;
    this.recovery = samplerOf(failover.recovery);
    this.mysql = mysql;
    this.casualties = casualties;
    this.events = events;
    this.stream = stream;
  }

  begin(requests: Requests): void {
    this.schedule(requests.entities.add(FAILOVER));
  }

  /** The primary fails, or the other one answers. */
  turn(clock: number): void {
    if (this.mysql.isUp) {
      this.casualties.failDatabase();
    } else {
      this.mysql.isUp = true;
      this.mysql.resume();
    }
    this.schedule(clock);
  }

  private schedule(clock: number): void {
    const delay = this.mysql.isUp ? exponential(this.stream) * this.mtbf : this.recovery.draw(this.stream);
    this.events.due[clock] = this.events.now + delay;
    this.events.put(clock);
  }
}
