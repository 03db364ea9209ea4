/** What the figures were measured on. */
import { availableParallelism, cpus, loadavg } from 'node:os';

/** Above this others take so much of the processors that times say little. */
const BUSY = 1.5;

export interface Machine {
  readonly processors: number;
  readonly model: string;
  readonly node: string;
  /** Processes that ran or waited over the last minute. */
  readonly load: number;
  readonly isBusy: boolean;
}

export function machine(): Machine {
  const [load = 0] = loadavg();
  return {
    processors: availableParallelism(),
    model: cpus()[0]?.model.trim() ?? 'unknown',
    node: process.version,
    load,
    isBusy: load > BUSY,
  };
}

export function machineLines({ processors, model, node, load, isBusy }: Machine): string[] {
  const line = `${processors} processors (${model}), Node ${node}, load ${load.toFixed(1)}`;
  return isBusy
    ? [line, `warning: other work runs (load above ${BUSY}), so times are longer than on an idle machine`]
    : [line];
}
