/** One part of a sweep (or of a run, which is a sweep of one point) and how parts are put together. */
import { SimulationError } from '../errors.ts';
import type { RunResult } from '../result.ts';
import type { ReplicationRecord } from '../run/record.ts';
import { resultOf } from '../run/run-result.ts';
import { joined, knownScenarios } from '../run/unknown-placements.ts';
import { scenarioHash } from '../scenario/hash.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Plain } from '../scenario/source.ts';
import type { GridPoint } from './sweep.ts';

/** A replication of a point, one way where a placement is unknown. */
export interface Task {
  readonly point: number;
  readonly way: number;
  readonly index: number;
}

/** What is read to know the points again: the texts, so that nothing else must lie beside the parts. */
export interface ShardInput {
  readonly filename: string;
  readonly text: string;
  /** Files that the scenario names, by the name it uses. */
  readonly files: Readonly<Record<string, string>>;
  readonly points: readonly Readonly<Record<string, Plain>>[];
  readonly common: Readonly<Record<string, Plain>>;
  readonly promises: readonly string[];
}

/** One part, as it is written to a file. */
export interface Shard {
  readonly schemaVersion: 1;
  readonly kind: 'tidemark-sim-shard';
  /** Of the program, and of everything that is simulated: parts of different ones cannot be merged. */
  readonly version: string;
  readonly fingerprint: string;
  /** From 1. */
  readonly part: number;
  readonly parts: number;
  readonly input: ShardInput;
  readonly records: readonly (Task & { readonly record: ReplicationRecord })[];
  /** [ms] */
  readonly wallMs: number;
}

/** Every task in the order in which results are made of them. */
export function tasksOf(points: readonly GridPoint[]): readonly Task[] {
  return points.flatMap(({ scenario }, point) =>
    knownScenarios(scenario).flatMap((_, way) =>
      Array.from({ length: scenario.replications }, (__, index): Task => ({ point, way, index })),
    ),
  );
}

/** The tasks of one part: neighbours, so that parts are of equal size to within one. @param part from 1 */
export function tasksOfPart(tasks: readonly Task[], part: number, parts: number): readonly Task[] {
  const from = Math.floor(((part - 1) * tasks.length) / parts);
  return tasks.slice(from, Math.floor((part * tasks.length) / parts));
}

/** Of all points: their scenarios, seeds and replications. */
export function fingerprintOf(points: readonly GridPoint[]): string {
  return points.map(({ scenario }) => `${scenarioHash(scenario)}:${scenario.seed}:${scenario.replications}`).join(' ');
}

/**
 * The results of all points, as one machine would have had them.
 * @param points as `input` of the parts says
 * @throws SimulationError `merge.…` where parts do not belong together, or one is missing
 */
export function mergedResults(shards: readonly Shard[], points: readonly GridPoint[]): readonly RunResult[] {
  checkTogether(shards, points);
  const wallMs = shards.reduce((sum, shard) => sum + shard.wallMs, 0);
  const records = shards.flatMap((shard) => shard.records);
  return points.map(({ scenario }, point) => {
    const own = records.filter((each) => each.point === point);
    const ways = knownScenarios(scenario).map((way: Scenario, at) =>
      resultOf(
        way,
        own.filter((each) => each.way === at).map(({ record }) => record),
        wallMs,
      ),
    );
    return { ...joined(scenario, ways), wallMs };
  });
}

function checkTogether(shards: readonly Shard[], points: readonly GridPoint[]): void {
  const [first] = shards;
  const fail = (reason: string, what: string, next: string): never => {
    throw new SimulationError(`merge.${reason}`, { what, next });
  };
  if (first === undefined) return fail('empty', 'there is nothing to merge', 'Name the files that shard wrote.');
  const other = shards.find(
    ({ fingerprint, version, parts }) =>
      fingerprint !== first.fingerprint || version !== first.version || parts !== first.parts,
  );
  if (other !== undefined) {
    const why =
      other.version !== first.version
        ? `versions ${first.version} and ${other.version}`
        : 'different scenarios, seeds or numbers of parts';
    fail(
      'fingerprint',
      `parts ${first.part} and ${other.part} do not belong together: they are of ${why}`,
      'Make all parts with one command line and one version.',
    );
  }
  if (fingerprintOf(points) !== first.fingerprint) {
    fail(
      'fingerprint',
      'this version reads the scenario of the parts in another way',
      `Merge with tidemark-sim ${first.version}, which made them.`,
    );
  }
  const there = new Set(shards.map(({ part }) => part));
  if (there.size < shards.length) fail('twice', 'a part is given twice', 'Name each part once.');
  const missing = Array.from({ length: first.parts }, (_, at) => at + 1).filter((part) => !there.has(part));
  if (missing.length > 0) {
    fail(
      'missing',
      `of ${first.parts} parts these are missing: ${missing.join(', ')}`,
      `Make them: tidemark-sim shard ${missing[0]}/${first.parts} …`,
    );
  }
}
