/** Assignments to variables and to elements of them, as entries of maps. */
import type { Expr, FunctionFacts, Step } from '../php/facts.ts';
import type { SettingEntry, SettingMap } from './setting.ts';

/** A map that is still being filled. */
export interface MutableMap extends SettingMap {
  readonly entries: SettingEntry[];
}

/** `$a['b']['c']` → `a`, `b`, `c`; undefined for an element without a key (`$a[]`) or with one that is computed. */
export function keysOf(target: Expr): readonly string[] | undefined {
  if (target.op === 'var') return [target.name];
  if (target.op !== 'index' || target.key?.op !== 'lit') return undefined;
  const before = keysOf(target.base);
  return before && [...before, String(target.key.value)];
}

/** Puts an entry below a path of keys; maps on the way are made or copied, so that earlier readers keep theirs. */
export function put(map: MutableMap, keys: readonly string[], entry: Omit<SettingEntry, 'key'>): void {
  const [key = '', ...rest] = keys;
  if (rest.length === 0) {
    map.entries.push({ key, ...entry });
    return;
  }
  const last = map.entries.findLast((candidate) => candidate.key === key)?.value;
  const inner: MutableMap =
    last?.kind === 'map'
      ? { ...last, entries: [...last.entries] }
      : { kind: 'map', path: entry.path, line: entry.line, entries: [] };
  put(inner, rest, entry);
  map.entries.push({ key, path: inner.path, line: inner.line, value: inner });
}

/** Does the statement run under a condition only? */
export function isConditional(fn: FunctionFacts, step: Step): boolean {
  for (let block = fn.blocks[step.block]; block && block.parent >= 0; block = fn.blocks[block.parent]) {
    if (block.arm !== 'try' && block.arm !== 'finally') return true;
  }
  return false;
}
