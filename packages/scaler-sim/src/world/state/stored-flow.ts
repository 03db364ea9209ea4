import { type Sampler, samplerOf } from '../../engine/sampler.ts';
import type * as Scenario from '../../scenario/state.ts';
import { FLOW_READ, FLOW_START, ITEM } from '../kinds.ts';
import { NONE } from '../request-columns.ts';
import { addClock, type Flow, type FlowParts, scheduleNext } from './flow.ts';
import { PlaceLists } from './place-lists.ts';

/** Sums of the flow. */
export const CREATED = 0;
export const LOST = 1;
export const READS = 2;
export const VISIBLE = 3;

/**
 * Items that are written once and read later. An item's columns: `node` its place (NONE once it is wiped), `lane` the node
 * that took it, `user` who wrote it, `query` the block it was written in, `next` its index among live items.
 */
export class StoredFlow implements Flow {
  private readonly parts: FlowParts;
  private readonly rate: number;
  private readonly reads: number;
  private readonly owner: number;
  private readonly life: Sampler;
  private readonly lists: PlaceLists;
  /** Items in their useful life, in no order. */
  private live = new Int32Array(64);
  private liveCount = 0;
  private undecided = 0;
  private serial = 0;

  constructor(flow: Scenario.StoredFlow, parts: FlowParts) {
    this.parts = parts;
    this.rate = flow.rate;
    this.reads = flow.reads;
    this.owner = flow.owner;
    this.life = samplerOf(flow.usefulLife);
    this.lists = new PlaceLists(parts.requests, parts.places.count);
  }

  begin(): void {
    const { events, stream } = this.parts;
    if (this.rate > 0) scheduleNext(events, addClock(this.parts, FLOW_START), this.rate, stream);
    if (this.reads > 0) scheduleNext(events, addClock(this.parts, FLOW_READ), this.reads, stream);
  }

  /** An item is written. */
  start(clock: number): void {
    const { events, stream, router, places, requests, measures, place, index } = this.parts;
    scheduleNext(events, clock, this.rate, stream);
    const user = this.serial++ | 0;
    const life = this.life.draw(stream);
    const node = router.route(user, NONE);
    if (node === NONE) return;
    measures.add(place + CREATED, 1);
    const item = requests.entities.add(ITEM);
    requests.setClass(item, index);
    requests.setUser(item, user);
    requests.setLane(item, node);
    requests.setQuery(item, measures.block);
    requests.setNext(item, this.liveCount);
    if (this.liveCount === this.live.length) {
      const larger = new Int32Array(2 * this.live.length);
      larger.set(this.live);
      this.live = larger;
    }
    this.live[this.liveCount++] = item;
    this.undecided++;
    this.lists.put(item, places.of(node));
    events.due[item] = events.now + life;
    events.put(item);
  }

  /** A random item in its useful life is asked for. */
  read(clock: number): void {
    const { events, stream, router, places, requests, measures, place } = this.parts;
    scheduleNext(events, clock, this.reads, stream);
    if (this.liveCount === 0) return;
    const item = this.live[Math.floor(stream.fineUnit() * this.liveCount)];
    const isOwner = this.owner > 0 && stream.unit() < this.owner;
    const node = isOwner
      ? router.route(requests.user(item), requests.lane(item))
      : router.route(this.serial++ | 0, NONE);
    if (node === NONE) return;
    measures.add(place + READS, 1);
    if (requests.node(item) === places.of(node)) measures.add(place + VISIBLE, 1);
  }

  /** An item's useful life ends. */
  due(item: number): void {
    const { requests } = this.parts;
    if (requests.node(item) !== NONE) this.undecided--;
    this.lists.take(item);
    const last = this.live[--this.liveCount];
    const index = requests.next(item);
    this.live[index] = last;
    requests.setNext(last, index);
    requests.entities.release(item);
  }

  wipe(node: number): void {
    const { places } = this.parts;
    for (let at = places.first(node); at < places.end(node); at++) this.wipePlace(at);
  }

  wipeProcess(node: number, process: number): void {
    const at = this.parts.places.ofProcess(node, process);
    if (at >= 0) this.wipePlace(at);
  }

  isUndecided(): boolean {
    return this.undecided > 0;
  }

  private wipePlace(at: number): void {
    const { requests, measures, place } = this.parts;
    for (let item = this.lists.first(at); item !== NONE; item = this.lists.first(at)) {
      this.lists.take(item);
      this.undecided--;
      measures.addTo(requests.query(item), place + LOST, 1);
    }
  }
}
