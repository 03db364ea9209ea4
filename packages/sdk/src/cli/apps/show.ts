/** Prints a result: for people in columns, for programs as JSON. */
import type { Terminal } from '../terminal.ts';
import { shownKey } from '../text.ts';
import type { AppArguments } from './parse-app-arguments.ts';

/** @param text lines for people @returns the exit code 0 */
export async function show(
  args: AppArguments,
  terminal: Terminal,
  value: unknown,
  text: readonly string[],
): Promise<number> {
  const lines = text.map((line) => `${shownKey(line)}\n`).join('');
  await terminal.write(args.has('json') ? `${JSON.stringify(value)}\n` : lines);
  return 0;
}

/** Lines with a head, in columns; where there is no row, one line that says so. */
export function columns(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  none: string,
): readonly string[] {
  if (rows.length === 0) return [none];
  const all = [head, ...rows];
  const widths = head.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

export async function collected<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const each of source) all.push(each);
  return all;
}

/** `2026-11-29 08:16:23`, or a dash where it is not known. */
export function timeText(time: Date | 'unknown'): string {
  return time === 'unknown' ? '-' : time.toISOString().slice(0, 19).replace('T', ' ');
}

/** A dash where it is not known. */
export function factText(fact: string | number | boolean): string {
  return fact === 'unknown' ? '-' : String(fact);
}
