/** Assignments to variables and to elements of them, as entries of maps. */
import type { Expr, FunctionFacts, Step } from '../php/facts.ts';
import type { Setting, SettingEntry, SettingMap } from './setting.ts';

/** A map that is still being filled. */
export interface MutableMap extends SettingMap {
  readonly entries: SettingEntry[];
}

/** Stands for the next free number: `$a[] = 1`. */
const NEXT = '[]';

/** `$a['b']['c']` → `a`, `b`, `c`; undefined where a key is computed. What is appended comes after what is there. */
export function keysOf(target: Expr): readonly string[] | undefined {
  if (target.op === 'var') return [target.name];
  if (target.op !== 'index' || (target.key && target.key.op !== 'lit')) return undefined;
  const before = keysOf(target.base);
  return before && [...before, target.key ? String(target.key.value) : NEXT];
}

/** Puts an entry below a path of keys; maps on the way are made or copied, so that earlier readers keep theirs. */
export function put(map: MutableMap, keys: readonly string[], entry: Omit<SettingEntry, 'key'>): void {
  const [first = '', ...rest] = keys;
  const key = first === NEXT ? String(map.entries.length) : first;
  if (rest.length === 0) {
    map.entries.push({ key, ...entry });
    return;
  }
  const at = map.entries.findLastIndex((candidate) => candidate.key === key);
  const inner = copied(map.entries[at]?.value);
  if (inner) {
    put(inner, rest, entry);
    map.entries[at] = { key, path: inner.path, line: inner.line, value: inner };
    return;
  }
  const made: MutableMap = { kind: 'map', path: entry.path, line: entry.line, entries: [] };
  put(made, rest, entry);
  map.entries.push({ key, path: made.path, line: made.line, value: made });
}

function copied(setting: Setting | undefined): MutableMap | undefined {
  if (setting?.kind === 'map') return { ...setting, entries: [...setting.entries] };
  if (setting?.kind !== 'list') return undefined;
  const entries = setting.items.map((value, number): SettingEntry => {
    return { key: String(number), path: value.path, line: value.line, value };
  });
  return { kind: 'map', path: setting.path, line: setting.line, entries };
}

/** Does the statement run under a condition only? */
export function isConditional(fn: FunctionFacts, step: Step): boolean {
  for (let block = fn.blocks[step.block]; block && block.parent >= 0; block = fn.blocks[block.parent]) {
    if (block.arm !== 'try' && block.arm !== 'finally') return true;
  }
  return false;
}
