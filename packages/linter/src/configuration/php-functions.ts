/** Functions of PHP whose result the settings of configuration files are made with. */

import { type Placed, type Setting, TEMPORARY } from './setting.ts';
import { joined } from './setting-text.ts';

/** What a function gives for these arguments; undefined where it is not known. @param name in lower case */
export function functionSetting(name: string, args: readonly Setting[], at: Placed): Setting | undefined {
  const [first, second] = args;
  switch (name) {
    case 'sys_get_temp_dir':
      return { kind: 'value', value: TEMPORARY, ...at };
    case 'dirname':
      return parentOf(first, second, at);
    case 'realpath':
    case 'rtrim':
    case 'trim':
    case 'strval':
    case 'strtolower':
    case 'array_filter':
    case 'array_values':
    case 'filter_var':
      return first;
    case 'explode':
      return exploded(first, second, at);
    case 'implode':
      return second?.kind === 'list' && first?.kind === 'value'
        ? joined(
            second.items.flatMap((item, index) => (index === 0 ? [item] : [first, item])),
            at,
          )
        : undefined;
    case 'array_merge':
    case 'array_replace':
    case 'array_replace_recursive':
    case 'array_merge_recursive':
      return merged(args, at);
    default:
      return undefined;
  }
}

function parentOf(path: Setting | undefined, levels: Setting | undefined, at: Placed): Setting | undefined {
  if (path?.kind !== 'value' || typeof path.value !== 'string') return undefined;
  let value = path.value;
  const times = levels?.kind === 'value' ? Number(levels.value) : 1;
  for (let level = 0; level < times && value.includes('/'); level += 1) value = value.slice(0, value.lastIndexOf('/'));
  return { kind: 'value', value, ...at };
}

function exploded(separator: Setting | undefined, list: Setting | undefined, at: Placed): Setting | undefined {
  if (separator?.kind !== 'value' || list?.kind !== 'value') return undefined;
  const items = String(list.value).split(String(separator.value));
  return { kind: 'list', items: items.map((item): Setting => ({ ...list, value: item.trim() })), ...at };
}

function merged(args: readonly Setting[], at: Placed): Setting {
  const maps = args.filter((arg) => arg.kind === 'map');
  if (maps.length > 0) return { kind: 'map', entries: maps.flatMap((map) => map.entries), ...at };
  return { kind: 'list', items: args.flatMap((arg) => (arg.kind === 'list' ? arg.items : [])), ...at };
}
