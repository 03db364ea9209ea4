/** Which files hold a name: the records' lists turned around. */
import type { FileRecord } from './record.ts';

/** Names share a bucket when their hashes begin with the same bits; this many make a few names per bucket. */
const BUCKET_BITS = 16;
const SHIFT = 32 - BUCKET_BITS;

/**
 * All pairs of name and file, sorted by the name's first bits and then by file. Filled by counting, in two passes over
 * lists that are sorted already, without an object per name.
 */
export class Occurrences {
  private readonly starts = new Uint32Array((1 << BUCKET_BITS) + 1);
  private readonly hashes: Uint32Array;
  private readonly files: Uint32Array;
  private readonly answers = new Map<number, readonly number[]>();

  constructor(records: readonly FileRecord[]) {
    const starts = this.starts;
    let total = 0;
    for (const { names } of records) {
      total += names.length;
      for (let at = 0; at < names.length; at++) {
        const bucket = ((names[at] as number) >>> SHIFT) + 1;
        starts[bucket] = (starts[bucket] as number) + 1;
      }
    }
    for (let bucket = 1; bucket < starts.length; bucket++) {
      starts[bucket] = (starts[bucket] as number) + (starts[bucket - 1] as number);
    }
    const hashes = new Uint32Array(total);
    const files = new Uint32Array(total);
    const next = starts.slice();
    for (let file = 0; file < records.length; file++) {
      const names = (records[file] as FileRecord).names;
      for (let at = 0; at < names.length; at++) {
        const hash = names[at] as number;
        const bucket = hash >>> SHIFT;
        const place = next[bucket] as number;
        next[bucket] = place + 1;
        hashes[place] = hash;
        files[place] = file;
      }
    }
    this.hashes = hashes;
    this.files = files;
  }

  /** Files that hold all of these names, ascending; none when no name is asked for. */
  filesWithAll(names: readonly number[]): readonly number[] {
    const lists = names.map((name) => this.filesWith(name)).sort((a, b) => a.length - b.length);
    const [first, ...others] = lists;
    return others.reduce(common, first ?? []);
  }

  private filesWith(hash: number): readonly number[] {
    const known = this.answers.get(hash);
    if (known) return known;
    const bucket = hash >>> SHIFT;
    const end = this.starts[bucket + 1] as number;
    const files: number[] = [];
    for (let at = this.starts[bucket] as number; at < end; at++) {
      if (this.hashes[at] === hash) files.push(this.files[at] as number);
    }
    this.answers.set(hash, files);
    return files;
  }
}

/** Members of both ascending lists; the first one is the shorter one, often by far. */
function common(few: readonly number[], many: readonly number[]): readonly number[] {
  const both: number[] = [];
  let at = 0;
  for (const file of few) {
    at = firstNotLess(many, file, at);
    if (many[at] === file) both.push(file);
  }
  return both;
}

/** Position from `from` on of the first member of an ascending list that is not less; looked for in growing steps. */
function firstNotLess(list: readonly number[], file: number, from: number): number {
  let low = from;
  let step = 1;
  while (low + step < list.length && (list[low + step] as number) < file) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, list.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] as number) < file) low = middle + 1;
    else high = middle;
  }
  return low;
}
