/** `tidemark-sim run FILE`. */
import { basename } from 'node:path';
import { metricOf } from '../analysis/interval.ts';
import type { Precision } from '../options.ts';
import { runCsv } from '../report/csv.ts';
import { runPage } from '../report/page/page.ts';
import { runJson } from '../report/run-json.ts';
import { runTable } from '../report/run-table.ts';
import type { RunResult } from '../result.ts';
import { simulate } from '../run/simulate.ts';
import { metricFact, metricNames } from '../scenario/metrics.ts';
import { didYouMean } from '../scenario/nearest-key.ts';
import { parseQuantity } from '../scenario/units.ts';
import { exitCodeOf, type Outcome, outcomeOf } from '../study/outcome.ts';
import { type ParsedArguments, usageError } from './arguments.ts';
import { paletteOf } from './palette.ts';
import { withProgress } from './progress.ts';
import { confidenceOf, type Formats, outputFiles, writeReports } from './reports.ts';
import { scenarioOf } from './scenario-input.ts';
import { simulationOptions } from './simulation-options.ts';
import type { Terminal } from './terminal.ts';

export async function runCommand(args: ParsedArguments, terminal: Terminal): Promise<number> {
  const [file = ''] = args.positionals;
  const confidence = confidenceOf(args);
  const precision = precisionOf(args);
  const files = outputFiles(args, ['table', 'json', 'csv', 'html']);
  const { scenario } = scenarioOf(file, args, terminal);
  const lines: string[] = [];
  const options = {
    ...simulationOptions(args, terminal),
    ...(precision === undefined ? {} : { untilPrecision: { ...precision, confidence } }),
    ...(args.has('trace') ? { trace: (line: string) => void lines.push(line) } : {}),
  };
  const result = await withProgress(args, terminal, (update) =>
    simulate(scenario, { ...options, onProgress: ({ share }) => update(share, basename(file)) }),
  );
  if (lines.length > 0) await terminal.stderr.write(`${lines.join('\n')}\n`);
  const outcome = outcomeOf(scenario, withPrecision(result, precision, confidence), confidence);
  await writeReports(runFormats(outcome, basename(file), args, terminal), files, args, terminal);
  return exitCodeOf(outcome.slo);
}

export function runFormats(outcome: Outcome, title: string, args: ParsedArguments, terminal: Terminal): Formats {
  return {
    table: () => runTable(outcome, paletteOf(terminal, args), terminal.stdout.columns),
    json: () => runJson(outcome),
    csv: () => runCsv(outcome.metrics),
    html: () => runPage(outcome, { title }),
  };
}

/** A run that ended before its figures were precise says so. */
function withPrecision(result: RunResult, precision: Precision | undefined, confidence: number): RunResult {
  const { relative = 0, metrics = ['latency.mean'] } = precision ?? {};
  const wide = metrics.find((name) => {
    const estimate = result.estimates[name];
    const { value, low, high } = estimate === undefined ? NOTHING : metricOf(estimate, confidence);
    return value === null || low === null || high === null || Math.max(high - value, value - low) > relative * value;
  });
  if (precision === undefined || wide === undefined) return result;
  const message = `After ${result.replications} replications ${wide} is less precise than asked for: raise duration or --max-replications.`;
  return { ...result, warnings: [...result.warnings, { code: 'precision-not-reached', message }] };
}

const NOTHING = { value: null, low: null, high: null } as const;

function precisionOf(args: ParsedArguments): Precision | undefined {
  const text = args.value('until-precision');
  const metrics = args.values('metric');
  if (text === undefined) {
    if (metrics.length > 0) throw usageError('metric', '--metric belongs to --until-precision');
    return undefined;
  }
  const relative = parseQuantity(text, 'share');
  if (relative === undefined || relative <= 0 || relative >= 1) {
    throw usageError('invalid-value', `--until-precision must be a share such as 1%, not "${text}"`);
  }
  const unknown = metrics.find((name) => metricFact(name) === undefined);
  if (unknown !== undefined) {
    throw usageError('metric', `--metric names the unknown figure "${unknown}"${didYouMean(unknown, metricNames())}`);
  }
  const maxReplications = args.number('max-replications') ?? 200;
  return { relative, maxReplications, ...(metrics.length > 0 ? { metrics } : {}) };
}
