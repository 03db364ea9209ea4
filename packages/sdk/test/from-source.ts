/** How tests start a program of this repository from its TypeScript. */

/**
 * Arguments of Node that stand before the program's file.
 *
 * Node 20.20 may abort (`RepresentationChangerError`) while a thread beside the main one optimises the scanner by which
 * Node itself reads CommonJS modules; tsx is one, built programs load none. Optimising in turn with the rest avoids it.
 */
export const FROM_SOURCE: readonly string[] = [
  '--no-concurrent-recompilation',
  '--conditions=@tidemark/source',
  '--import',
  import.meta.resolve('tsx'),
];
