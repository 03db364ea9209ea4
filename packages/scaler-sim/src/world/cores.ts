import type { EventSet } from '../engine/event-set.ts';
import type { Nodes } from './nodes.ts';

/**
 * The cores of each node, shared alike by the requests that compute there, none of which uses more than one. In virtual
 * time: `served` is the work that each of them has been given, a request ends when it reaches its own mark, and only the
 * smallest mark of a node has an event.
 */
export class Cores {
  private readonly cores: number;
  private readonly events: EventSet;
  private readonly nodes: Nodes;
  /** Handle of each node's own entity. */
  private readonly clocks: Int32Array;
  private readonly room: number;
  private readonly counts: Int32Array;
  private readonly served: Float64Array;
  private readonly servedAt: Float64Array;
  /** Per node a binary heap of marks, and whose they are. */
  private readonly marks: Float64Array;
  private readonly requests: Int32Array;

  constructor(cores: number, nodes: Nodes, events: EventSet, clocks: Int32Array) {
    this.cores = cores;
    this.nodes = nodes;
    this.events = events;
    this.clocks = clocks;
    this.room = nodes.processes;
    this.counts = new Int32Array(nodes.capacity);
    this.served = new Float64Array(nodes.capacity);
    this.servedAt = new Float64Array(nodes.capacity);
    this.marks = new Float64Array(nodes.capacity * this.room);
    this.requests = new Int32Array(nodes.capacity * this.room);
  }

  /** A request begins to compute for `work` core seconds. */
  add(node: number, request: number, work: number): void {
    this.advance(node);
    const count = this.counts[node];
    // From zero again while nobody looks, so that marks keep their precision however long the run.
    if (count === 0) this.served[node] = 0;
    this.counts[node] = count + 1;
    this.siftUp(node * this.room, count, this.served[node] + work, request);
    if (count < this.cores) this.nodes.setCoresBusy(Math.min(1, this.cores - count));
    this.setDue(node);
    if (count === 0) this.events.put(this.clocks[node]);
    else this.events.move(this.clocks[node]);
  }

  /** Cores of a node that are at work. */
  busyOf(node: number): number {
    return Math.min(this.cores, this.counts[node]);
  }

  /** Takes the request out that is done; at the time of the node's event. */
  takeDone(node: number): number {
    this.advance(node);
    const request = this.requests[node * this.room];
    this.takeAt(node, 0);
    if (this.counts[node] > 0) {
      this.setDue(node);
      this.events.put(this.clocks[node]);
    }
    return request;
  }

  /** Takes a request out that is not done. */
  remove(node: number, request: number): void {
    this.advance(node);
    const base = node * this.room;
    for (let i = 0; i < this.counts[node]; i++) {
      if (this.requests[base + i] !== request) continue;
      this.takeAt(node, i);
      if (this.counts[node] > 0) {
        this.setDue(node);
        this.events.move(this.clocks[node]);
      } else {
        this.events.remove(this.clocks[node]);
      }
      return;
    }
  }

  private takeAt(node: number, place: number): void {
    const base = node * this.room;
    const last = --this.counts[node];
    if (place < last) {
      const mark = this.marks[base + last];
      const request = this.requests[base + last];
      if (place > 0 && mark < this.marks[base + ((place - 1) >> 1)]) this.siftUp(base, place, mark, request);
      else this.siftDown(base, place, last, mark, request);
    }
    if (last < this.cores) this.nodes.setCoresBusy(-Math.min(1, this.cores - last));
  }

  private advance(node: number): void {
    const count = this.counts[node];
    if (count > 0) {
      const elapsed = this.events.now - this.servedAt[node];
      this.served[node] += count > this.cores ? (elapsed * this.cores) / count : elapsed;
    }
    this.servedAt[node] = this.events.now;
  }

  /** When the request with the smallest mark will be done. */
  private setDue(node: number): void {
    const count = this.counts[node];
    const left = Math.max(0, this.marks[node * this.room] - this.served[node]);
    this.events.due[this.clocks[node]] = this.events.now + (count > this.cores ? (left * count) / this.cores : left);
  }

  private siftUp(base: number, from: number, mark: number, request: number): void {
    const { marks, requests } = this;
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (mark >= marks[base + parent]) break;
      marks[base + place] = marks[base + parent];
      requests[base + place] = requests[base + parent];
      place = parent;
    }
    marks[base + place] = mark;
    requests[base + place] = request;
  }

  private siftDown(base: number, from: number, count: number, mark: number, request: number): void {
    const { marks, requests } = this;
    let place = from;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= count) break;
      if (child + 1 < count && marks[base + child + 1] < marks[base + child]) child++;
      if (mark <= marks[base + child]) break;
      marks[base + place] = marks[base + child];
      requests[base + place] = requests[base + child];
      place = child;
    }
    marks[base + place] = mark;
    requests[base + place] = request;
  }
}
