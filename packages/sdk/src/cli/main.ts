/** The program `tidemark`: signals, streams and the exit code. */
import { run } from './run.ts';
import { processTerminal } from './terminal.ts';

const interrupt = new AbortController();

/** The first interrupt asks the run to end; the second one does not ask. */
function onInterrupt(): void {
  if (interrupt.signal.aborted) process.exit(130);
  interrupt.abort();
}

process.on('SIGINT', onInterrupt);
process.on('SIGTERM', onInterrupt);
const code = await run(process.argv.slice(2), processTerminal(interrupt.signal));
process.off('SIGINT', onInterrupt);
process.off('SIGTERM', onInterrupt);
// Set, not called: what is written to a pipe must reach it first.
process.exitCode = code;
