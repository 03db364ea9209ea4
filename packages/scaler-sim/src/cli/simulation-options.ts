/** What the options say of how a simulation runs. */
import type { SimulateOptions } from '../options.ts';
import type { ParsedArguments } from './arguments.ts';
import type { Terminal } from './terminal.ts';

export function simulationOptions(args: ParsedArguments, { signal }: Terminal): SimulateOptions {
  const threads = args.number('threads');
  const maxInFlight = args.number('max-in-flight');
  return {
    signal,
    ...(threads === undefined ? {} : { threads }),
    ...(maxInFlight === undefined ? {} : { maxInFlight }),
  };
}
