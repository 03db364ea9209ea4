/** Texts of settings put together, and what variables give. */
import { decidingVariable, type Placed, type Setting, type SettingValue, type VariableUse } from './setting.ts';
import type { ConfigurationVariables } from './variables.ts';

/** Parts as one text; unknown as soon as one of them is, with the variable that decides, if one does. */
export function joined(parts: readonly Setting[], at: Placed): Setting {
  const variable = parts.flatMap((part) => decidingVariable(part) ?? [])[0];
  const decided = variable === undefined ? {} : { variable };
  let text = '';
  for (const part of parts) {
    if (part.kind !== 'value') return { kind: 'unknown', ...at, ...decided };
    text += part.value === null || part.value === false ? '' : part.value === true ? '1' : String(part.value);
  }
  return { kind: 'value', value: text, ...at, ...decided };
}

/** What a variable of the environment gives: what the project's own files say, else what it falls back to. */
export function variableSetting(
  variables: ConfigurationVariables,
  name: string,
  fallback: Setting | undefined,
  at: Placed,
): Setting {
  const given = variables.effective(name);
  const plain = fallback === undefined ? null : fallback.kind === 'value' ? textOrNull(fallback) : undefined;
  const use: VariableUse = {
    name,
    ...at,
    ...(plain === undefined ? {} : { default: plain }),
    ...(given ? { given: { value: given.value, path: given.path, line: given.line } } : {}),
  };
  if (given) return { kind: 'value', value: given.value, ...at, variable: use };
  // A variable that falls back to another one is decided by both; the first is the one that people know.
  if (fallback?.kind === 'value') return { ...fallback, ...at, variable: use };
  if (fallback?.kind === 'map' || fallback?.kind === 'list') return fallback;
  return fallback === undefined
    ? { kind: 'value', value: null, ...at, variable: use }
    : { kind: 'unknown', ...at, variable: use };
}

function textOrNull(setting: SettingValue): string | null {
  return setting.value === null ? null : String(setting.value);
}

/** `left ?? right`, `left ?: right`: the left one where it gives something, the right one as what it falls back to. */
export function lastOf(left: Setting, right: Setting, at: Placed): Setting {
  if (left.kind === 'map' || left.kind === 'list') return left;
  const { variable } = left;
  if (left.kind === 'value' && !isEmpty(left.value) && (variable === undefined || variable.given)) return left;
  if (variable === undefined) return left.kind === 'value' ? right : { kind: 'unknown', ...at };
  const plain = right.kind === 'value' ? textOrNull(right) : undefined;
  const { default: _, ...rest } = variable;
  const use: VariableUse = { ...rest, ...(plain === undefined ? {} : { default: plain }) };
  if (left.kind === 'value' && variable.given) return left;
  if (right.kind === 'value') return { ...right, ...at, variable: use };
  return right.kind === 'unknown' ? { kind: 'unknown', ...at, variable: use } : right;
}

function isEmpty(value: SettingValue['value']): boolean {
  return value === null || value === false || value === '';
}
