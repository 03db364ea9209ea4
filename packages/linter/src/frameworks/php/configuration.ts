/** Reads the configuration of an application without a framework, and the directives of PHP that a project sets. */

import { leftToHost } from '../../configuration/left-to-host.ts';
import { topLevelCalls } from '../../configuration/php-settings.ts';
import type { PhpSource } from '../../configuration/php-source.ts';
import type { ConfigurationFiles, ConfigurationReader } from '../../configuration/reader.ts';
import type { Reading, StoreReading } from '../../configuration/reading.ts';
import { ROOT, textOf } from '../../configuration/setting.ts';
import type { ConfigurationVariables } from '../../configuration/variables.ts';
import { partition } from '../../partition.ts';
import type { AnyFrameworkName } from '../../project/project.ts';
import { codeigniterLog } from './configuration/codeigniter-log.ts';
import { dataLeaves } from './configuration/data-files.ts';
import { isEntryFile, isSettingsFile } from './configuration/files.ts';
import { type IniDirective, iniDirectives } from './configuration/ini-directives.ts';
import { readDirectives } from './configuration/ini-readings.ts';
import { constantsOf, type Leaf, leavesOf, leavesOfConstants } from './configuration/leaves.ts';
import { type NamedReading, readLeaf } from './configuration/named-settings.ts';
import { sessionsInCode } from './configuration/session-calls.ts';
import { leavesOfCalls } from './configuration/set-by-call.ts';
import { mediawikiReading } from './mediawiki/reader.ts';

export const phpConfiguration: ConfigurationReader = { framework: 'php', read };

/** What a library leaves to the application that requires it. */
const LEFT = ['sessions', 'cache', 'locks', 'queue', 'logs', 'database'] as const;
const OF_HOST = 'A library has no configuration of its own: the application that requires it decides';

/** Most files that are read: a project without a framework has few. */
const MOST_FILES = 60;

const INI_CALLS: ReadonlySet<string> = new Set(['ini_set', 'session_save_path', 'session_module_name']);

async function read(files: ConfigurationFiles): Promise<Reading> {
  const isPlain = files.project.frameworks.every(({ name }) => !hasOwnConfiguration(name, files));
  const sources = isPlain ? await sourcesOf(files) : [];
  const leaves = [
    ...sources.map((source) =>
      isEntryFile(source.path)
        ? leavesOfConstants(source)
        : [...leavesOf(source), ...leavesOfCalls(source.facts, source.path)],
    ),
    ...(isPlain ? [...byPath(dataLeaves(files))] : []),
  ];
  const named = leaves.flatMap((each) => settingsOf(each, files.variables));
  const directives = [...iniDirectives(files), ...sources.flatMap(directivesIn)];
  const ini = readDirectives(directives, isPlain);
  const wiki = await mediawikiReading(files);
  const stores = [...wiki.stores, ...mergedStores(named), ...leaves.flatMap(codeigniterLog), ...ini.stores];
  const hasSessions = stores.some(
    ({ kind, isUsed, told }) => kind === 'sessions' && isUsed && told.some(({ isTemplate }) => !isTemplate),
  );
  return {
    ...(isPlain && isLibrary(files) ? leftToHost(OF_HOST, LEFT) : {}),
    stores: [...stores, ...(hasSessions || !isPlain ? [] : await sessionsInCode(files))],
    services: [...wiki.services, ...named.flatMap(({ service }) => service ?? []), ...ini.services],
    variables: [...wiki.variables, ...named.flatMap(({ variable }) => variable ?? [])],
    switches: [...wiki.switches, ...named.flatMap(({ switched }) => switched ?? []), ...ini.switches],
  };
}

/** A library is installed into an application, and has no lock file, no entry and no settings of its own. */
function isLibrary(files: ConfigurationFiles): boolean {
  const { composer } = files.project;
  if (composer?.name === undefined || (composer.type ?? 'library') !== 'library') return false;
  return Object.keys(composer.installed).length === 0 && !files.project.files.some(({ path }) => isEntryFile(path));
}

/** Is the framework there as such, and not only some of its components in an application of another make? */
function hasOwnConfiguration(name: AnyFrameworkName, files: ConfigurationFiles): boolean {
  if (name === 'php') return false;
  if (name === 'laravel')
    return (
      files.has('artisan') ||
      files.has('config/app.php') ||
      files.project.composer?.type === 'library' ||
      files.project.composer?.require['laravel/framework'] !== undefined
    );
  if (name === 'symfony')
    return (
      files.has('bin/console') ||
      files.matching(/^config\/(?:bundles\.php|packages\/)|^app\/AppKernel\.php|Bundle\.php$/).length > 0
    );
  return true;
}

