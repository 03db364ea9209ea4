import type { IndexMemory } from '../index/index-files.ts';
import type { FileRecord } from '../index/record.ts';
import type { SourceFile } from '../project/project.ts';
import type { Surveyed } from '../survey.ts';

/** What the last look at a tree found out, for the next one: no file is read twice that has not changed. */
export class TreeMemory implements IndexMemory {
  readonly #files = new Map<string, { readonly file: SourceFile; readonly hash: string }>();
  readonly #php = new Set<string>();
  readonly #records = new Map<string, FileRecord>();

  constructor({ indexed, others, otherHashes, nodeHashes }: Surveyed) {
    const records = indexed.records();
    for (const [number, file] of indexed.files.entries()) {
      this.#files.set(file.path, { file, hash: indexed.hashes[number] ?? '' });
      this.#php.add(file.path);
      this.addRecord(records[number]);
    }
    for (const file of others) {
      const hash = otherHashes.get(file.path) ?? nodeHashes.get(file.path);
      if (hash !== undefined) this.#files.set(file.path, { file, hash });
    }
  }

  /** Is there a PHP file of this path? */
  has(path: string): boolean {
    return this.#php.has(path);
  }

  addRecord(record: FileRecord | undefined): void {
    if (record) this.#records.set(record.hash, record);
  }

  hashOf({ path, stat }: SourceFile): string | undefined {
    const { file, hash } = this.#files.get(path) ?? {};
    const known = file?.stat;
    if (!known || !stat) return undefined;
    const isSame = known.size === stat.size && known.mtimeMs === stat.mtimeMs && known.inode === stat.inode;
    return isSame ? hash : undefined;
  }

  record(hash: string): FileRecord | undefined {
    return this.#records.get(hash);
  }
}
