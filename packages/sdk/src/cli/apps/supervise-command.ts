/** The process behind `tidemark up`. */
import { AbortedError } from '../../client-error.ts';
import { type AppSettings, supervise } from '../../platform/supervisor.ts';
import type { Terminal } from '../terminal.ts';

/** Runs until the app is stopped. @returns the exit code */
export async function superviseCommand(
  [home = '', name = '', settings = '{}']: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const { signal } = terminal;
  if (signal.aborted) throw new AbortedError('stopped before it began');
  // Whoever closes the terminal leaves the app running.
  process.on('SIGHUP', () => {});
  const supervisor = await supervise(home, name, JSON.parse(settings) as AppSettings);
  const stop = (): void => void supervisor.stop();
  signal.addEventListener('abort', stop, { once: true });
  await supervisor.stopped;
  return 0;
}
