/** `tidemark-sim plan FILE --slo …`. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { planCsv, planJson, planTable } from '../report/plan-report.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { valuesOf } from '../study/grid.ts';
import { plan } from '../study/library.ts';
import { CATALOGUES, type PriceTable, readPrices } from '../study/price-table.ts';
import { type ParsedArguments, usageError } from './arguments.ts';
import { paletteOf } from './palette.ts';
import { withProgress } from './progress.ts';
import { outputFiles, writeReports } from './reports.ts';
import { readText, scenarioOf } from './scenario-input.ts';
import { simulationOptions } from './simulation-options.ts';
import type { Terminal } from './terminal.ts';

export async function planCommand(args: ParsedArguments, terminal: Terminal): Promise<number> {
  const [file = ''] = args.positionals;
  const files = outputFiles(args, ['table', 'json', 'csv']);
  const { scenario } = scenarioOf(file, args, terminal);
  const prices = pricesOf(args, scenario, terminal);
  const nodes = nodesOf(args.value('nodes') ?? '');
  // How many runs it takes is not known before: half of what is left is a guess that never goes back.
  const share = (runs: number): number => 1 - 1 / (1 + runs / nodes.length);
  const planning = {
    prices,
    nodes,
    runnersUp: args.number('runners-up') ?? 3,
  };
  const options = simulationOptions(args, terminal);
  const made = await withProgress(args, terminal, (update) =>
    plan(scenario, { ...planning, onStep: (says, runs) => update(share(runs), says) }, options),
  );
  const formats = {
    table: () => planTable(made, paletteOf(terminal, args), terminal.stdout.columns),
    json: () => planJson(made),
    csv: () => planCsv(made),
  };
  await writeReports(formats, files, args, terminal);
  return made.winner === undefined ? 1 : 0;
}

/** A table of a file, one of the catalogue, or the node that the scenario has. */
function pricesOf(args: ParsedArguments, { php, prices }: Scenario, terminal: Terminal): PriceTable {
  const given = args.value('prices');
  if (given !== undefined) {
    const listed = Object.hasOwn(CATALOGUES, given) ? CATALOGUES[given] : undefined;
    if (listed !== undefined && !existsSync(resolve(terminal.cwd, given))) return listed;
    const comesAlong = `Name a file, or a table that comes along: ${Object.keys(CATALOGUES).join(', ')}.`;
    return readPrices(readText(given, terminal, 'the table of prices', comesAlong), given);
  }
  const size = {
    name: 'node',
    processes: php.processes,
    cores: null,
    memory: null,
    price: prices?.phpNode ?? null,
    source: null,
  };
  return { currency: prices?.currency ?? 'EUR', nodes: null, sizes: [size], fixed: prices?.fixed ?? [] };
}

function nodesOf(text: string): readonly number[] {
  const numbers = valuesOf(text, Number).map(Number);
  const wrong = numbers.find((each) => !Number.isInteger(each) || each < 1 || each > 10_000);
  if (wrong !== undefined)
    throw usageError('invalid-value', `--nodes must be a range of whole numbers from 1, not "${text}"`);
  return [...new Set(numbers)].toSorted((a, b) => a - b);
}
