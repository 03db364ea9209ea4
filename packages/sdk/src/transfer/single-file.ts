/** `copy` of one file and `list`: what a shell calls cp and ls. */
import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isMissing } from '../adapters/local-paths.ts';
import { connect } from '../create-storage.ts';
import { abortedError, StorageError } from '../storage-error.ts';
import { parseAddress } from '../storage-url.ts';
import { BlockMemory } from './block-memory.ts';
import { compareContents } from './compare.ts';
import { Bandwidth } from './limits.ts';
import { LocalTree } from './local-tree.ts';
import { entriesOf } from './merge.ts';
import { Tally, type TransferReport } from './report.ts';
import { S3Tree } from './s3-tree.ts';
import { copyConnection, openTree, type SideOptions, targetOf } from './sides.ts';
import { sync } from './sync.ts';
import type { SyncOptions } from './sync-options.ts';
import type { OpenFile, TreeEntry } from './tree.ts';

/** One file: the folder or prefix it lies in, and its name there. */
export interface Place {
  readonly tree: LocalTree | S3Tree;
  readonly key: string;
}

/** @param url of a file, or of where one shall be */
export async function placeOf(url: string, options: SideOptions): Promise<Place> {
  const address = await parseAddress(url, options, options.env ?? process.env, options.cwd);
  if (address.kind === 'local')
    return { tree: await LocalTree.at(dirname(address.folder)), key: basename(address.folder) };
  if (address.kind === 's3') return { tree: new S3Tree(connect(address, options), ''), key: address.path };
  throw new StorageError('usage.invalid', {
    what: 'memory: holds nothing between two programs',
    next: 'Name a path or an s3:// URL.',
  });
}

/** Whether the address is that of one file, not of a folder. */
async function isFile(url: string, options: SideOptions): Promise<boolean> {
  const address = await parseAddress(url, options, options.env ?? process.env, options.cwd);
  if (address.kind === 'local') {
    return stat(address.folder).then(
      (found) => found.isFile(),
      (error: unknown) => {
        if (isMissing(error)) return false;
        throw error;
      },
    );
  }
  if (address.kind !== 's3' || address.path === '' || address.path.endsWith('/')) return false;
  const { tree, key } = await placeOf(url, options);
  try {
    return (await tree.find(key)) !== undefined;
  } finally {
    await tree.close();
  }
}

/** Whether a target names a folder, into which a file is copied under its own name. */
async function namesFolder(url: string, options: SideOptions): Promise<boolean> {
  if (/\/(?:\?|$)/.test(url)) return true;
  const address = await parseAddress(url, options, options.env ?? process.env, options.cwd);
  if (address.kind === 's3') return address.path === '';
  return address.kind === 'local' && (await stat(address.folder).catch(() => undefined))?.isDirectory() === true;
}

/** Copies one file, or all below a folder; what is there already is replaced where it differs, nothing is deleted. */
export async function copy(options: SyncOptions): Promise<TransferReport> {
  const fromOptions = { ...options.connect, ...options.fromOptions };
  const toOptions = { ...options.connect, ...options.toOptions };
  if (!(await isFile(options.from, fromOptions))) return sync({ ...options, delete: false });
  const from = await placeOf(options.from, fromOptions);
  const isFolder = await namesFolder(options.to, toOptions);
  const to = await (isFolder ? inFolder(options.to, toOptions, basename(from.key)) : placeOf(options.to, toOptions));
  try {
    return await copyOne(from, to, options);
  } finally {
    await Promise.all([from.tree.close(), to.tree.close()]);
  }
}

async function inFolder(url: string, options: SideOptions, name: string): Promise<Place> {
  return { tree: await openTree(url, options), key: name };
}

