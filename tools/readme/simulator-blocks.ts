/** The parts of READMEs that are made from the simulator. */
import { join } from 'node:path';
import { optionText, optionUsage } from '../../packages/scaler-sim/src/cli/help.ts';
import { COMMAND_TABLE, COMMANDS, EXIT_CODES, OPTIONS } from '../../packages/scaler-sim/src/cli/options.ts';
import { ROOT } from '../run-step.mjs';
import { code, table, terminal } from './markdown.ts';
import { tidemarkSim } from './simulator.ts';

/** Runs that two READMEs show are done once. */
const done = new Map<string, Promise<string>>();

function shown(folder: string, ...argv: readonly string[]): Promise<string> {
  const key = [folder, ...argv].join(' ');
  const own = done.get(key) ?? output(folder, argv);
  done.set(key, own);
  return own;
}

/** How long a run took is another number on each machine. */
async function output(folder: string, argv: readonly string[]): Promise<string> {
  const { stdout } = await tidemarkSim([...argv, '--threads', '1'], join(ROOT, folder));
  return terminal(`npx tidemark-sim ${argv.join(' ')}`, stdout.replace(/ events in [\d.]+ s/, ' events'));
}

export const SIMULATOR_BLOCKS = {
  'sim-run': () => shown('.', 'run', 'examples/scenarios/state-on-nodes.yaml', '--replications', '4'),
  'sim-plan': () => shown('examples/capacity-plan', 'plan', 'site.yaml', '--prices', 'prices.yaml', '--nodes', '1..6'),
  'sim-commands': () =>
    table(
      ['command', 'what it does'],
      COMMANDS.map((name) => [code(`tidemark-sim ${COMMAND_TABLE[name].usage}`), COMMAND_TABLE[name].text]),
    ),
  'sim-options': () =>
    table(
      ['option', 'of', 'what it does'],
      OPTIONS.map((option) => [
        code(optionUsage(option)),
        option.commands.length === COMMANDS.length ? 'all' : option.commands.join(', '),
        optionText(option).replaceAll('|', '\\|'),
      ]),
    ),
  'sim-exit-codes': () =>
    table(
      ['code', 'meaning'],
      EXIT_CODES.map((each) => [String(each.code), each.text]),
    ),
} as const satisfies Record<string, () => string | Promise<string>>;
