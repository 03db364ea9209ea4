import type { TypeFacts } from '../php/facts.ts';
import { classKey } from './code.ts';

const MAX_TYPES = 6;

export function distinct(names: readonly string[]): readonly string[] {
  if (names.length < 2) return names;
  const seen = new Set<string>();
  const result: string[] = [];
  for (const name of names) {
    const key = classKey(name);
    if (seen.has(key)) continue;
    seen.add(key);
    result.push(name);
    if (result.length >= MAX_TYPES) break;
  }
  return result;
}

export function declared(type: TypeFacts | undefined, own: string | undefined): readonly string[] {
  if (!type) return [];
  const names = type.classes.filter((name) => !/^(?:self|static|parent|\$this)$/i.test(name));
  const relative = [...type.builtins, ...type.classes].some((name) => /^(?:self|static|\$this)$/i.test(name));
  return relative && own ? [...names, own] : names;
}
