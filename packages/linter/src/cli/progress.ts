/** One line on the terminal while a long run is on its way. */
import type { LintOptions, LintPhase } from '../options.ts';
import { importOutside } from '../outside-module.ts';
import type { Terminal } from './terminal.ts';

const DOING: Readonly<Record<LintPhase, string>> = {
  discover: 'Looking for files',
  index: 'Reading names',
  facts: 'Parsing',
  link: 'Following paths',
  judge: 'Judging',
};

/** Shorter runs show nothing, so that nothing flickers [ms]. */
const DELAY = 400;

/** The line is drawn anew at most this often, so that a fast run does not wait for its terminal [ms]. */
const REDRAW = 80;

export interface Progress {
  readonly onProgress: NonNullable<LintOptions['onProgress']>;
  /** Names another stage of the run; shown before the phase. */
  stage(name: string): void;
  stop(): void;
}

/** Undefined where none is to be drawn: no terminal, a CI system, `--quiet`. */
export function startProgress({ progress: stream, env }: Terminal, quiet: boolean): Progress | undefined {
  if (stream === undefined || quiet || (env['CI'] ?? '') !== '' || env['TERM'] === 'dumb') return undefined;
  let spinner: { text: string; stop(): unknown } | undefined;
  let stopped = false;
  let stage = '';
  let text = DOING.discover;
  let drawn = 0;
  const show = (): void => {
    const now = performance.now();
    if (spinner === undefined || now - drawn < REDRAW) return;
    drawn = now;
    spinner.text = `${stage}${text}`;
  };
  const draw = async (): Promise<void> => {
    const { default: yoctoSpinner } = (await importOutside('yocto-spinner')) as typeof import('yocto-spinner');
    if (stopped) return;
    // The program has its own way to end on an interrupt.
    spinner = yoctoSpinner({ text: `${stage}${text}`, stream, handleSignals: false }).start();
  };
  const timer = setTimeout(() => void draw(), DELAY);
  return {
    onProgress: ({ phase, done, total }) => {
      text = total > 1 ? `${DOING[phase]} ${done} of ${total}` : DOING[phase];
      show();
    },
    stage: (name) => {
      stage = `${name}: `;
      show();
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      spinner?.stop();
    },
  };
}
