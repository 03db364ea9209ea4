/** The configuration of one Laravel application: its files, and below them what the framework has by default. */
import { posix } from 'node:path';
import { returnedSetting } from '../../../configuration/php-settings.ts';
import type { PhpSource } from '../../../configuration/php-source.ts';
import type { ConfigurationFiles } from '../../../configuration/reader.ts';
import { entryAt, type Placed, ROOT, type Setting, settingAt, textOf } from '../../../configuration/setting.ts';
import { variableSetting } from '../../../configuration/setting-text.ts';
import { isWithin } from '../../../project/relative-path.ts';
import {
  type BaseConfiguration,
  type BaseValue,
  baseConfiguration,
  type FrameworkVersion,
  MERGED_ENTRIES,
} from './base-configuration.ts';
import type { ApplicationPlace } from './config-directory.ts';
import { helperCalls } from './known-calls.ts';

/** Where a key stands, or would stand. */
export interface Place extends Placed {
  /** As `config()` takes it: `session.driver`. */
  readonly key: string;
  /** Undefined where neither the project nor the framework has the key. */
  readonly setting: Setting | undefined;
  /** Does it stand in the project's file? */
  readonly isOwn: boolean;
}

export class Application {
  readonly files: ConfigurationFiles;
  readonly place: ApplicationPlace;
  readonly version: FrameworkVersion;
  /** Configuration files by section (`session`), in the order of their paths. */
  readonly own: ReadonlyMap<string, Setting>;
  readonly #base: BaseConfiguration;

  constructor(
    files: ConfigurationFiles,
    place: ApplicationPlace,
    version: FrameworkVersion,
    own: ReadonlyMap<string, Setting>,
  ) {
    this.files = files;
    this.place = place;
    this.version = version;
    this.own = own;
    this.#base = baseConfiguration(version);
  }

  /** The setting at `section.key.key`, by the framework's default where the project has none. */
  at(section: string, ...keys: readonly string[]): Place {
    const key = [section, ...keys].join('.');
    const own = this.own.get(section);
    const place = nearest(own, keys, this.pathOf(section));
    const setting = settingAt(own, ...keys);
    if (setting !== undefined) return { ...place, key, setting, isOwn: true };
    const base = this.#isFromBase(section, keys) ? this.#baseAt(section, keys) : undefined;
    return { ...place, key, setting: base === undefined ? undefined : this.#setting(base, place), isOwn: false };
  }

  /** Text of a setting; what stands for nothing in an environment file is undefined. */
  text(section: string, ...keys: readonly string[]): string | undefined {
    return plainText(this.at(section, ...keys).setting);
  }

  /** Names of the project's own entries: disks, stores, connections. */
  ownNames(section: string, ...keys: readonly string[]): readonly string[] {
    const setting = settingAt(this.own.get(section), ...keys);
    return setting?.kind === 'map' ? [...new Set(setting.entries.map(({ key }) => key))] : [];
  }

  /** Is a package required or installed? */
  hasPackage(name: string): boolean {
    const composer = this.files.project.composer;
    return composer !== undefined && (name in composer.require || name in composer.installed);
  }

  /** Runs it on Lambda by Bref's bridge, which changes what cannot work there? brefphp/laravel-bridge: src/BrefServiceProvider.php */
  get isOnBref(): boolean {
    return this.hasPackage('bref/laravel-bridge') && this.files.matching(/^(?:serverless|template)\.ya?ml$/).length > 0;
  }

  /** Path of the file that holds a section, or would hold it. */
  pathOf(section: string): string {
    return this.own.get(section)?.path ?? posix.join(this.place.config, `${section}.php`);
  }

  /** A path of the project as settings have it; `storage/` is where the application moved it. */
  rooted(path: string): string {
    const { base, storage } = this.place;
    const isStored = storage !== undefined && isWithin(path, 'storage');
    return isStored ? posix.join(storage, path.slice('storage'.length)) : posix.join(ROOT, base, path);
  }

  #isFromBase(section: string, keys: readonly string[]): boolean {
    const own = this.own.get(section);
    if (own === undefined) return true;
    const [first = '', second] = keys;
    if (own.kind !== 'map') return false;
    if (!entryAt(own, first)) return true;
    const isMerged = this.version.major >= 11 && !this.version.isLumen && MERGED_ENTRIES[section] === first;
    return isMerged && second !== undefined && !settingAt(own, first, second);
  }

  /** `{base}/storage/logs` as a path of this application. */
  #placed(text: string): string {
    return text.startsWith('{base}/') ? this.rooted(text.slice('{base}/'.length)) : text;
  }

  #baseAt(section: string, keys: readonly string[]): BaseValue | undefined {
    let at: BaseValue | undefined = this.#base[section];
    for (const key of keys) {
      if (at === null || typeof at !== 'object' || 'variable' in at) return undefined;
      at = (at as Readonly<Record<string, BaseValue>>)[key];
    }
    return at;
  }

  #setting(base: BaseValue, at: Placed): Setting {
    const place: Placed = { path: at.path, line: at.line };
    if (base === null) return { kind: 'value', value: null, ...place };
    if (typeof base === 'string') return { kind: 'value', value: this.#placed(base), ...place };
    if (isList(base)) return { kind: 'list', items: base.map((item) => this.#setting(item, at)), ...place };
    if ('variable' in base) {
      const { variable, fallback } = base as { readonly variable: string; readonly fallback: string | null };
      return variableSetting(this.files.variables, variable, this.#setting(fallback, at), place);
    }
    const entries = Object.entries(base).map(([key, value]) => ({ key, value: this.#setting(value, at), ...place }));
    return { kind: 'map', entries, ...place };
  }
}

function isList(base: BaseValue): base is readonly BaseValue[] {
  return Array.isArray(base);
}

/** Text as `env()` gives it: `null`, `(null)` and nothing are undefined. */
export function plainText(setting: Setting | undefined): string | undefined {
  const text = textOf(setting);
  return text === undefined || /^(?:|null|\(null\)|empty|\(empty\))$/i.test(text) ? undefined : text;
}

/** Place of the key, of its nearest present parent, or of the file. */
function nearest(own: Setting | undefined, keys: readonly string[], path: string): Placed {
  for (let length = keys.length; length > 0; length -= 1) {
    const parent = settingAt(own, ...keys.slice(0, length - 1));
    const entry = entryAt(parent, keys[length - 1] ?? '');
    if (entry) return { path: entry.path, line: entry.line };
    if (parent?.kind === 'list') {
      const item = settingAt(parent, keys[length - 1] ?? '');
      if (item) return { path: item.path, line: item.line };
    }
  }
  return { path, line: 1 };
}

/** Reads the files of an application's configuration directory. */
export async function readApplication(
  files: ConfigurationFiles,
  place: ApplicationPlace,
  version: FrameworkVersion,
): Promise<Application> {
  const directory = `${place.config}/`;
  const own = new Map<string, Setting>();
  for (const path of files.matching(/\.php$/)) {
    if (!path.startsWith(directory)) continue;
    const setting = await settingsOf(files, path, place);
    const section = path.slice(directory.length, -'.php'.length).replaceAll('/', '.');
    if (setting) own.set(section, setting);
  }
  return new Application(files, place, version, own);
}

async function settingsOf(
  files: ConfigurationFiles,
  path: string,
  { base, storage }: ApplicationPlace,
): Promise<Setting | undefined> {
  const facts = await files.facts(path);
  if (!facts) return undefined;
  const source: PhpSource = {
    path,
    facts,
    variables: files.variables,
    meaning: helperCalls(base, files.variables, storage),
  };
  return returnedSetting(source);
}
