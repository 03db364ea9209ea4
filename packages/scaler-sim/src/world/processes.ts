import type { EventSet } from '../engine/event-set.ts';
import type { RandomStream } from '../engine/random-stream.ts';
import { type Sampler, samplerOf } from '../engine/sampler.ts';
import type { Php } from '../scenario/components.ts';
import { RESPAWN } from './kinds.ts';
import type { Nodes } from './nodes.ts';
import type { Requests } from './requests.ts';

/**
 * The processes of each node. They are told apart only where it matters: where one is replaced after `maxRequests`, or
 * where state lives in their memory.
 */
export class Processes {
  private readonly nodes: Nodes;
  private readonly requests: Requests;
  private readonly events: EventSet;
  private readonly stream: RandomStream;
  private readonly respawn: Sampler;
  private readonly room: number;
  private readonly maxRequests: number;
  readonly areTold: boolean;
  /** Per node a stack of idle processes: the one used last is used next. */
  private readonly idle: Int32Array;
  private readonly idleCount: Int32Array;
  private readonly answered: Int32Array;
  /** Told of every process that is replaced. */
  onReplaced: ((node: number, process: number) => void) | null = null;

  constructor(php: Php, nodes: Nodes, requests: Requests, events: EventSet, stream: RandomStream) {
    this.nodes = nodes;
    this.requests = requests;
    this.events = events;
    this.stream = stream;
    this.respawn = samplerOf(php.respawn);
    this.room = php.processes;
    this.maxRequests = php.maxRequests;
    this.areTold = php.maxRequests !== Number.POSITIVE_INFINITY;
    const places = this.areTold ? nodes.capacity * this.room : 0;
    this.idle = new Int32Array(places);
    this.answered = new Int32Array(places);
    this.idleCount = new Int32Array(nodes.capacity);
  }

  /** All processes of a node are new and idle. */
  makeFresh(node: number): void {
    this.nodes.idle[node] = this.room;
    this.nodes.respawning[node] = 0;
    if (!this.areTold) return;
    this.idleCount[node] = this.room;
    const base = node * this.room;
    for (let i = 0; i < this.room; i++) {
      this.idle[base + i] = i;
      this.answered[base + i] = 0;
    }
  }

  /** Gives a request an idle process; there is one. */
  take(request: number, node: number): void {
    this.nodes.idle[node]--;
    if (this.areTold) this.requests.setProcess(request, this.idle[node * this.room + --this.idleCount[node]]);
  }

  /** Takes the process of a request back, or begins its replacement. */
  giveBack(request: number, node: number): void {
    if (this.areTold) this.recycle(request, node);
    else this.nodes.idle[node]++;
  }

  /** A process that was replaced is ready; gives its node. */
  respawned(entity: number): number {
    const node = this.requests.node(entity);
    this.putBack(node, this.requests.process(entity));
    this.requests.entities.release(entity);
    this.nodes.respawning[node]--;
    return node;
  }

  private recycle(request: number, node: number): void {
    const process = this.requests.process(request);
    const place = node * this.room + process;
    if (++this.answered[place] < this.maxRequests) {
      this.putBack(node, process);
      return;
    }
    this.answered[place] = 0;
    this.nodes.respawning[node]++;
    const entity = this.requests.entities.add(RESPAWN);
    this.requests.setNode(entity, node);
    this.requests.setProcess(entity, process);
    this.events.due[entity] = this.events.now + this.respawn.draw(this.stream);
    this.events.put(entity);
    this.onReplaced?.(node, process);
  }

  private putBack(node: number, process: number): void {
    this.nodes.idle[node]++;
    this.idle[node * this.room + this.idleCount[node]++] = process;
  }
}
