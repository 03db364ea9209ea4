/** Variables that settings read, for the contract of a framework whose settings are one map. */
import type { VariableReading } from './reading.ts';
import type { Setting } from './setting.ts';
import { isLocalHost } from './telling.ts';

/**
 * Every variable in a setting, once, with its path of keys as the purpose. One without a default must be set, and so must
 * one that falls back to the node itself.
 * @param known names that something else told of
 */
export function settingVariables(
  setting: Setting | undefined,
  separator: string,
  known: ReadonlySet<string>,
): readonly VariableReading[] {
  const found = new Map<string, VariableReading>();
  const look = (at: Setting, keys: readonly string[]): void => {
    if (at.kind === 'map') for (const entry of at.entries) look(entry.value, [...keys, entry.key]);
    else if (at.kind === 'list') for (const item of at.items) look(item, keys);
    else if (at.variable && !known.has(at.variable.name) && !found.has(at.variable.name)) {
      const fallback = at.variable.default ?? '';
      const hidesAbsence = isLocalHost(fallback);
      const isRequired = hidesAbsence || fallback === '';
      found.set(at.variable.name, { ...at.variable, purpose: keys.join(separator), isRequired, hidesAbsence });
    }
  };
  if (setting) look(setting, []);
  return [...found.values()];
}
