import type { ArrayItem } from '../php/facts.ts';

/** The item of an array as written that stands under this key. */
export function itemAt(items: readonly ArrayItem[], key: string): ArrayItem | undefined {
  return items.find((item) => item.key?.op === 'lit' && item.key.value === key);
}
