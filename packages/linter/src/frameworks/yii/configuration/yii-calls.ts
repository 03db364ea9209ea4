/** What Yii's helpers give in configuration files. */
import type { CallMeaning } from '../../../configuration/php-source.ts';
import { ROOT, type Setting, type SettingEntry, type SettingMap } from '../../../configuration/setting.ts';

export const yiiMeaning: CallMeaning = ({ name, args, path, line }) => {
  const [first] = args;
  switch (name) {
    case 'yii\\helpers\\arrayhelper::merge':
      return deepMerged(args);
    case 'yii::createobject':
    case 'craft::createobject':
      return first;
    case 'yii::getalias':
    case 'craft::getalias':
      return first?.kind === 'value' ? { ...first, value: aliased(String(first.value)), path, line } : undefined;
    default:
      return undefined;
  }
};

/** `@app/runtime` → below the release. */
export function aliased(path: string): string {
  return path.replace(/^@(?:app|root|webroot|runtime|storage)\b/, (alias) =>
    alias === '@app' || alias === '@root' ? ROOT : `${ROOT}/${alias.slice(1)}`,
  );
}

/** Later maps win, maps under the same key become one. */
export function deepMerged(settings: readonly Setting[]): Setting | undefined {
  const maps = settings.filter((setting): setting is SettingMap => setting.kind === 'map');
  const [first] = maps;
  if (!first) return settings.find((setting) => setting.kind === 'list');
  const entries: SettingEntry[] = [];
  for (const entry of maps.flatMap((map) => map.entries)) {
    const at = entries.findLastIndex(({ key }) => key === entry.key);
    const before = entries[at];
    const value =
      before?.value.kind === 'map' && entry.value.kind === 'map' ? deepMerged([before.value, entry.value]) : undefined;
    if (before && value) entries[at] = { ...before, value };
    else if (before) entries[at] = entry;
    else entries.push(entry);
  }
  return { ...first, entries };
}
