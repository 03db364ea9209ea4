/** What a `@tidemark-…` comment says. */
import type { Directive } from '../php/facts.ts';

export interface IgnoreDirective {
  readonly says: 'ignore';
  readonly line: number;
  readonly trailing: boolean;
  readonly rules: readonly string[];
  /** Empty when none is given. */
  readonly reason: string;
}

/** A comment that names no directive Tidemark has. */
export interface UnknownDirective {
  readonly says: 'unknown';
  readonly line: number;
  /** The word after `@tidemark-`. */
  readonly word: string;
}

export type ParsedDirective = IgnoreDirective | UnknownDirective;

const SHAPE = /^([\w-]*)\s*([\s\S]*)$/;
const RULES = /^[\w/-]+(?:\s*,\s*[\w/-]+)*/;

/**
 * `ignore <rule>[, <rule>] <reason>`. What closes the comment or the PHP block, and a `--`, `-` or `:` before the
 * reason, is not part of it.
 */
export function parseDirective({ line, trailing, text }: Directive): ParsedDirective {
  const clean = text.replace(/(?:\*+\/|\?>)[\s\S]*$/, '').trim();
  const [, word = '', rest = ''] = SHAPE.exec(clean) ?? [];
  if (word !== 'ignore') return { says: 'unknown', line, word };
  const named = RULES.exec(rest)?.[0] ?? '';
  const reason = rest
    .slice(named.length)
    .replace(/^[\s:–—-]+/, '')
    .trim();
  return { says: 'ignore', line, trailing, rules: named === '' ? [] : named.split(/\s*,\s*/), reason };
}
