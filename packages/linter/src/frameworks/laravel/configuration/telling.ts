/** Places that tell of a store: the configuration file, and the files that give the variable it reads. */
import { basename } from 'node:path/posix';
import type { Telling } from '../../../configuration/reading.ts';
import { decidingVariable, type VariableUse } from '../../../configuration/setting.ts';
import type { GivenVariable } from '../../../configuration/variables.ts';
import { type Application, type Place, plainText } from './application.ts';

/** Templates of test runs and of development machines: nobody deploys with them. */
const NOT_DEPLOYED = /(?:^|[._-])(?:tests?|testing|ci|travis|e2e|dusk|cypress|gitpod|sail|ddev|lando)(?:[._-]|$)/i;

/** Directories of what runs tests. */
const OF_CI = /(?:^|\/)\.?(?:github|gitlab|circleci|ci|tests?|devcontainer)\//i;

export interface TellingOptions {
  /** Does this value put the state on one node? Undefined stands for no value. */
  readonly isLocal: (value: string | undefined) => boolean;
  /** Names under which the documentation knows the variable, besides the one that the file reads. */
  readonly documented?: readonly string[];
  /** What happens where the variable is not set. */
  readonly whenUnset?: string;
}

/** The place in the configuration first, then what variable files say, the file that wins last. */
export function tellings(app: Application, place: Place, options: TellingOptions): readonly Telling[] {
  const variable = variableOf(place);
  const names = [...new Set([...(variable ? [variable.name] : []), ...(options.documented ?? [])])];
  return [
    inConfiguration(place, options, variable),
    ...names.flatMap((name) => inVariableFiles(app, name, options.isLocal)),
  ];
}

/** The variable that decides a setting. */
export function variableOf(place: Place): VariableUse | undefined {
  return decidingVariable(place.setting);
}

function inConfiguration(place: Place, options: TellingOptions, variable: VariableUse | undefined): Telling {
  const { path, line, key, setting } = place;
  const value = plainText(setting);
  const isKnown = setting?.kind === 'value' || setting === undefined;
  const fallback = variable?.given ? (variable.default ?? undefined) : value;
  return {
    path,
    line,
    key,
    ...(variable ? { variable } : {}),
    ...(variable && options.whenUnset !== undefined ? { whenUnset: options.whenUnset } : {}),
    isLocal: isKnown && options.isLocal(value) && options.isLocal(fallback),
  };
}

/** What `.env` files, their templates and images give. */
export function inVariableFiles(
  app: Application,
  name: string,
  isLocal: (value: string | undefined) => boolean,
): readonly Telling[] {
  return givenOf(app, name).map(({ path, line, value, from }) => ({
    path,
    line,
    key: name,
    isLocal: value !== '' && isLocal(value),
    ...(from === 'template' ? { isTemplate: true as const } : {}),
  }));
}

/** Where a variable is given for production, or for people to copy. */
export function givenOf(app: Application, name: string): readonly GivenVariable[] {
  return app.files.variables
    .of(name)
    .filter(({ from, path }) => from !== 'development' && !NOT_DEPLOYED.test(basename(path)) && !OF_CI.test(path));
}
