/** Settings of the JavaScript engine for a program that ends after a second or two. */
import { setFlagsFromString } from 'node:v8';

/**
 * V8's usual settings are for servers: of a cold run over Drupal core half the processor time went into its optimising
 * compiler, which the main thread and each parsing thread keep busy (Node 20.20, two processors: 4.2 s of 9.0 s). With
 * calls not inlined, functions optimised after three times the work, and the passes left out that cost most and gain
 * least in a run this short, the compiler takes 1.1 s, and the program's own code as long as before. Defaults:
 * `node --v8-options`.
 *
 * Only switches that V8 reads once for each function that it compiles, or once for each pass: a limit that is compared
 * twice (`--max-inlined-bytecode-size`) aborts the process when it changes between the two.
 */
const FLAGS = [
  '--no-turbo-inlining',
  '--interrupt-budget=200000',
  '--no-turbo-load-elimination',
  '--no-turbo-escape',
  '--no-turbo-loop-peeling',
  '--no-turbo-loop-variable',
  '--no-turbo-store-elimination',
  // Both processors are busy: threads that help to collect garbage take from the program what they save it.
  '--no-parallel-scavenge',
  // Most patterns are used a few times only, which costs less than the code that V8 makes of one at its second use.
  '--regexp-tier-up-ticks=16',
  '--no-regexp-peephole-optimization',
];

/** V8 of Node 20, where the flags were measured; an engine that lacks a flag would complain to the user. */
const MEASURED = /^11\./;

/** To be called before the code that is to run under these settings is warm; threads started later take them over. */
export function tuneEngine(): void {
  if (!MEASURED.test(process.versions.v8)) return;
  for (const flag of FLAGS) setFlagsFromString(flag);
}
