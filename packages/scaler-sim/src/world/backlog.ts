import type { Measures } from '../engine/measures.ts';
import { GONE, QUEUED } from './kinds.ts';
import { WAITING } from './layout.ts';
import type { Nodes } from './nodes.ts';
import { NONE } from './request-columns.ts';
import type { Requests } from './requests.ts';

/** Requests that wait on a node for a process, in the order in which they came; `startedAt` tells since when. */
export class Backlog {
  /** Requests that a node lets wait. */
  private readonly room: number;
  private readonly nodes: Nodes;
  private readonly requests: Requests;
  private readonly measures: Measures;

  constructor(room: number, nodes: Nodes, requests: Requests, measures: Measures) {
    this.room = room;
    this.nodes = nodes;
    this.requests = requests;
    this.measures = measures;
  }

  hasRoom(node: number): boolean {
    return this.nodes.waiting[node] < this.room;
  }

  put(request: number, node: number): void {
    const { nodes, requests } = this;
    requests.entities.kinds[request] = QUEUED;
    requests.setNext(request, NONE);
    if (nodes.head[node] === NONE) nodes.head[node] = request;
    else requests.setNext(nodes.tail[node], request);
    nodes.tail[node] = request;
    nodes.waiting[node]++;
    requests.setStartedAt(request, this.measures.now);
  }

  /** Takes the first request out, or gives NONE. */
  take(node: number): number {
    const { nodes, requests } = this;
    for (let request = nodes.head[node]; request !== NONE; request = nodes.head[node]) {
      nodes.head[node] = requests.next(request);
      if (requests.entities.kinds[request] !== GONE) {
        this.countOut(request, node);
        return request;
      }
      requests.entities.release(request);
    }
    return NONE;
  }

  /** A request gives up: it counts no more, and its entity goes when its turn comes. */
  abandon(request: number): void {
    this.requests.entities.kinds[request] = GONE;
    this.countOut(request, this.requests.node(request));
  }

  private countOut(request: number, node: number): void {
    this.nodes.waiting[node]--;
    this.measures.addSince(WAITING, this.requests.startedAt(request));
  }
}
