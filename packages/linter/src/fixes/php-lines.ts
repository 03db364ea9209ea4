/** Whole entries of PHP arrays, by the lines that they stand on. */
import type { PhpEntry, PhpText } from './php-text.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The lines of an entry with its comma and line end; undefined where something else stands on them. */
export function entryLines(php: PhpText, { node }: Pick<PhpEntry, 'node'>): Span | undefined {
  const span = php.span(node);
  if (!span) return undefined;
  const { text } = php;
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const rest = /^,?[ \t]*\r?\n/.exec(text.slice(span.end))?.[0];
  if (rest === undefined || text.slice(start, span.start).trim() !== '') return undefined;
  return { start, end: span.end + rest.length };
}
