/** What configuration files say, in one shape, whether they are written in PHP, YAML, XML or as variables. */

/** Where something stands. */
export interface Placed {
  /** Relative to the project root, with `/`. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

/** The place alone of what stands somewhere. */
export function positionOf({ path, line }: Placed): Placed {
  return { path, line };
}

export type Setting = SettingMap | SettingList | SettingValue | SettingUnknown;

export interface SettingMap extends Placed {
  readonly kind: 'map';
  /** In the order of the file; a later entry of the same key wins. */
  readonly entries: readonly SettingEntry[];
}

export interface SettingEntry extends Placed {
  readonly key: string;
  readonly value: Setting;
  /** Set in a branch only: `if (…) { $settings['a'] = 1; }`. */
  readonly isConditional?: true;
}

export interface SettingList extends Placed {
  readonly kind: 'list';
  readonly items: readonly Setting[];
}

/** A value that is known. Paths in the release begin with {@link ROOT}, in a temporary directory with {@link TEMPORARY}. */
export interface SettingValue extends Placed {
  readonly kind: 'value';
  readonly value: string | number | boolean | null;
  /** The variable that decides, where one does; `value` is then what it falls back to, or what a loaded `.env` says. */
  readonly variable?: VariableUse;
}

/** A value that cannot be told without running the code. */
export interface SettingUnknown extends Placed {
  readonly kind: 'unknown';
  readonly variable?: VariableUse;
}

/** An environment variable where it is read. */
export interface VariableUse extends Placed {
  readonly name: string;
  /** Text that is taken where the variable is not set; null for nothing, undefined where it cannot be told. */
  readonly default?: string | null;
  /** What a `.env` file that is loaded in production says, and where. */
  readonly given?: { readonly value: string } & Placed;
}

/** Stands for the project's root at the start of a path. */
export const ROOT = '{root}';
/** Stands for the system's directory of temporary files at the start of a path. */
export const TEMPORARY = '{tmp}';

/** The setting at a path of keys; list positions are digits. Undefined where there is none. */
export function settingAt(setting: Setting | undefined, ...keys: readonly string[]): Setting | undefined {
  let at = setting;
  for (const key of keys) {
    if (at?.kind === 'map') at = entryAt(at, key)?.value;
    else if (at?.kind === 'list') at = /^\d+$/.test(key) ? at.items[Number(key)] : undefined;
    else return undefined;
  }
  return at;
}

/** The entry of a map: its line is the key's. */
export function entryAt(setting: Setting | undefined, key: string): SettingEntry | undefined {
  return setting?.kind === 'map' ? setting.entries.findLast((entry) => entry.key === key) : undefined;
}

/** Values of a list or of a map; none of anything else. */
export function itemsOf(setting: Setting | undefined): readonly Setting[] {
  if (setting?.kind === 'list') return setting.items;
  return setting?.kind === 'map' ? setting.entries.map(({ value }) => value) : [];
}

/** The variable that decides a setting, if one does. */
export function decidingVariable(setting: Setting | undefined): VariableUse | undefined {
  return setting && 'variable' in setting ? setting.variable : undefined;
}

/** Text of a value that is a text or a number; undefined for anything else. */
export function textOf(setting: Setting | undefined): string | undefined {
  if (setting?.kind !== 'value') return undefined;
  const { value } = setting;
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
}

/** Is the value on? As PHP and environment files write it; undefined where it cannot be told. */
export function flagOf(setting: Setting | undefined): boolean | undefined {
  if (setting?.kind !== 'value') return undefined;
  const { value } = setting;
  if (typeof value !== 'string') return value !== null && value !== false && value !== 0;
  return !/^(?:|0|false|\(false\)|no|off|null|\(null\)|empty|\(empty\))$/i.test(value);
}

/** Lies a path below the release? */
export function isInRelease(path: string): boolean {
  return path === ROOT || path.startsWith(`${ROOT}/`);
}
