/** A TYPO3 site as its settings describe it, and what is found in them. */
import type { ConfigurationFiles } from '../../../configuration/reader.ts';
import type {
  ServiceReading,
  StoreReading,
  SwitchReading,
  Telling,
  VariableReading,
} from '../../../configuration/reading.ts';
import {
  decidingVariable,
  entryAt,
  type Placed,
  ROOT,
  type Setting,
  type SettingEntry,
  type SettingMap,
  textOf,
} from '../../../configuration/setting.ts';
import { settingVariables } from '../../../configuration/setting-variables.ts';
import { givenTellings, tellingOf } from '../../../configuration/telling.ts';
import { webDirectory } from '../../../project/docroots.ts';
import type { SystemSettings } from './system-settings.ts';

export class Site {
  readonly stores: StoreReading[] = [];
  readonly services: ServiceReading[] = [];
  readonly switches: SwitchReading[] = [];
  readonly variables: VariableReading[] = [];
  readonly files: ConfigurationFiles;
  readonly settings: SettingMap;
  readonly home: Placed;
  /** Lowest major version; undefined when nothing tells. */
  readonly major: number | undefined;

  /** Are all settings known that the installer writes? */
  readonly isWhole: boolean;

  readonly #replaced: ReadonlySet<string>;

  constructor(
    files: ConfigurationFiles,
    { settings, home, isWhole, replaced }: SystemSettings,
    major: number | undefined,
  ) {
    this.files = files;
    this.settings = settings;
    this.home = home;
    this.isWhole = isWhole;
    this.#replaced = replaced;
    this.major = major;
  }

  /** Where the web server looks, with TYPO3's default: `{root}/public`. */
  get publicDirectory(): string {
    return `${ROOT}/${webDirectory(this.files.project, 'public')}`;
  }

  entry(...keys: readonly string[]): SettingEntry | undefined {
    let entry: SettingEntry | undefined;
    let at: Setting = this.settings;
    for (const key of keys) {
      entry = entryAt(at, key);
      if (!entry) return undefined;
      at = entry.value;
    }
    return entry;
  }

  /** Does the site put an array of its own in the place of TYPO3's default, here or above? */
  replaces(...keys: readonly string[]): boolean {
    return keys.some((_, length) => this.#replaced.has(keys.slice(0, length + 1).join('/')));
  }

  /** The nearest section that is there, down a path of keys; else the file's first line. */
  nearest(...keys: readonly string[]): Placed {
    for (let length = keys.length; length > 0; length -= 1) {
      const entry = this.entry(...keys.slice(0, length));
      if (entry) return entry;
    }
    return this.home;
  }

  /** Every place that tells of a setting: where it is read, and files that give its variable. */
  told(entry: SettingEntry, key: string, isLocal: (value: string) => boolean, purpose: string): readonly Telling[] {
    const { value: setting } = entry;
    const variable = decidingVariable(setting);
    const text = textOf(setting);
    const isDecidedHere = variable?.given === undefined;
    const here = tellingOf(entry, key, isDecidedHere && text !== undefined && isLocal(text), setting);
    if (!variable) return [here];
    const hidesAbsence = here.isLocal;
    if (!this.variables.some(({ name }) => name === variable.name)) {
      this.variables.push({ ...variable, purpose, isRequired: hidesAbsence || !variable.default, hidesAbsence });
    }
    return [here, ...givenTellings(this.files.variables, variable.name, isLocal)];
  }
}

/** Adds the variables that decide neither a store nor a service; call it last. */
export function readVariables(site: Site): void {
  const known = new Set(site.variables.map(({ name }) => name));
  site.variables.push(...settingVariables(site.settings, '/', known));
}

/** Last part of a class name. */
export function shortName(className: string): string {
  return className.slice(className.lastIndexOf('\\') + 1);
}
