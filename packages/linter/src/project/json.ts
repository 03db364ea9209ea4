import { readFileSync, statSync } from 'node:fs';
import { messageOf } from '../errors.ts';

/** Largest JSON file that is read whole [bytes]: composer.lock of a big site is 2 MB. */
const LARGEST = 32 * 1024 * 1024;

/** Why a JSON file could not be used. Lines and columns from 1. */
export interface JsonFault {
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
}

export type JsonResult = { readonly value: unknown } | { readonly fault: JsonFault } | undefined;

/** Reads a JSON file. Undefined when there is none; a fault with its position when it is not JSON. Never throws. */
export function readJson(path: string): JsonResult {
  let text: string;
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat?.isFile()) return undefined;
    if (stat.size > LARGEST) return { fault: { message: `larger than ${LARGEST / 1024 / 1024} MB, not read` } };
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return { fault: { message: messageOf(error) } };
  }
  return parseJson(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
}

/** Parses JSON text; a fault carries the position of the first character that cannot stand there. */
export function parseJson(text: string): { readonly value: unknown } | { readonly fault: JsonFault } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    const offset = faultOffset(text);
    const before = text.slice(0, offset);
    const line = before.split('\n').length;
    const column = offset - before.lastIndexOf('\n');
    const found = offset >= text.length ? 'the end of the file' : JSON.stringify(text[offset]);
    return { fault: { message: `invalid JSON: unexpected ${found}`, line, column } };
  }
}

const TOKEN =
  /[ \t\r\n]*(?:([{}[\],:])|("[^"\\]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\]*)*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y;

/** `JSON.parse` does not always say where it failed, so the grammar is walked once more: iteratively, for any depth. */
function faultOffset(text: string): number {
  const open: string[] = [];
  let expect: 'value' | 'value or ]' | 'key' | 'key or }' | ':' | 'next' = 'value';
  let at = 0;
  for (;;) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text);
    const start = at + (/^[ \t\r\n]*/.exec(text.slice(at, at + 4096))?.[0].length ?? 0);
    if (token === null) return start;
    const [, mark, string, scalar] = token;
    // A line break in a string is a forgotten quote.
    const control = string === undefined ? -1 : controlCharacterIn(string);
    if (control >= 0) return start + control;
    const isValue = string !== undefined || scalar !== undefined || mark === '{' || mark === '[';
    if (expect === 'value' || expect === 'value or ]') {
      if (mark === ']' && expect === 'value or ]') {
        open.pop();
        expect = 'next';
      } else if (!isValue) return start;
      else if (mark === '{' || mark === '[') {
        open.push(mark);
        expect = mark === '{' ? 'key or }' : 'value or ]';
      } else expect = 'next';
    } else if (expect === 'key' || expect === 'key or }') {
      if (mark === '}' && expect === 'key or }') {
        open.pop();
        expect = 'next';
      } else if (string === undefined) return start;
      else expect = ':';
    } else if (expect === ':') {
      if (mark !== ':') return start;
      expect = 'value';
    } else {
      const inside = open.at(-1);
      if (mark === ',' && inside !== undefined) expect = inside === '{' ? 'key' : 'value';
      else if ((mark === '}' && inside === '{') || (mark === ']' && inside === '[')) open.pop();
      else return start;
    }
    at = TOKEN.lastIndex;
  }
}

function controlCharacterIn(text: string): number {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) < 32) return at;
  return -1;
}
