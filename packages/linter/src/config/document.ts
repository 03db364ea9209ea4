/** A configuration file as read: its value, and the line each part of it stands on. */
import { TidemarkError } from '../errors.ts';

export interface ConfigDocument {
  readonly value: unknown;
  /** Line (from 1) of the value at a JSON pointer, of its key where it has one; else of the nearest parent. */
  lineOf(pointer: string): number;
}

/** One part of a JSON pointer (RFC 6901). */
export function pointerPart(key: string | number): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Nesting beyond this is refused: no configuration needs it. */
export const DEEPEST = 64;

export function documentOf(value: unknown, lines: ReadonlyMap<string, number>): ConfigDocument {
  return {
    value,
    lineOf(pointer) {
      for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
        const line = lines.get(at);
        if (line !== undefined) return line;
      }
      return lines.get('') ?? 1;
    },
  };
}

export function syntaxError(filename: string, line: number | undefined, what: string, next?: string): TidemarkError {
  return new TidemarkError('config.syntax', {
    where: filename,
    what: line === undefined ? what : `${what} (line ${line})`,
    ...(next === undefined ? {} : { next }),
  });
}
