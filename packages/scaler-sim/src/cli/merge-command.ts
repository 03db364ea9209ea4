/** `tidemark-sim merge part….json`: the parts put together. */
import { basename } from 'node:path';
import { SimulationError } from '../errors.ts';
import { readScenario } from '../scenario/read-scenario.ts';
import { parseSlo } from '../scenario/slo.ts';
import { exitCodeOf, outcomeOf } from '../study/outcome.ts';
import { mergedResults, type Shard, type ShardInput } from '../study/shard.ts';
import type { GridPoint } from '../study/sweep.ts';
import type { ParsedArguments } from './arguments.ts';
import { confidenceOf, outputFiles, writeReports } from './reports.ts';
import { runFormats } from './run-command.ts';
import { readText } from './scenario-input.ts';
import { sweepFormats } from './sweep-command.ts';
import type { Terminal } from './terminal.ts';

export async function mergeCommand(args: ParsedArguments, terminal: Terminal): Promise<number> {
  const confidence = confidenceOf(args);
  const files = outputFiles(args, ['table', 'json', 'csv', 'html']);
  const shards = args.positionals.map((file) => shardOf(readText(file, terminal, 'the part'), file));
  const points = shards[0] === undefined ? [] : pointsOf(shards[0].input);
  const results = mergedResults(shards, points);
  const swept = points.map(({ set, scenario }, at) => ({ set, outcome: outcomeOf(scenario, results[at], confidence) }));
  const [first] = swept;
  const isRun = swept.length === 1 && first !== undefined && Object.keys(first.set).length === 0;
  const name = basename(shards[0]?.input.filename ?? '');
  const formats = isRun ? runFormats(first.outcome, name, args, terminal) : sweepFormats(swept, args, terminal);
  if (!isRun && files.some(({ format }) => format === 'html')) {
    throw new SimulationError('usage.output', {
      what: 'a sweep has no page',
      next: 'Write json or csv, or merge the parts of a run.',
    });
  }
  await writeReports(formats, files, args, terminal);
  return exitCodeOf(swept.flatMap(({ outcome }) => outcome.slo));
}

function shardOf(text: string, file: string): Shard {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const own = value as Partial<Shard> | null | undefined;
  if (own?.kind === 'tidemark-sim-shard' && own.schemaVersion === 1 && Array.isArray(own.records)) return own as Shard;
  throw new SimulationError('merge.not-a-part', {
    where: file,
    what: 'this is no part of a run',
    next: 'Name the files that tidemark-sim shard wrote.',
  });
}

/** The points that the parts ran, read again from what they carry. */
function pointsOf({ filename, text, files, points, common, promises }: ShardInput): readonly GridPoint[] {
  const readFile = (path: string): string => {
    const own = Object.hasOwn(files, path) ? files[path] : undefined;
    if (own === undefined) throw new Error('the part does not hold it');
    return own;
  };
  const slo = promises.map(parseSlo).filter((promise) => typeof promise !== 'string');
  return points.map((set) => {
    const { scenario } = readScenario(text, { filename, readFile, settings: { ...common, ...set } });
    return { set, scenario: { ...scenario, slo: [...scenario.slo, ...slo] } };
  });
}
