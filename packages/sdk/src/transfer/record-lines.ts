/** Files of lines, each a JSON value with its checksum: what was cut off or damaged is told from what is whole. */
import { createReadStream } from 'node:fs';
import { crc32 } from 'node:zlib';
import { isMissing } from '../adapters/local-paths.ts';

/** One line, with its end. */
export function lineOf(value: unknown): string {
  const json = JSON.stringify(value);
  return `${crc32(json).toString(16).padStart(8, '0')} ${json}\n`;
}

function valueOf(line: string): unknown {
  const json = line.slice(9);
  if (line.charAt(8) !== ' ' || crc32(json).toString(16).padStart(8, '0') !== line.slice(0, 8)) return undefined;
  return JSON.parse(json);
}

/** Values up to the first line that is not whole; of a file that is not there, none. */
export async function* readLines(file: string): AsyncGenerator<unknown, void, undefined> {
  let rest = '';
  try {
    for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 18 })) {
      const lines = (rest + (chunk as string)).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const value = valueOf(line);
        if (value === undefined) return;
        yield value;
      }
    }
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
