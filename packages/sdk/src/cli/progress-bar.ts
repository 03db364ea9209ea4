import type { TransferProgress } from '../transfer/sync-options.ts';
import type { Terminal } from './terminal.ts';
import { countText, sizeText } from './text.ts';

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
      format: '{bar} {percentage} % | {done} of {all} | {rate}/s | {left} | {files}',
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
    onProgress: (progress) => {
      const elapsed = performance.now() - start;
      if (elapsed < DELAY) return;
      const { bytesSeen, bytesDone } = progress;
      const texts = barTexts(progress, elapsed);
      if (!isShown) bar.start(Math.max(1, bytesSeen), 0, texts);
      isShown = true;
      bar.setTotal(Math.max(1, bytesSeen));
      bar.update(Math.min(bytesDone, bytesSeen), texts);
    },
    stop: () => {
      if (isShown) bar.stop();
    },
  };
}

/** What stands beside the bar. @param elapsed since the start [ms] */
export function barTexts(
  { settled, bytesSeen, bytesDone, isListed }: TransferProgress,
  elapsed: number,
): Readonly<Record<'done' | 'all' | 'rate' | 'left' | 'files', string>> {
  const rate = bytesDone / (elapsed / 1000);
  return {
    done: sizeText(bytesDone),
    all: `${sizeText(bytesSeen)}${isListed ? '' : '+'}`,
    rate: sizeText(rate),
    left: isListed ? leftText((bytesSeen - bytesDone) / rate) : 'listing',
    files: countText(settled, 'file'),
  };
}

/** @param time [s] */
function leftText(time: number): string {
  // Before the first bytes have come nothing can be told.
  if (!(time < 100 * 3600)) return '–:–– left';
  const seconds = Math.max(0, Math.ceil(time));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)} left`;
}
