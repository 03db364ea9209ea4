/** The index of a tree that is looked at again and again. */
import { buildIndex } from '../index/project-index.ts';
import type { FileRecord, ProjectIndex } from '../index/record.ts';
import { declaresTheSame, overlaidIndex } from './overlaid-index.ts';

/** Beyond this number of changed files each question to the index costs more than building it anew saves. */
const MANY_FILES = 50;

/** Builds the index once, and lays over it what has changed since. */
export class KeptIndex {
  #built: ProjectIndex | undefined;

  of(records: readonly FileRecord[]): ProjectIndex {
    const built = this.#built;
    if (built?.records.length === records.length) {
      const changed = [...records.keys()].filter((number) => records[number]?.hash !== built.records[number]?.hash);
      if (changed.length === 0) return built;
      if (changed.length <= MANY_FILES && declaresTheSame(built, records, changed))
        return overlaidIndex(built, records, changed);
    }
    this.#built = buildIndex(records);
    return this.#built;
  }
}
