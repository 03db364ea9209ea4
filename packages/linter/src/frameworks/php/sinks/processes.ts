import type { Sink } from '../../knowledge.ts';
import { manual } from '../manual.ts';

const shellFunctions = ['exec', 'shell_exec', 'system', 'passthru', 'popen', 'proc_open'] as const;

/** Commands whose text redirects into a file or names an output file; backticks are `shell_exec`. */
export const processSinks: readonly Sink[] = shellFunctions.map((call) => ({
  call,
  path: { command: 0 },
  effect: 'execute',
  source: manual(`function.${call.replace('_', '-')}`),
}));
