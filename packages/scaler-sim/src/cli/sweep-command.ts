/** `tidemark-sim sweep FILE --set php.nodes=1..8`. */
import { sweepCsv, sweepJson, sweepTable } from '../report/sweep-report.ts';
import { simulate } from '../run/simulate.ts';
import { exitCodeOf } from '../study/outcome.ts';
import { type SweptPoint, sweep } from '../study/sweep.ts';
import { type ParsedArguments, usageError } from './arguments.ts';
import { gridOf } from './grid-input.ts';
import { paletteOf } from './palette.ts';
import { withProgress } from './progress.ts';
import { confidenceOf, type Formats, outputFiles, writeReports } from './reports.ts';
import { simulationOptions } from './simulation-options.ts';
import type { Terminal } from './terminal.ts';

export async function sweepCommand(args: ParsedArguments, terminal: Terminal): Promise<number> {
  const [file = ''] = args.positionals;
  if (!args.has('set')) throw usageError('set', 'sweep needs a range: --set php.nodes=1..8');
  const confidence = confidenceOf(args);
  const files = outputFiles(args, ['table', 'json', 'csv']);
  const points = gridOf(file, args, terminal);
  const options = simulationOptions(args, terminal);
  const swept = await withProgress(args, terminal, (update) => {
    const told = (at: number, share: number): void =>
      update((at + share) / points.length, `Point ${at + 1} of ${points.length}`);
    const run: Parameters<typeof sweep>[1] = (scenario, at) =>
      simulate(scenario, { ...options, onProgress: ({ share }) => told(at, share) });
    return sweep(points, run, confidence);
  });
  await writeReports(sweepFormats(swept, args, terminal), files, args, terminal);
  return exitCodeOf(swept.flatMap(({ outcome }) => outcome.slo));
}

export function sweepFormats(swept: readonly SweptPoint[], args: ParsedArguments, terminal: Terminal): Formats {
  return {
    table: () => sweepTable(swept, args.values('metric'), paletteOf(terminal, args), terminal.stdout.columns),
    json: () => sweepJson(swept),
    csv: () => sweepCsv(swept),
  };
}
