/** A Craft site's configuration files, and what its general settings are in production. */
import { posix } from 'node:path';
import { returnedSetting } from '../../../configuration/php-settings.ts';
import type { CallMeaning } from '../../../configuration/php-source.ts';
import type { ConfigurationFiles } from '../../../configuration/reader.ts';
import { entryAt, ROOT, type Setting, type SettingEntry, type SettingMap } from '../../../configuration/setting.ts';
import { variableSetting } from '../../../configuration/setting-text.ts';
import type { EnvironmentName } from '../../../configuration/variables.ts';
import { type RemedyFor, remedyLookup } from '../../remedy-lookup.ts';
import { deepMerged, yiiMeaning } from '../../yii/configuration/yii-calls.ts';
import { remedies } from '../remedies.ts';

export interface CraftSite {
  readonly files: ConfigurationFiles;
  /** 2 to 5; undefined when nothing tells. */
  readonly major: number | undefined;
  /** `4.6.2` is 4006; 999 stands for a minor version that is not known. */
  readonly version: number;
  /** `config`, `craft/config`, `cms/config`. */
  readonly directory: string;
  /** What a file of the configuration directory returns in the environment that is asked about; undefined where there is none. */
  readonly config: (name: string) => SettingMap | undefined;
  /** The host runs Craft Cloud's extension, which brings drivers of its own. */
  readonly isCloud: boolean;
}

/** Names of environments, with `*` for all. https://craftcms.com/docs/5.x/configure.html#multi-environment-configs */
const ENVIRONMENTS: Readonly<Record<EnvironmentName, RegExp>> = {
  production: /^(?:\*|prod|production|live|master|main)$/i,
  development: /^(?:\*|dev|development|local|localhost)$/i,
};

/** bootstrap.php of craftcms/craft; constants of craft\\db\\Connection. */
const KNOWN: ReadonlyMap<string, string> = new Map([
  ['CRAFT_BASE_PATH', ROOT],
  ['craft\\db\\Connection::DRIVER_MYSQL', 'mysql'],
  ['craft\\db\\Connection::DRIVER_PGSQL', 'pgsql'],
]);

const NAMES = ['general', 'app', 'app.web', 'app.console', 'db', 'volumes', 'blitz', 'imager-x', 'imager'] as const;

export async function craftSite(
  files: ConfigurationFiles,
  version: string,
  major: number | undefined,
): Promise<CraftSite> {
  const directory = directoryOf(files);
  const configs = new Map<string, SettingMap>();
  for (const name of NAMES) {
    const path = posix.join(directory, `${name}.php`);
    const facts = await files.facts(path);
    const meaning = craftMeaning(files);
    const found = facts && returnedSetting({ path, facts, variables: files.variables, meaning, known: KNOWN });
    if (found?.kind === 'map') configs.set(name, inEnvironment(found, files.environment));
  }
  const requires = files.project.composer?.require ?? {};
  return {
    files,
    major,
    version: numberOf(version, major),
    directory,
    config: (name) => configs.get(name),
    isCloud: requires['craftcms/cloud'] !== undefined || files.has('craft-cloud.yaml'),
  };
}

/** A requirement such as `^4.0` installs the last release of its major version. */
function numberOf(version: string, major: number | undefined): number {
  const [, whole, minor] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
  return whole === undefined ? (major ?? 5) * 1000 + 999 : Number(whole) * 1000 + Number(minor);
}

function directoryOf(files: ConfigurationFiles): string {
  const paths = files.matching(/(?:^|\/)config\/(?:general|app|db)\.php$/);
  const directories = paths.map((path) => posix.dirname(path));
  return directories.sort((left, right) => left.length - right.length)[0] ?? 'config';
}

/** What `*` and the environment's own settings say, as one map. */
function inEnvironment(config: SettingMap, environment: EnvironmentName): SettingMap {
  if (!entryAt(config, '*')) return config;
  const maps = config.entries.filter(({ key }) => ENVIRONMENTS[environment].test(key)).map(({ value }) => value);
  const found = deepMerged(maps);
  return found?.kind === 'map' ? found : config;
}

/** `App::env('X')`, `App::parseEnv('$X')`, `App::parseBooleanEnv('$X')`; what `App::…Config()` gives is Craft's default. */
function craftMeaning(files: ConfigurationFiles): CallMeaning {
  return (call) => {
    const { name, args, path, line } = call;
    const [first, second] = args;
    const method = /^(?:craft\\helpers\\)?app::(\w+)$/.exec(name)?.[1];
    if (method === 'env' || method === 'parseenv' || method === 'parsebooleanenv') {
      if (first?.kind !== 'value') return undefined;
      const variable = String(first.value).replace(/^\$/, '');
      return variableSetting(files.variables, variable, second, { path, line });
    }
    const defaults = method === undefined ? undefined : COMPONENT_DEFAULTS[method];
    if (defaults !== undefined) {
      const value: Setting = { kind: 'value', value: defaults, path, line };
      return { kind: 'map', entries: [{ key: 'class', path, line, value }], path, line };
    }
    return yiiMeaning(call);
  };
}

/** https://github.com/craftcms/cms/blob/5.x/src/helpers/App.php */
const COMPONENT_DEFAULTS: Readonly<Record<string, string>> = {
  sessionconfig: 'craft\\web\\Session',
  mutexconfig: 'yii\\mutex\\FileMutex',
  dbmutexconfig: 'yii\\mutex\\MysqlMutex',
  cacheconfig: 'yii\\caching\\FileCache',
};

/** A general setting, as written in config/general.php. */
export function general(site: CraftSite, key: string): SettingEntry | undefined {
  return entryAt(site.config('general'), key);
}

/** The variable that gives a general setting from Craft 4 on: `allowUpdates` → `CRAFT_ALLOW_UPDATES`. */
export function variableOf(key: string): string {
  return `CRAFT_${key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

export const remedyFor: RemedyFor = remedyLookup(remedies);
