import { Popularity } from '../../engine/popularity.ts';
import type * as Scenario from '../../scenario/state.ts';
import { ItemStore } from '../item-store.ts';
import { FLOW_READ } from '../kinds.ts';
import type { Mysql } from '../mysql.ts';
import { NONE } from '../request-columns.ts';
import { addClock, type Flow, type FlowParts, scheduleNext } from './flow.ts';

/** Sums of the flow. */
export const READS = 0;
export const HITS = 1;

/** A cache: every place has its own copy of each key; a miss fills it at that instant. */
export class CacheFlow implements Flow {
  private readonly parts: FlowParts;
  private readonly reads: number;
  private readonly query: number | null;
  private readonly mysql: Mysql | null;
  private readonly popularity: Popularity;
  private readonly stores: readonly ItemStore[];
  private serial = 0;

  constructor(flow: Scenario.CacheFlow, parts: FlowParts, mysql: Mysql | null) {
    this.parts = parts;
    this.reads = flow.reads;
    this.query = flow.query;
    this.mysql = mysql;
    this.popularity = new Popularity(flow.keys, flow.zipf);
    this.stores = Array.from(
      { length: parts.places.count },
      () => new ItemStore(flow.keys, flow.ttl, flow.renew, Number.POSITIVE_INFINITY, parts.events),
    );
  }

  begin(): void {
    const { events, stream } = this.parts;
    if (this.reads > 0) scheduleNext(events, addClock(this.parts, FLOW_READ), this.reads, stream);
  }

  start(): void {}

  read(clock: number): void {
    const { events, stream, router, places, measures, place } = this.parts;
    scheduleNext(events, clock, this.reads, stream);
    const key = this.popularity.draw(stream);
    const serial = this.serial++ | 0;
    const node = router.route(serial, NONE);
    if (node === NONE) return;
    const store = this.stores[places.of(node)];
    measures.add(place + READS, 1);
    if (store.read(key)) {
      measures.add(place + HITS, 1);
      return;
    }
    store.fill(key);
    if (this.query !== null) this.mysql?.queryBare(this.query, serial);
  }

  due(): void {}

  wipe(node: number): void {
    const { places } = this.parts;
    for (let at = places.first(node); at < places.end(node); at++) this.stores[at].wipe();
  }

  wipeProcess(node: number, process: number): void {
    const at = this.parts.places.ofProcess(node, process);
    if (at >= 0) this.stores[at].wipe();
  }

  isUndecided(): boolean {
    return false;
  }
}
