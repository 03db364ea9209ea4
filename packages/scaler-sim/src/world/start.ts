import { type Sampler, samplerOf } from '../engine/sampler.ts';
import type { Php } from '../scenario/components.ts';
import type { Nodes } from './nodes.ts';
import type { Program } from './program.ts';
import type { Requests } from './requests.ts';
import type { StepDraws } from './step-draws.ts';

/** What a node makes of a request at its start: whether its memory suffices, and how much slower it is than an idle one. */
export class Start {
  private readonly nodes: Nodes;
  private readonly requests: Requests;
  private readonly programs: readonly Program[];
  private readonly draws: StepDraws;
  private readonly hasMemory: boolean;
  private readonly perProcess: Sampler;
  /** Bytes that requests may take before the node swaps, and before it gives up. */
  private readonly ram: number;
  private readonly limit: number;
  private readonly swapFactor: number;
  private readonly coldFactor: number;

  constructor(php: Php, nodes: Nodes, requests: Requests, programs: readonly Program[], draws: StepDraws) {
    const memory = php.memory;
    this.nodes = nodes;
    this.requests = requests;
    this.programs = programs;
    this.draws = draws;
    this.hasMemory = memory !== null;
    this.perProcess = samplerOf(memory?.perProcess ?? { law: 'constant', value: 0 });
    this.ram = memory === null ? Number.POSITIVE_INFINITY : memory.node - memory.base;
    this.limit = memory === null ? Number.POSITIVE_INFINITY : this.ram + memory.swap;
    this.swapFactor = memory?.swapFactor ?? 1;
    this.coldFactor = php.coldStart?.factor ?? 1;
  }

  /** Takes the memory of a request; false where the node has none left. */
  admit(request: number, node: number): boolean {
    if (!this.hasMemory) return true;
    const sampler = this.programs[this.requests.classOf(request)].memory ?? this.perProcess;
    const bytes = this.draws.memory(sampler, request);
    if (this.nodes.memory[node] + bytes > this.limit) return false;
    this.requests.setMemory(request, bytes);
    this.nodes.memory[node] += bytes;
    return true;
  }

  /** Gives back the memory of a request. */
  giveBack(request: number, node: number): void {
    if (this.hasMemory) this.nodes.memory[node] -= this.requests.memory(request);
  }

  /** Factor on the own time of a request that starts on a node now. */
  slowness(node: number): number {
    let factor = 1;
    if (this.nodes.cold[node] > 0) {
      this.nodes.cold[node]--;
      factor = this.coldFactor;
    }
    return this.nodes.memory[node] > this.ram ? factor * this.swapFactor : factor;
  }
}
