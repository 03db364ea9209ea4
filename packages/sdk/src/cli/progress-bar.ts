import type { TransferProgress } from '../transfer/sync-options.ts';
import type { Terminal } from './terminal.ts';
import { sizeText } from './text.ts';

/** Shorter runs show nothing, so that nothing flickers. [ms] */
const DELAY = 400;

export interface ProgressBar {
  readonly onProgress: (progress: TransferProgress) => void;
  stop(): void;
}

/** A bar with rate and remaining time on standard error; undefined where none is to be drawn. */
export async function startProgressBar(
  { progress: stream }: Terminal,
  isQuiet: boolean,
): Promise<ProgressBar | undefined> {
  if (stream === undefined || isQuiet) return undefined;
  const { default: cliProgress } = await import('cli-progress');
  const bar = new cliProgress.SingleBar(
    {
      stream,
      format: '{bar} {percentage} % | {done} of {all} | {rate}/s | {left} | {files} files',
      hideCursor: true,
      clearOnComplete: true,
      etaBuffer: 100,
      formatBar: cliProgress.Format.BarFormat,
      gracefulExit: false,
    },
    cliProgress.Presets.shades_classic,
  );
  const start = performance.now();
  let isShown = false;
  return {
    onProgress: ({ settled, bytesSeen, bytesDone, isListed }) => {
      const elapsed = performance.now() - start;
      if (elapsed < DELAY) return;
      if (!isShown) bar.start(bytesSeen, 0, {});
      isShown = true;
      const rate = bytesDone / (elapsed / 1000);
      const seconds = rate > 0 ? Math.ceil((bytesSeen - bytesDone) / rate) : 0;
      bar.setTotal(Math.max(1, bytesSeen));
      bar.update(Math.min(bytesDone, bytesSeen), {
        done: sizeText(bytesDone),
        all: `${sizeText(bytesSeen)}${isListed ? '' : '+'}`,
        rate: sizeText(rate),
        left: isListed ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} left` : 'listing',
        files: settled,
      });
    },
    stop: () => {
      if (isShown) bar.stop();
    },
  };
}
