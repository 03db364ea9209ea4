/** `tidemark-sim shard i/n FILE`: one part of a run or a sweep. */

import { availableParallelism } from 'node:os';
import { dirname, resolve } from 'node:path';
import { runReplications } from '../run/run-replications.ts';
import { knownScenarios } from '../run/unknown-placements.ts';
import { fingerprintOf, type Shard, tasksOf, tasksOfPart } from '../study/shard.ts';
import { VERSION } from '../version.ts';
import { type ParsedArguments, usageError } from './arguments.ts';
import { gridOf } from './grid-input.ts';
import { withProgress } from './progress.ts';
import { writeWhole } from './reports.ts';
import { readText, settingsOf } from './scenario-input.ts';
import { simulationOptions } from './simulation-options.ts';
import type { Terminal } from './terminal.ts';

export async function shardCommand(args: ParsedArguments, terminal: Terminal): Promise<number> {
  const [which = '', file = ''] = args.positionals;
  const [part, parts] = partOf(which);
  const output = args.value('output');
  const files: Record<string, string> = {};
  const readFile = (path: string): string => {
    files[path] ??= readText(resolve(dirname(resolve(terminal.cwd, file)), path), terminal, 'a file of the scenario');
    return files[path];
  };
  const points = gridOf(file, args, terminal, readFile);
  const own = tasksOfPart(tasksOf(points), part, parts);
  const began = performance.now();
  const options = simulationOptions(args, terminal);
  const records = await withProgress(args, terminal, async (update) => {
    const made: Shard['records'][number][] = [];
    for (const [point, { scenario }] of points.entries()) {
      for (const [way, known] of knownScenarios(scenario).entries()) {
        const indices = own.filter((task) => task.point === point && task.way === way).map(({ index }) => index);
        if (indices.length === 0) continue;
        const done = made.length;
        const onShare = (share: number): void =>
          update((done + share * indices.length) / own.length, `Part ${part} of ${parts}`);
        const threads = options.threads ?? availableParallelism();
        const more = await runReplications(known, indices, threads, options, onShare);
        made.push(...more.map((record) => ({ point, way, index: record.index, record })));
      }
    }
    return made;
  });
  const shard: Shard = {
    schemaVersion: 1,
    kind: 'tidemark-sim-shard',
    version: VERSION,
    fingerprint: fingerprintOf(points),
    part,
    parts,
    input: {
      filename: file,
      text: readText(file, terminal),
      files,
      points: points.map(({ set }) => set),
      common: settingsOf(args, false),
      promises: args.values('slo'),
    },
    records,
    wallMs: performance.now() - began,
  };
  const text = `${JSON.stringify(shard)}\n`;
  if (output === undefined) await terminal.stdout.write(text);
  else writeWhole(resolve(terminal.cwd, output.replace(/^json=/, '')), text);
  return 0;
}

/** `3/8`: both from 1. @throws SimulationError `usage.part` */
function partOf(text: string): readonly [number, number] {
  const [, part, parts] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  if (part !== undefined && parts !== undefined && Number(part) >= 1 && Number(part) <= Number(parts))
    return [Number(part), Number(parts)];
  throw usageError('part', `a part is written <i>/<n> with i from 1 to n, such as 3/8, not "${text}"`);
}
