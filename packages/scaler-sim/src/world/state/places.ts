import type { RandomStream } from '../../engine/random-stream.ts';
import type { FlowPlacement } from '../../scenario/state.ts';

/** The stores of a kind of state: one for all, one for each node, or one for each process. */
export class Places {
  /** How many stores there are. */
  readonly count: number;
  readonly isShared: boolean;
  private readonly perNode: number;
  private readonly arePerProcess: boolean;
  private readonly stream: RandomStream;

  constructor(placement: FlowPlacement, nodes: number, processes: number, stream: RandomStream) {
    this.isShared = placement === 'shared';
    this.arePerProcess = placement === 'process';
    this.perNode = placement === 'process' ? processes : 1;
    this.count = this.isShared ? 1 : nodes * this.perNode;
    this.stream = stream;
  }

  /** The store that a request on a node meets. */
  of(node: number): number {
    if (this.isShared) return 0;
    return this.perNode === 1 ? node : node * this.perNode + this.stream.below(this.perNode);
  }

  /** First store of a node, and the one after its last. */
  first(node: number): number {
    return node * this.perNode;
  }

  end(node: number): number {
    return this.isShared ? this.first(node) : this.first(node) + this.perNode;
  }

  /** The store of one process, where each has its own; −1 else. */
  ofProcess(node: number, process: number): number {
    return this.arePerProcess ? node * this.perNode + process : -1;
  }
}
