/** A bar on the terminal while a long run is on its way. */
import type { ParsedArguments } from './arguments.ts';
import type { Terminal } from './terminal.ts';

/** @param share of the whole that is done, 0 to 1; @param says what is being done */
type Update = (share: number, says?: string) => void;

/** Shorter runs show nothing, so that nothing flickers [ms]. */
const DELAY = 500;

/** Does the work under a bar where somebody looks at it: not in a pipe, a CI system or with `--quiet`. */
export async function withProgress<T>(
  args: ParsedArguments,
  { progress: stream, env }: Terminal,
  work: (update: Update) => Promise<T>,
): Promise<T> {
  if (stream === undefined || args.has('quiet') || (env['CI'] ?? '') !== '' || env['TERM'] === 'dumb') {
    return work(() => {});
  }
  const { SingleBar } = await import('cli-progress');
  const bar = new SingleBar({
    format: '{says} {bar} {percentage} % · {eta_formatted} left',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    stream,
  });
  const from = performance.now();
  let isShown = false;
  let text = 'Simulating';
  try {
    return await work((share, says = text) => {
      text = says;
      if (!isShown && performance.now() - from > DELAY) {
        isShown = true;
        bar.start(1000, 0, { says });
      }
      if (isShown) bar.update(Math.min(1000, Math.floor(share * 1000)), { says });
    });
  } finally {
    if (isShown) bar.stop();
  }
}
