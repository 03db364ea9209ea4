/** From a text, or a program's value, to a validated scenario. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { SimulationError } from '../errors.ts';
import type { Scenario } from './scenario.ts';
import { scenarioShape } from './scenario-shape.ts';
import { type Explained, INVALID, type Problem, type Reading } from './shape.ts';
import { type Origin, type Plain, parseText, type Source, sourceOf, withSetting } from './source.ts';

export interface ReadOptions {
  /** Path of the scenario: files it names are relative to it. Default: `scenario`, in the current folder. */
  readonly filename?: string;
  /** What it is called in messages. Default: `filename`. */
  readonly name?: string;
  /** Values that replace or add to what the text says, by dotted path: `{ 'php.nodes': 4 }`. */
  readonly settings?: Readonly<Record<string, Plain>>;
  /** Reads a file that the scenario names. Default: from disk, relative to `filename`. */
  readonly readFile?: (path: string) => string;
}

/** A scenario with every value in force and where it comes from. */
export interface ReadScenario {
  readonly scenario: Scenario;
  /** In the order of the format's keys. */
  readonly explained: readonly Explained[];
}

/** Problems told before "and N more". */
const TOLD = 10;

/**
 * @param given YAML, JSON, or the same as a value
 * @throws SimulationError `scenario.syntax`, `scenario.invalid` with line, key and the nearest valid key, `usage.set`
 */
export function readScenario(given: string | Plain, options: ReadOptions = {}): ReadScenario {
  const { filename = 'scenario', settings = {} } = options;
  const { name = filename } = options;
  let source = typeof given === 'string' ? parseText(given, name) : sourceOf(given);
  for (const [path, value] of Object.entries(settings)) {
    source = withSetting(source, path, sourceOf(value, { told: '--set' }));
  }
  return readSource(source, name, options.readFile ?? fileBeside(filename));
}

/** The scenario alone: see `readScenario`. */
export function parseScenario(given: string | Plain, options: ReadOptions = {}): Scenario {
  return readScenario(given, options).scenario;
}

function fileBeside(filename: string): (path: string) => string {
  return (path) => readFileSync(resolve(dirname(filename), path), 'utf8');
}

function readSource(source: Source, filename: string, readFile: (path: string) => string): ReadScenario {
  const reading: Reading = { problems: [], explained: [], readFile };
  if (source.kind !== 'map') {
    throw new SimulationError('scenario.invalid', {
      where: filename,
      what: `${placeOf(source.origin)}a scenario is a map with keys such as version, traffic, php`,
      next: 'See the examples of the documentation, or tidemark-sim --help.',
    });
  }
  const scenario = scenarioShape.read(source, '', reading);
  if (scenario === INVALID || reading.problems.length > 0) throw invalid(filename, reading.problems);
  return { scenario, explained: inOrder(reading.explained) };
}

function placeOf({ line, told }: Origin): string {
  return line !== undefined ? `line ${line}: ` : told !== undefined ? `${told}: ` : '';
}

function invalid(filename: string, problems: readonly Problem[]): SimulationError {
  const sorted = problems.toSorted((a, b) => (a.origin.line ?? 0) - (b.origin.line ?? 0));
  const texts = [...new Set(sorted.map(({ origin, says }) => `${placeOf(origin)}${says}`))];
  const more = texts.length - TOLD;
  const what = texts.slice(0, TOLD).join(`\n${filename}: `) + (more > 0 ? `\n… and ${more} more` : '');
  return new SimulationError('scenario.invalid', { where: filename, what });
}

/** Later entries of a path replace earlier ones; keys of one part stand together, in the order of the format. */
function inOrder(explained: readonly Explained[]): readonly Explained[] {
  const byPath = new Map<string, Explained>();
  for (const entry of explained) byPath.set(entry.path, entry);
  const parts = [...new Set([...FIRST, ...[...byPath.keys()].map(partOf)])];
  return [...byPath.values()].toSorted((a, b) => parts.indexOf(partOf(a.path)) - parts.indexOf(partOf(b.path)));
}

const FIRST = ['version', 'seed', 'duration', 'warmup', 'replications', 'analysis'];

function partOf(path: string): string {
  return path.split('.', 1)[0] ?? path;
}
