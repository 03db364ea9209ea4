/** `tidemark-sim compare A B`. */
import { basename } from 'node:path';
import { compareCsv, compareJson, compareTable } from '../report/compare-report.ts';
import { compare } from '../study/library.ts';
import { outcomeOf } from '../study/outcome.ts';
import type { ParsedArguments } from './arguments.ts';
import { paletteOf } from './palette.ts';
import { withProgress } from './progress.ts';
import { confidenceOf, outputFiles, writeReports } from './reports.ts';
import { scenarioOf } from './scenario-input.ts';
import { simulationOptions } from './simulation-options.ts';
import type { Terminal } from './terminal.ts';

export async function compareCommand(args: ParsedArguments, terminal: Terminal): Promise<number> {
  const [fileA = '', fileB = ''] = args.positionals;
  const confidence = confidenceOf(args);
  const files = outputFiles(args, ['table', 'json', 'csv']);
  const { scenario: a } = scenarioOf(fileA, args, terminal);
  const { scenario: b } = scenarioOf(fileB, args, terminal);
  const options = { ...simulationOptions(args, terminal), confidence };
  const made = await withProgress(args, terminal, (update) =>
    compare(a, b, { ...options, onProgress: ({ share }) => update(share, basename(share < 0.5 ? fileA : fileB)) }),
  );
  const compared = {
    a: outcomeOf(a, made.a, confidence),
    b: outcomeOf(b, made.b, confidence),
    names: [basename(fileA), basename(fileB)] as const,
    differences: made.differences,
  };
  const formats = {
    table: () => compareTable(compared, args.values('metric'), paletteOf(terminal, args), terminal.stdout.columns),
    json: () => compareJson(compared),
    csv: () => compareCsv(compared),
  };
  await writeReports(formats, files, args, terminal);
  return 0;
}
