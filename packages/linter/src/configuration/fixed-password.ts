import type { SwitchReading } from './reading.ts';
import { isPlaceholder } from './secret-value.ts';
import { decidingVariable, type SettingEntry, textOf } from './setting.ts';

/** `password_here`, `DB_PASSWORD`, `<password>`: what a sample asks to fill in. */
const TO_FILL_IN = /here$|^(?:db_?)?password$/i;

/**
 * The password of a service where the framework expects it: here any text of its own is one, however weak.
 * @param entry the framework's own setting
 * @param what the service, as a sentence begins with it: `The password of the database`
 */
export function fixedPassword(
  entry: SettingEntry | undefined,
  what: string,
  more: Pick<SwitchReading, 'key' | 'remedy' | 'isTemplate'>,
): readonly SwitchReading[] {
  const text = textOf(entry?.value) ?? '';
  if (!entry || isPlaceholder(text) || TO_FILL_IN.test(text)) return [];
  const variable = decidingVariable(entry.value);
  if (variable?.given) return [];
  const message = variable
    ? `${what} falls back to a fixed value where ${variable.name} is not set`
    : `${what} is a fixed value in ${entry.path}`;
  const { path, line } = entry;
  return [{ name: 'secret-in-configuration', path, line, message, ...(variable ? { variable } : {}), ...more }];
}
