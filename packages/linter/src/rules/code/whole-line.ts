import type { Span } from '../../php/facts.ts';

/** The range of a finding about which no more is known than its line, from 1. */
export function wholeLine(line: number): Span {
  return [line, 1, line + 1, 1];
}
