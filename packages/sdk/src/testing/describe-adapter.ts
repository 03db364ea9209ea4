import { FileStorage, type StorageAdapter } from '@flystorage/file-storage';
import { afterEach, beforeEach, describe, test } from 'vitest';
import type { AdapterFeatures, ConformanceCase, Subject } from './case.ts';
import { FAILURE_CASES } from './failure-cases.ts';
import { FILE_CASES } from './file-cases.ts';
import { FOLDER_CASES } from './folder-cases.ts';
import { METADATA_CASES } from './metadata-cases.ts';

/** A defect that is known: the case must fail, and a mended adapter is told by its passing. */
export interface KnownDefect {
  /** The name of the case. */
  readonly case: string;
  /** What is wrong, in a few words. */
  readonly what: string;
  /** Where it can be read about, or looked at. */
  readonly link: string;
  /** It shows only at times: the case is left out. */
  readonly atTimes?: true;
}

export interface AdapterDescription {
  /** Absent: `storage adapter`. */
  readonly name?: string;
  /** An empty place for each test; a `FileStorage` of one's own takes the place of the plain one. */
  create(): Promise<{ readonly adapter: StorageAdapter; readonly storage?: FileStorage; cleanUp?(): Promise<void> }>;
  readonly supports?: AdapterFeatures;
  readonly knownDefects?: readonly KnownDefect[];
}

const GROUPS: readonly (readonly [string, readonly ConformanceCase[]])[] = [
  ['files', FILE_CASES],
  ['metadata', METADATA_CASES],
  ['folders', FOLDER_CASES],
  ['failures', FAILURE_CASES],
];

/** Every case by name, for `knownDefects`. */
export const CONFORMANCE_CASES: readonly string[] = GROUPS.flatMap(([, cases]) => cases.map(({ name }) => name));

/**
 * The conformance suite for Flystorage adapters, for vitest. Its semantics are those of league/flysystem 3: deleting
 * what is not there is no error, copies and moves replace, folders are what lies between slashes.
 */
export function describeStorageAdapter(description: AdapterDescription): void {
  const { name = 'storage adapter', supports = {}, knownDefects = [] } = description;
  const unknown = knownDefects.find((defect) => !CONFORMANCE_CASES.includes(defect.case));
  if (unknown !== undefined) throw new Error(`There is no conformance case "${unknown.case}".`);

  describe(name, () => {
    let subject: Subject;
    let cleanUp: (() => Promise<void>) | undefined;

    beforeEach(async () => {
      const { adapter, storage, cleanUp: clean } = await description.create();
      subject = { adapter, storage: storage ?? new FileStorage(adapter) };
      cleanUp = clean;
    });

    afterEach(() => cleanUp?.());

    for (const [group, cases] of GROUPS) {
      describe(group, () => {
        for (const { name: title, needs, run } of cases) {
          const defect = knownDefects.find((known) => known.case === title);
          const isLacking = needs !== undefined && supports[needs] !== true;
          if (isLacking) test.skip(`${title} (needs ${needs})`, () => {});
          else if (defect?.atTimes) test.skip(`${title} — known, at times: ${defect.what} (${defect.link})`, () => {});
          else if (defect === undefined) test(title, () => run(subject));
          else test.fails(`${title} — known: ${defect.what} (${defect.link})`, () => run(subject));
        }
      });
    }
  });
}
