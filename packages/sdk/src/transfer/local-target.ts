/** Files from elsewhere, put into a folder: beside, synced, renamed, and never outside of it. */
import { createHash } from 'node:crypto';
import { type FileHandle, lstat, mkdir, open, rm, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { putInPlace, removeQuietly, syncFolder, temporaryPath, writeFully } from '../adapters/local-file.ts';
import { FolderMaker, hasCode, isMissing, pathInside, unrepresentable } from '../adapters/local-paths.ts';
import { messageOf } from '../errors.ts';
import { StorageError } from '../storage-error.ts';
import { vouchedBy, wishFor } from './compare.ts';
import { Digester, type Digests, digestsOf } from './digests.ts';
import type { LocalTree } from './local-tree.ts';
import type { PlaceContext, Target } from './target.ts';
import type { Description, KnownDigests, OpenFile, Placed, Proof, TreeEntry } from './tree.ts';

/** From here on several ranges are fetched at once. [bytes] */
const PARALLEL_FROM = 32 * 1024 * 1024;
const RANGE = 16 * 1024 * 1024;
const RANGES_AT_ONCE = 4;

export class LocalTarget implements Target {
  readonly #tree: LocalTree;
  readonly #folders: FolderMaker;
  readonly #touched = new Set<string>();
  #isRootMade = false;

  constructor(tree: LocalTree) {
    this.#tree = tree;
    this.#folders = new FolderMaker(tree.root);
  }

  refuses(key: string): string | undefined {
    return unrepresentable(key);
  }

  now(): number {
    return Date.now();
  }

  /** The same for one key in every run, so that what one leaves the next can find. */
  #temporary(key: string): string {
    const id = createHash('sha256').update(key).digest('hex').slice(0, 16);
    return temporaryPath(pathInside(this.#tree.root, key), id);
  }

  async place(file: OpenFile, existing: TreeEntry | undefined, context: PlaceContext): Promise<Placed> {
    const path = pathInside(this.#tree.root, file.key);
    if (!this.#isRootMade) await mkdir(this.#tree.root, { recursive: true });
    this.#isRootMade = true;
    await this.#folders.ensure(dirname(path));
    const temporary = this.#temporary(file.key);
    await removeQuietly(temporary);
    try {
      const [known, description] = [await file.known(), await file.describe()];
      const handle = await open(temporary, 'wx+', 0o600);
      let proof: Proof;
      try {
        const digests = await fill(handle, file, known, context);
        await file.assertUnchanged();
        proof = await prove(handle, file, known, digests);
        await finish(handle, description);
      } finally {
        await handle.close();
      }
      await putInPlace(temporary, path, existing === undefined ? 'refuse' : 'replace', file.key);
      await this.#touch(dirname(path));
      const entry = await this.#tree.placed(file.key);
      if (entry === undefined) throw new StorageError('storage.not-found', { what: 'it is gone again', key: file.key });
      return { entry, proof, sent: file.size };
    } catch (error) {
      await removeQuietly(temporary);
      throw error;
    }
  }

  async remove(keys: readonly string[]): Promise<{ key: string; reason: string }[]> {
    const failed: { key: string; reason: string }[] = [];
    for (const key of keys) {
      try {
        const path = pathInside(this.#tree.root, key);
        const found = await lstat(path);
        if (!found.isFile()) failed.push({ key, reason: 'it is no file any more' });
        else await unlink(path);
      } catch (error) {
        if (!isMissing(error)) failed.push({ key, reason: messageOf(error) });
      }
    }
    return failed;
  }

  async settle(): Promise<void> {
    for (const folder of this.#touched) await syncFolder(folder);
    this.#touched.clear();
  }

  async cleanUp(key: string): Promise<void> {
    if (unrepresentable(key) !== undefined) return;
    await rm(this.#temporary(key), { force: true }).catch((error: unknown) => {
      if (!isMissing(error) && !hasCode(error, 'ENAMETOOLONG')) throw error;
    });
  }

  async #touch(folder: string): Promise<void> {
    this.#touched.add(folder);
    if (this.#touched.size > 1000) await this.settle();
  }
}

/** Writes the content, and gives the digests that can be held against what is known. */
async function fill(handle: FileHandle, file: OpenFile, known: KnownDigests, context: PlaceContext): Promise<Digests> {
  if (file.size >= PARALLEL_FROM) return fillInRanges(handle, file, known, context);
  const digester = await Digester.make({ ...wishFor(known), sha256: true });
  let size = 0;
  for await (const chunk of context.bandwidth.paced(file.read(0, file.size), context.signal)) {
    digester.update(chunk);
    await writeFully(handle, chunk, size);
    size += chunk.length;
    context.onBytes(chunk.length);
  }
  if (size !== file.size) throw short(file, size);
  return digester.digest();
}

function short(file: OpenFile, size: number): StorageError {
  return new StorageError('storage.truncated', {
    what: `${size} of ${file.size} bytes came`,
    key: file.key,
    retryable: true,
  });
}

async function fillInRanges(
  handle: FileHandle,
  file: OpenFile,
  known: KnownDigests,
  context: PlaceContext,
): Promise<Digests> {
  const starts = Array.from({ length: Math.ceil(file.size / RANGE) }, (_, at) => at * RANGE);
  const fetchRange = async (start: number): Promise<void> => {
    const length = Math.min(RANGE, file.size - start);
    let done = 0;
    for await (const chunk of context.bandwidth.paced(file.read(start, length), context.signal)) {
      await writeFully(handle, chunk, start + done);
      done += chunk.length;
      context.onBytes(chunk.length);
    }
    if (done !== length) throw short(file, start + done);
  };
  const next = starts.values();
  let failure: unknown;
  const worker = async (): Promise<void> => {
    for (const start of next) {
      if (failure !== undefined) return;
      await fetchRange(start).catch((error: unknown) => {
        failure ??= error;
      });
    }
  };
  await Promise.all(Array.from({ length: RANGES_AT_ONCE }, worker));
  if (failure !== undefined) throw failure;
  // What was written is read back: it is in memory still, and the ranges came in any order.
  return digestsOf(contentOf(handle, file.size), { ...wishFor(known), sha256: true });
}

async function* contentOf(handle: FileHandle, size: number): AsyncGenerator<Uint8Array, void, undefined> {
  const buffer = Buffer.allocUnsafe(Math.min(1 << 20, size));
  for (let at = 0; at < size; ) {
    const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.length, size - at), at);
    if (bytesRead === 0)
      throw new StorageError('storage.truncated', { what: `${at} of ${size} bytes can be read back` });
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

/** @throws StorageError `storage.digest-mismatch` */
async function prove(handle: FileHandle, file: OpenFile, known: KnownDigests, digests: Digests): Promise<Proof> {
  if (file.size === 0) return 'empty';
  const proof = vouchedBy(digests, known, file.key);
  if (proof !== undefined) return proof;
  // Nothing is known: the source is read once more and held against what was written.
  const source = await digestsOf(file.read(0, file.size), { sha256: true });
  const written = await digestsOf(contentOf(handle, file.size), { sha256: true });
  if (source.sha256 === written.sha256) return 're-read';
  throw new StorageError('storage.digest-mismatch', {
    what: 'what came is not what is stored there',
    key: file.key,
    retryable: true,
    next: 'Try again; if it stays so, look at what stands between here and the endpoint.',
  });
}

async function finish(handle: FileHandle, { modified, mode }: Description): Promise<void> {
  // A file of another machine is never made runnable or writable for others without being told so.
  await handle.chmod(mode ?? 0o666 & ~process.umask());
  // Times are set in whole microseconds, cut off: half of one more keeps the last digit.
  const seconds = ((modified ?? Date.now()) + 0.0005) / 1000;
  await handle.utimes(seconds, seconds);
  await handle.sync();
}
