import { TextDecoder } from 'node:util';
import type { Span } from './facts.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Decodes a PHP file: UTF-8 with or without a byte order mark, UTF-16 with one, and for everything else Latin-1, in
 * which every byte is a character, so that no file is undecodable. Line ends become `\n`; lines and columns stay.
 */
export function decodeSource(bytes: Uint8Array): string {
  return withUnixLineEnds(decode(bytes));
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16BigEndian(bytes);
  try {
    return utf8.decode(bytes);
  } catch {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  }
}

/** Node builds with small-icu have no `utf-16be` decoder. */
function decodeUtf16BigEndian(bytes: Uint8Array): string {
  const even = Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)));
  return even.swap16().toString('utf16le');
}

function withUnixLineEnds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** Turns indexes of a text into lines and columns. */
export class LineTable {
  readonly #starts: number[] = [0];
  readonly #length: number;

  constructor(text: string) {
    this.#length = text.length;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  /** Line of an index, from 1. */
  line(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** Index at which a line starts; lines count from 1. */
  startOf(line: number): number {
    return this.#starts[line - 1] ?? 0;
  }

  /** Span between two indexes; what lies past the text's end is its end. */
  span(from: number, to: number): Span {
    const start = Math.min(from, this.#length);
    const end = Math.min(to, this.#length);
    const first = this.line(start);
    const last = this.line(end);
    return [first, start - this.startOf(first) + 1, last, end - this.startOf(last) + 1];
  }
}
