import type { CallSite } from './code.ts';
import type { Value } from './value.ts';

/** One way in which a sink gets its path. */
export interface PathCase {
  readonly value: Value[number];
  /** Calls through which the path came, from the sink outwards. */
  readonly chain: readonly CallSite[];
  /** Those of them that name the path or add to it; calls that only pass it on, or into an object, are left out. */
  readonly builders: readonly CallSite[];
  /** Why the path could not be followed to its origin. */
  readonly open?: 'no-caller' | 'too-far' | undefined;
  /** Files with possible callers that were not searched. */
  readonly notFollowed: number;
  /** A framework has kept the path since an earlier request. */
  readonly isKept?: true;
}

/** What a reader can tell apart: the path with its holes, and the calls that name it. */
export function distinct(cases: readonly PathCase[]): readonly PathCase[] {
  if (cases.length < 2) return cases;
  const sites = new Map<CallSite, number>();
  const seen = new Set<string>();
  return cases.filter(({ value, builders, chain, open }) => {
    if (value.is !== 'text') return true;
    const parts = value.parts.map((part) => {
      if (typeof part === 'string') return `"${part}`;
      if (part.from === 'place') return `@${part.place}${part.base ?? part.label}`;
      return part.from === 'outside'
        ? `o${part.label}`
        : part.from === 'unknown' && part.unique
          ? '!'
          : `?${part.from}`;
    });
    const outer = chain[chain.length - 1];
    const numbers = [...builders, ...(outer ? [outer] : [])].map((site) => {
      const number = sites.get(site) ?? sites.size;
      sites.set(site, number);
      return number;
    });
    const key = [open ?? '', value.handedOn ? 'g' : '', ...numbers, ...parts].join('\u0000');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
