import type { FileStorage, StorageAdapter } from '@flystorage/file-storage';

/** What an adapter can do beyond reading and writing. A feature that is not named is taken for missing. */
export interface AdapterFeatures {
  /** `visibility()` and `changeVisibility()` tell and change who can see a file. */
  readonly visibility?: boolean;
  readonly publicUrl?: boolean;
  readonly temporaryUrl?: boolean;
  readonly prepareUpload?: boolean;
  /** Empty folders exist and can be seen. */
  readonly emptyFolders?: boolean;
  /** Listings in depth name the folders as well. */
  readonly foldersInDeepListings?: boolean;
  /** The content type is stored with the file. */
  readonly storedContentType?: boolean;
  /** `write` takes `ifNoneMatch: '*'` and `ifMatch`, and tells the ETag by `onWritten`. */
  readonly conditionalWrites?: boolean;
  /** `read` takes `range`. */
  readonly ranges?: boolean;
  /** A write of more than one part is possible and quick enough to test. */
  readonly largeFiles?: boolean;
  /** `write` takes a plain `Uint8Array`; some adapters throw where no caller can catch it. */
  readonly byteArrays?: boolean;
  /** `a` and `a/b` can both be files. */
  readonly fileBesideFolder?: boolean;
}

export interface Subject {
  readonly storage: FileStorage;
  readonly adapter: StorageAdapter;
}

export interface ConformanceCase {
  /** A sentence; names the case in `knownDefects`. */
  readonly name: string;
  /** Runs only where the adapter has it. */
  readonly needs?: keyof AdapterFeatures;
  readonly run: (subject: Subject) => Promise<void>;
}
