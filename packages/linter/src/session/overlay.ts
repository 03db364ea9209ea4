/** Unsaved texts in the place of the files they belong to. */
import type { FileRecord } from '../index/record.ts';
import { scanFile } from '../index/scan-file.ts';
import type { SourceFile } from '../project/project.ts';
import type { Surveyed } from '../survey.ts';

/** Unsaved text by root-relative path, with `/`. */
export type OpenTexts = ReadonlyMap<string, string>;

export interface Overlaid {
  readonly surveyed: Surveyed;
  /** Contents that are not on disk, with what the byte pass knows of them. */
  readonly contents: readonly { readonly number: number; readonly record: FileRecord; readonly bytes: Uint8Array }[];
}

/** A file that is not on disk is the last one, as with text on standard input. */
export function overlaid(surveyed: Surveyed, texts: OpenTexts): Overlaid {
  const { indexed } = surveyed;
  const files: SourceFile[] = [...indexed.files];
  const hashes = [...indexed.hashes];
  const records = [...indexed.records()];
  const numbers = new Map(files.map(({ path }, number) => [path, number] as const));
  const contents: { number: number; record: FileRecord; bytes: Uint8Array }[] = [];
  for (const [path, text] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const bytes = Buffer.from(text);
    const record = scanFile(bytes);
    const number = numbers.get(path) ?? files.length;
    if (hashes[number] === record.hash) continue;
    files[number] ??= { path };
    hashes[number] = record.hash;
    records[number] = record;
    contents.push({ number, record, bytes });
  }
  return { surveyed: { ...surveyed, indexed: { ...indexed, files, hashes, records: () => records } }, contents };
}
