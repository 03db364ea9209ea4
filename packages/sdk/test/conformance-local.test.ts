import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InMemoryStorageAdapter } from '@flystorage/in-memory';
import { LocalStorageAdapter as StockLocal } from '@flystorage/local-fs';
import { LocalStorageAdapter } from '../src/adapters/local-adapter.ts';
import { MemoryStorageAdapter } from '../src/adapters/memory-adapter.ts';
import { TidemarkStorage } from '../src/adapters/tidemark-storage.ts';
import { describeStorageAdapter } from '../src/testing.ts';

async function folder(): Promise<{ readonly root: string; cleanUp(): Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'tidemark-conformance-'));
  return { root, cleanUp: () => rm(root, { recursive: true, force: true }) };
}

describeStorageAdapter({
  name: 'memory',
  create: async () => {
    const adapter = new MemoryStorageAdapter();
    return { adapter, storage: new TidemarkStorage(adapter) };
  },
  supports: {
    visibility: true,
    emptyFolders: true,
    foldersInDeepListings: true,
    storedContentType: true,
    conditionalWrites: true,
    ranges: true,
    largeFiles: true,
    byteArrays: true,
    fileBesideFolder: true,
  },
});

describeStorageAdapter({
  name: 'local folder',
  create: async () => {
    const { root, cleanUp } = await folder();
    const adapter = new LocalStorageAdapter(root);
    return { adapter, storage: new TidemarkStorage(adapter), cleanUp };
  },
  supports: {
    visibility: true,
    publicUrl: true,
    emptyFolders: true,
    foldersInDeepListings: true,
    conditionalWrites: true,
    ranges: true,
    largeFiles: true,
    byteArrays: true,
  },
});

const LOCAL = 'https://github.com/duna-oss/flystorage/blob/main/packages/local-fs/src/local-storage-adapter.ts';
const MEMORY = 'https://github.com/duna-oss/flystorage/blob/main/packages/in-memory/src/in-memory-file-storage.ts';
const ROOT = 'https://github.com/duna-oss/flystorage/blob/main/packages/file-storage/src/file-storage.ts';

describeStorageAdapter({
  name: '@flystorage/local-fs',
  create: async () => {
    const { root, cleanUp } = await folder();
    return { adapter: new StockLocal(root), cleanUp };
  },
  supports: { visibility: true, emptyFolders: true, foldersInDeepListings: true, largeFiles: true },
  knownDefects: [
    { case: 'visibility is set, told and changed', what: 'a copy does not take the visibility asked for', link: LOCAL },
    { case: 'listing tells sizes', what: 'entries of a listing have no size', link: LOCAL },
    { case: 'listing what is not there is empty', what: 'it throws', link: LOCAL },
    { case: 'the content type of a file that is not there fails', what: 'it is told by the name', link: LOCAL },
    { case: 'a body that breaks off leaves the old file as it was', what: 'files are written in place', link: LOCAL },
    { case: 'a write that is aborted half-way stores nothing', what: 'half of the file stays', link: LOCAL },
    { case: 'calls leave no listener on their signal', what: 'each call leaves one', link: LOCAL },
    {
      case: 'many writers of one file leave one of their texts whole',
      what: 'files are written in place',
      link: LOCAL,
      atTimes: true,
    },
  ],
});

describeStorageAdapter({
  name: '@flystorage/in-memory',
  create: async () => ({ adapter: new InMemoryStorageAdapter() }),
  supports: { visibility: true, emptyFolders: true, largeFiles: true },
  knownDefects: [
    { case: 'moving a file onto itself keeps it', what: 'the file is lost', link: MEMORY },
    { case: 'a stat tells what is there', what: 'there is no size', link: MEMORY },
    {
      case: 'visibility is set, told and changed',
      what: 'a copy does not take the visibility asked for',
      link: MEMORY,
    },
    { case: 'listing tells sizes', what: 'entries of a listing have no size', link: MEMORY },
    { case: 'a write that is aborted half-way stores nothing', what: 'signals are not heeded', link: ROOT },
  ],
});
