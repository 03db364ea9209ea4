/** Scenario files and what the command line changes in them. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { SimulationError } from '../errors.ts';
import { type ReadScenario, readScenario } from '../scenario/read-scenario.ts';
import type { Slo } from '../scenario/scenario.ts';
import { parseSlo } from '../scenario/slo.ts';
import type { Plain } from '../scenario/source.ts';
import { type ParsedArguments, usageError } from './arguments.ts';
import type { Terminal } from './terminal.ts';

/** @param next what else could be given. @throws SimulationError `scenario.unreadable` */
export function readText(file: string, terminal: Terminal, what = 'the scenario', next?: string): string {
  try {
    return readFileSync(resolve(terminal.cwd, file), 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : message;
    throw new SimulationError('scenario.unreadable', {
      where: file,
      what: `${what} cannot be read: ${why}`,
      ...(next !== undefined && { next }),
      cause: error,
    });
  }
}

/** `php.nodes=4` taken apart. @throws SimulationError `usage.set` */
export function settingOf(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at > 0 && at < text.length - 1) return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  throw usageError('set', `--set needs a key and a value, as in --set php.nodes=4, not "${text}"`);
}

/** A value as YAML reads it, so that lists and maps can be given too. */
export function plainValue(text: string): Plain {
  const document = parseDocument(text, { prettyErrors: false });
  return document.errors.length > 0 ? text : (document.toJS() as Plain);
}

/** What the options change in a scenario. @param withSet `--set` too, each one value rather than a range */
export function settingsOf(args: ParsedArguments, withSet = true): Readonly<Record<string, Plain>> {
  const given = withSet ? args.values('set').map(settingOf) : [];
  const own = Object.fromEntries(given.map(([key, value]) => [key, plainValue(value)]));
  const seed = args.value('seed');
  const replications = args.value('replications');
  return {
    ...own,
    ...(seed === undefined ? {} : { seed }),
    ...(replications === undefined ? {} : { replications }),
  };
}

/** The scenario of a file with the given settings, and the promises of `--slo` beside its own. */
export function scenarioOf(
  file: string,
  args: ParsedArguments,
  terminal: Terminal,
  settings: Readonly<Record<string, Plain>> = settingsOf(args),
  readFile?: (path: string) => string,
): ReadScenario {
  const read = readScenario(readText(file, terminal), {
    filename: resolve(terminal.cwd, file),
    name: file,
    settings,
    ...(readFile === undefined ? {} : { readFile }),
  });
  const promises = args.values('slo').map(promiseOf);
  return { ...read, scenario: { ...read.scenario, slo: [...read.scenario.slo, ...promises] } };
}

function promiseOf(expression: string): Slo {
  const parsed = parseSlo(expression);
  if (typeof parsed === 'string') throw usageError('slo', `--slo ${parsed}`);
  return parsed;
}