async function copyOne(
  from: Place,
  to: Place,
  { signal, bandwidth, onProgress, dryRun = false }: SyncOptions,
): Promise<TransferReport> {
  const tally = new Tally();
  const target = targetOf(to.tree);
  const entry = await from.tree.find(from.key, signal);
  if (entry === undefined)
    throw new StorageError('storage.not-found', { what: 'there is no such file', key: from.key });
  if (from.tree.identity === to.tree.identity && from.key === to.key) {
    throw new StorageError('usage.invalid', { what: 'source and target are the same file', next: 'Name two files.' });
  }
  tally.files.source = 1;
  const since = target.now();
  const file = await from.tree.open(entry, signal);
  let done = 0;
  try {
    const refusal = target.refuses(to.key);
    if (refusal !== undefined) throw new StorageError('storage.invalid-path', { what: refusal, key: to.key });
    const there = await to.tree.find(to.key, signal);
    const same = there?.size === entry.size && (await compareContents(from.tree, entry, to.tree, there, signal));
    if (same && same.same) {
      tally.files.same = 1;
      tally.proven(same.proof);
      tally.whole(to.key, entry.size);
      return tally.report('cp', nameOf(from), nameOf(to), dryRun);
    }
    if (dryRun) {
      tally.planned('copy', to.key);
      return tally.report('cp', nameOf(from), nameOf(to), true);
    }
    const connection = copyConnection(from.tree, to.tree);
    const copyFrom =
      connection === undefined || !(from.tree instanceof S3Tree)
        ? undefined
        : { connection, key: from.tree.keyOf(from.key) };
    const context = {
      memory: new BlockMemory(96 * 1024 * 1024),
      bandwidth: new Bandwidth(bandwidth),
      signal,
      since,
      upload: { started: async () => {}, partDone: () => {} },
      onBytes: (count: number) => {
        done += count;
        onProgress?.({ seen: 1, settled: 0, bytesSeen: entry.size, bytesDone: done, isListed: true });
      },
    };
    const placed = await target.place(renamed(file, to.key), there, context, copyFrom);
    await target.settle();
    tally.files.copied = 1;
    tally.bytes.sent = placed.sent;
    tally.proven(placed.proof);
    tally.whole(to.key, placed.entry.size);
  } catch (error) {
    // Without a journal nobody would come back to it.
    if (signal?.aborted) await target.cleanUp(to.key, since, undefined).catch(() => {});
    if (signal?.aborted) throw abortedError(signal);
    tally.failed(from.key, error);
  } finally {
    await file.close();
  }
  return tally.report('cp', nameOf(from), nameOf(to), false);
}

export function nameOf({ tree, key }: Place): string {
  return tree instanceof LocalTree ? join(tree.root, key) : `${tree.name}${key}`;
}

/** The same file under the name it gets. */
function renamed(file: OpenFile, key: string): OpenFile {
  return {
    key,
    size: file.size,
    stamp: file.stamp,
    describe: () => file.describe(),
    known: () => file.known(),
    read: (start, length) => file.read(start, length),
    readBlock: (start, length, into) => file.readBlock(start, length, into),
    assertUnchanged: () => file.assertUnchanged(),
    close: () => file.close(),
  };
}

export interface ListOptions {
  readonly url: string;
  readonly connect?: SideOptions | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Every file below a folder or prefix, in the order of keys. */
export async function* list({
  url,
  connect: side = {},
  signal,
}: ListOptions): AsyncGenerator<TreeEntry, void, undefined> {
  const tree = await openTree(url, side);
  try {
    yield* entriesOf(tree.entries(signal), ({ sort, key, reason }) => {
      if (sort === 'failed') throw new StorageError('storage.invalid-path', { what: reason, key });
    });
  } finally {
    await tree.close();
  }
}

/** Opens one file for reading. `close` ends its connection as well. */
export async function openFile(
  url: string,
  options: SideOptions,
  signal?: AbortSignal,
): Promise<{ readonly file: OpenFile; close(): Promise<void> }> {
  const { tree, key } = await placeOf(url, options);
  const entry = await tree.find(key, signal);
  if (entry === undefined) throw new StorageError('storage.not-found', { what: 'there is no such file', key });
  const file = await tree.open(entry, signal);
  const close = async (): Promise<void> => {
    await file.close();
    await tree.close();
  };
  return { file, close };
}