/** Files with settings; constants that one of them defines are known to the others. */
async function sourcesOf(files: ConfigurationFiles): Promise<readonly PhpSource[]> {
  const paths = files
    .matching(/\.(?:php|inc)(?:\.\w+)?$/i)
    .filter((path) => isSettingsFile(path) || isEntryFile(path))
    .slice(0, MOST_FILES);
  const bare: PhpSource[] = [];
  for (const path of paths) {
    const facts = await files.facts(path);
    if (facts) bare.push({ path, facts, variables: files.variables });
  }
  const known = new Map([...paths.flatMap((path) => rootsIn(files.text(path) ?? '')), ...bare.flatMap(constantsOf)]);
  return bare.map((source) => ({ ...source, known }));
}

/** Leaves of each file by themselves: a driver speaks for the places in its own file. */
function byPath(leaves: readonly Leaf[]): Iterable<readonly Leaf[]> {
  return partition(leaves, ({ path }) => path).values();
}

/** Constants by whose names alone one sees that they are directories of the release; what the files define wins. With a slash, as some texts bring none. */
function rootsIn(text: string): readonly (readonly [string, string])[] {
  const named = text.match(
    /\b(?:[A-Z]+_)*(?:ROOT|BASE|INSTALL|ABS|APP|SITE|PROJECT|WRITE)_?(?:PATH|DIR|DIRECTORY|FOLDER|ROOT)\b/g,
  );
  return [...new Set(named)].map((name) => [name, `${ROOT}/`] as const);
}

function settingsOf(leaves: readonly Leaf[], variables: ConfigurationVariables): readonly NamedReading[] {
  const named = distinct(leaves.flatMap((leaf) => readLeaf(leaf, variables) ?? []));
  const isFile = (reading: NamedReading): boolean => reading.store?.told.some(({ isLocal }) => isLocal) === true;
  return named.flatMap((reading): readonly NamedReading[] => {
    const { store, meaning, place } = reading;
    if (!store || meaning?.is !== 'place') return [reading];
    const isSpokenFor =
      place?.isBroad === true &&
      named.some((other) => other !== reading && other.place?.value.startsWith(`${place.value.replace(/\/$/, '')}/`));
    if (isSpokenFor) return reading.variable ? [{ leaf: reading.leaf, variable: reading.variable }] : [];
    // A driver that does not keep files makes the place of such files a mere possibility.
    const driver = named.find((other) => other.meaning?.is === 'driver' && other.store?.kind === store.kind);
    const isUsed = driver === undefined || store.kind === 'database' || isFile(driver);
    return [{ ...reading, store: { ...store, isUsed } }];
  });
}

/** What stands at one place and means one thing, reached by several ways, once. */
function distinct(named: readonly NamedReading[]): readonly NamedReading[] {
  const seen = new Set<string>();
  return named.filter(({ leaf, meaning }) => {
    const key = `${leaf.path}:${leaf.line} ${leaf.keys.at(-1)} ${meaning?.is}`;
    return !seen.has(key) && seen.add(key);
  });
}

/**
 * One store for each name and value, told of wherever it stands; a template tells of the store that it is a template for.
 * Where files give the name a local value and a shared one (defaults, and what overrides them), the local one may not be in use.
 */
function mergedStores(named: readonly NamedReading[]): readonly StoreReading[] {
  const read = named.flatMap(({ store }) => store ?? []);
  const merged: StoreReading[] = [];
  for (const store of [...read.filter((each) => !isTemplate(each)), ...read.filter(isTemplate)]) {
    const at = merged.findIndex((known) => isSameName(known, store) && (isTemplate(store) || saysSame(known, store)));
    const known = merged[at];
    if (!known) merged.push(store);
    else merged[at] = { ...known, told: [...known.told, ...store.told], isUsed: known.isUsed || store.isUsed };
  }
  return merged.map((store) => {
    const isOverridden = merged.some(
      (other) => isSameName(other, store) && other.placement === 'shared' && !isTemplate(other),
    );
    return isOverridden && store.placement !== 'shared' ? { ...store, confidence: 'possible' } : store;
  });
}

/** Does the file that names it stand for one that is made from it? */
function isTemplate({ told: [own] }: StoreReading): boolean {
  return own?.isTemplate === true;
}

function isSameName(a: StoreReading, b: StoreReading): boolean {
  return a.kind === b.kind && a.store === b.store;
}

function saysSame(a: StoreReading, b: StoreReading): boolean {
  return a.message === b.message;
}

/** `ini_set('session.save_handler', 'redis')` at top level. */
function directivesIn(source: PhpSource): readonly IniDirective[] {
  return topLevelCalls(source, INI_CALLS).flatMap(({ name, args, path, line }): readonly IniDirective[] => {
    const [first, second] = args.map((arg) => textOf(arg));
    if (name === 'session_save_path')
      return first === undefined ? [] : [{ name: 'session.save_path', value: first, path, line }];
    if (name === 'session_module_name')
      return first === undefined ? [] : [{ name: 'session.save_handler', value: first, path, line }];
    return first === undefined || second === undefined
      ? []
      : [{ name: first.toLowerCase(), value: second, path, line }];
  });
}
