/** Runs the program in this process: signals, streams and the exit code. */
import { run } from './run.ts';
import type { Services } from './services.ts';
import { processTerminal } from './terminal.ts';

export async function start(argv: readonly string[], services: Services): Promise<void> {
  const interrupt = new AbortController();
  /** The first interrupt asks the run to end; the second one does not ask. */
  const onInterrupt = (): void => {
    if (interrupt.signal.aborted) process.exit(130);
    interrupt.abort();
  };
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onInterrupt);
  const code = await run(argv, processTerminal(interrupt.signal), services);
  process.off('SIGINT', onInterrupt);
  process.off('SIGTERM', onInterrupt);
  process.exitCode = code;
  // What is written to a pipe must reach it first; an interrupted run has nothing left to say. Ending here spares the engine
  // taking apart, page by page, what goes with the process anyway.
  const isSaid = [process.stdout, process.stderr].every(({ writableLength }) => writableLength === 0);
  if (isSaid || code === 130) process.exit();
}
