import { type Sampler, samplerOf } from '../../engine/sampler.ts';
import type * as Scenario from '../../scenario/state.ts';
import { FLOW_START, HELD_LOCK } from '../kinds.ts';
import { NONE } from '../request-columns.ts';
import { addClock, type Flow, type FlowParts, scheduleNext, type Wipe } from './flow.ts';

/** Sums of the flow: locks taken, and those taken while somebody else held the same one. */
export const TAKEN = 0;
export const BROKEN = 1;

/**
 * Locks. An attempt that finds the lock taken at its own place goes away. Who holds a lock whose place is wiped goes on without
 * it, unless the node died. A holder's columns: `user` the key, `node` the place, `lane` the node, `tries` 1 once its lock is gone.
 */
export class LockFlow implements Flow {
  private readonly parts: FlowParts;
  private readonly rate: number;
  private readonly keys: number;
  private readonly hold: Sampler;
  /** By place and key: 1 where the lock is taken. */
  private readonly taken: Uint8Array;
  /** By key: who works under it, wherever. */
  private readonly holders: Int32Array;
  private serial = 0;

  constructor(flow: Scenario.LockFlow, parts: FlowParts) {
    this.parts = parts;
    this.rate = flow.rate;
    this.keys = flow.keys;
    this.hold = samplerOf(flow.hold);
    this.taken = new Uint8Array(parts.places.count * flow.keys);
    this.holders = new Int32Array(flow.keys);
  }

  begin(): void {
    const { events, stream } = this.parts;
    if (this.rate > 0) scheduleNext(events, addClock(this.parts, FLOW_START), this.rate, stream);
  }

  /** An attempt to take a lock. */
  start(clock: number): void {
    const { events, stream, router, places, requests, measures, place, index } = this.parts;
    scheduleNext(events, clock, this.rate, stream);
    const key = Math.floor(stream.fineUnit() * this.keys);
    const time = this.hold.draw(stream);
    const node = router.route(this.serial++ | 0, NONE);
    if (node === NONE) return;
    const at = places.of(node);
    if (this.taken[at * this.keys + key] === 1) return;
    measures.add(place + TAKEN, 1);
    if (this.holders[key] > 0) measures.add(place + BROKEN, 1);
    this.taken[at * this.keys + key] = 1;
    this.holders[key]++;
    const holder = requests.entities.add(HELD_LOCK);
    requests.setClass(holder, index);
    requests.setUser(holder, key);
    requests.setNode(holder, at);
    requests.setLane(holder, node);
    requests.setTries(holder, 0);
    events.due[holder] = events.now + time;
    events.put(holder);
  }

  read(): void {}

  /** A lock is given back. */
  due(holder: number): void {
    const { requests } = this.parts;
    const key = requests.user(holder);
    if (requests.tries(holder) === 0) this.taken[requests.node(holder) * this.keys + key] = 0;
    this.holders[key]--;
    requests.entities.release(holder);
  }

  wipe(node: number, { kills }: Wipe): void {
    const { places } = this.parts;
    for (let at = places.first(node); at < places.end(node); at++) this.forget(at);
    if (kills) this.kill(node);
  }

  wipeProcess(node: number, process: number): void {
    const at = this.parts.places.ofProcess(node, process);
    if (at >= 0) this.forget(at);
  }

  isUndecided(): boolean {
    return false;
  }

  /** The locks of a place are gone; who held them does not know. */
  private forget(at: number): void {
    const { requests } = this.parts;
    this.taken.fill(0, at * this.keys, (at + 1) * this.keys);
    this.forEachHolder((holder) => {
      if (requests.node(holder) === at) requests.setTries(holder, 1);
    });
  }

  /** Who worked on a node that died holds nothing any more. */
  private kill(node: number): void {
    const { requests, events } = this.parts;
    this.forEachHolder((holder) => {
      if (requests.lane(holder) !== node) return;
      events.remove(holder);
      this.due(holder);
    });
  }

  private forEachHolder(act: (holder: number) => void): void {
    const { requests, index } = this.parts;
    const { entities } = requests;
    for (let handle = 0; handle < entities.capacity; handle++) {
      const kind = entities.kinds[handle];
      if (kind === HELD_LOCK && requests.classOf(handle) === index) act(handle);
    }
  }
}
