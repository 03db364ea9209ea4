/** Every single setting that a PHP file gives, whatever way it is written. */
import { PhpExpressions } from '../../../configuration/php-expressions.ts';
import { assignedSettings, definedConstants, returnedSetting } from '../../../configuration/php-settings.ts';
import type { PhpSource } from '../../../configuration/php-source.ts';
import type { Placed, Setting, SettingUnknown, SettingValue } from '../../../configuration/setting.ts';

export interface Leaf extends Placed {
  /** Keys from the outermost to the innermost: `['db', 'host']`. */
  readonly keys: readonly string[];
  readonly setting: SettingValue | SettingUnknown;
}

/** Keys inside keys that are looked into. */
const DEEPEST = 6;

/** Constants, assignments to variables, a returned array, properties of classes. */
export function leavesOf(source: PhpSource): readonly Leaf[] {
  const returned = returnedSetting(source);
  return [
    ...leavesOfConstants(source),
    ...leavesIn(assignedSettings(source), []),
    ...(returned ? leavesIn(returned, []) : []),
    ...properties(source),
  ];
}

/** The constants alone. */
export function leavesOfConstants(source: PhpSource): readonly Leaf[] {
  return leavesIn(definedConstants(source), []);
}

/** Constants with a value that is known, for other files that use them. */
export function constantsOf(source: PhpSource): readonly (readonly [string, string])[] {
  return definedConstants(source).entries.flatMap(({ key, value }) =>
    value.kind === 'value' && typeof value.value === 'string' ? [[key, value.value] as const] : [],
  );
}

function properties(source: PhpSource): readonly Leaf[] {
  const main = source.facts.functions[0];
  if (!main) return [];
  const expressions = new PhpExpressions(source, main);
  return source.facts.classes.flatMap((cls) =>
    cls.properties.flatMap(({ name, default: value, line }) => {
      const at: Placed = { path: source.path, line };
      return value ? leavesIn(expressions.setting(value, at, 0), [name], at) : [];
    }),
  );
}

/** The single settings below one; `keys` lead to it, `at` is the place of its own key. */
export function leavesIn(setting: Setting, keys: readonly string[], at: Placed = setting): readonly Leaf[] {
  if (setting.kind === 'map') {
    if (keys.length >= DEEPEST) return [];
    return setting.entries.flatMap((entry) => leavesIn(entry.value, [...keys, entry.key], entry));
  }
  if (setting.kind === 'list') return [];
  return [{ keys, setting, path: at.path, line: at.line }];
}
