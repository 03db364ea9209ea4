/** Files from elsewhere, put into a bucket: in one request, in parts, or copied by the endpoint itself. */
import type { S3Connection } from '../s3/connection.ts';
import { deleteObjects } from '../s3/deletion.ts';
import { abortUpload, copyObject, listUploads } from '../s3/multipart.ts';
import { headObject, type ObjectHead, type PutOptions, putObject } from '../s3/objects.ts';
import { StorageError } from '../storage-error.ts';
import { digestBlock } from './block-digests.ts';
import { vouchedBy, wishFor } from './compare.ts';
import { digestsOf } from './digests.ts';
import { META_MODE, META_MTIME, META_SHA256, mtimeText } from './metadata.ts';
import { uploadInParts } from './parted-upload.ts';
import { entryOf, knownDigests, type S3Tree } from './s3-tree.ts';
import type { PlaceContext, Target } from './target.ts';
import type { Description, OpenFile, Placed, Proof, TreeEntry } from './tree.ts';

/** One request up to here, where the endpoint takes parts. [bytes] */
export const SINGLE_MAX: number = 16 * 1024 * 1024;

/** Endpoints tell times in seconds, and not all have the same clock. [ms] */
const CLOCK_SLACK = 2000;

export class S3Target implements Target {
  readonly #tree: S3Tree;

  constructor(tree: S3Tree) {
    this.#tree = tree;
  }

  refuses(key: string): string | undefined {
    const bytes = Buffer.byteLength(this.#tree.keyOf(key));
    return bytes > 1024 ? `its key has ${bytes} bytes; object storage takes 1024` : undefined;
  }

  now(): number {
    return this.#tree.connection.now().getTime();
  }

  async place(
    file: OpenFile,
    _existing: TreeEntry | undefined,
    context: PlaceContext,
    copyFrom?: { readonly connection: S3Connection; readonly key: string },
  ): Promise<Placed> {
    const { connection } = this.#tree;
    const key = this.#tree.keyOf(file.key);
    const put = putOptions(await file.describe(), context.signal);
    if (copyFrom !== undefined) return this.#copy(file, key, put, copyFrom);
    const isParted = file.size > SINGLE_MAX && connection.profile.multipart === 'yes';
    if (isParted) {
      const etag = await uploadInParts(connection, key, file, put, context);
      // A beginning whose answer was lost, and that was made again, has a twin.
      await this.cleanUp(file.key, context.since, undefined);
      await this.#assertOrigin(file, key, etag);
      return this.#proven(file, key, etag, undefined);
    }
    return file.size > SINGLE_MAX ? this.#putStream(file, key, put, context) : this.#putBlock(file, key, put, context);
  }

  /** Small files are held whole: what is sent is what was seen, also when it is sent again. */
  async #putBlock(file: OpenFile, key: string, put: PutOptions, context: PlaceContext): Promise<Placed> {
    const { into, release } = await context.memory.take(file.size);
    try {
      const block = await file.readBlock(0, file.size, into);
      await file.assertUnchanged();
      const known = await file.known();
      vouchedBy(await digestsOf([block].values(), wishFor(known)), known, file.key);
      const digests = await digestBlock(block, ['md5', 'sha256']);
      const [md5, sha256] = [digests.md5, digests.sha256.toString('hex')];
      await context.bandwidth.pass(block.length, context.signal);
      const options = {
        ...put,
        contentMd5: md5.toString('base64'),
        metadata: { ...put.metadata, [META_SHA256]: sha256 },
      };
      const { etag, encrypted } = await putObject(this.#tree.connection, key, block, block.length, options);
      context.onBytes(block.length);
      return await this.#proven(file, key, etag, encrypted ? undefined : md5.toString('hex'), sha256);
    } finally {
      release();
    }
  }

  /** Large files where there are no parts: read twice, so that a change in between is seen. */
  async #putStream(file: OpenFile, key: string, put: PutOptions, context: PlaceContext): Promise<Placed> {
    const known = await file.known();
    const digests = await digestsOf(file.read(0, file.size), { ...wishFor(known), md5: true, sha256: true });
    vouchedBy(digests, known, file.key);
    const { md5 = '', sha256 = '' } = digests;
    const body = (): AsyncIterable<Uint8Array> => context.bandwidth.paced(file.read(0, file.size), context.signal);
    const contentMd5 = Buffer.from(md5, 'hex').toString('base64');
    const options = { ...put, contentMd5, metadata: { ...put.metadata, [META_SHA256]: sha256 } };
    const { etag, encrypted } = await putObject(this.#tree.connection, key, body, file.size, options);
    context.onBytes(file.size);
    await file.assertUnchanged();
    return this.#proven(file, key, etag, encrypted ? undefined : md5, sha256);
  }

  async #copy(
    file: OpenFile,
    key: string,
    put: PutOptions,
    from: { readonly connection: S3Connection; readonly key: string },
  ): Promise<Placed> {
    const head = await headObject(from.connection, from.key, { signal: put.signal });
    if (head === undefined)
      throw new StorageError('storage.not-found', { what: 'it is not there any more', key: file.key });
    const source = { bucket: from.connection.bucket, key: from.key, head };
    await copyObject(this.#tree.connection, source, key, { ...put, metadata: head.metadata });
    await file.assertUnchanged();
    const copy = await this.#head(file, key);
    const [was, is] = [
      await knownDigests(from.connection, from.key, head),
      await knownDigests(this.#tree.connection, key, copy),
    ];
    const isSame =
      was.md5 !== undefined
        ? was.md5 === is.md5
        : was.composite !== undefined && was.composite.value === is.composite?.value;
    const proof = isSame ? 'etag' : await this.#reRead(file, key, undefined);
    return { entry: entryOf(file.key, copy.size, copy.etag, copy.lastModified), proof, sent: 0 };
  }

  /** @param md5 what the ETag must be; undefined where it is none, or was looked at already */
  async #proven(file: OpenFile, key: string, etag: string, md5: string | undefined, sha256?: string): Promise<Placed> {
    const { connection } = this.#tree;
    const isPlain = connection.profile.md5Etag !== 'no' && /^[0-9a-f]{32}$/.test(etag);
    if (md5 !== undefined && isPlain && etag === md5) {
      return { entry: entryOf(file.key, file.size, etag, this.now()), proof: 'etag', sent: file.size };
    }
    if (md5 === undefined && /^[0-9a-f]{32}-\d+$/.test(etag)) {
      return { entry: entryOf(file.key, file.size, etag, this.now()), proof: 'parts', sent: file.size };
    }
    // The answer's ETag is none, or not the content's: the object itself has to tell.
    const head = await this.#head(file, key);
    const proof =
      head.encrypted && md5 === undefined ? ('stated digest' as const) : await this.#reRead(file, key, sha256);
    return { entry: entryOf(file.key, head.size, head.etag, head.lastModified), proof, sent: file.size };
  }

  /** Parts are read in any order; what came from another endpoint is held against what that one knows once it is here. */
  async #assertOrigin(file: OpenFile, key: string, etag: string): Promise<void> {
    const known = await file.known();
    if (Object.values(known).every((value) => value === undefined) || known.composite?.value === etag) return;
    const head = await this.#head(file, key);
    const stored = await this.#tree.open(entryOf(file.key, head.size, head.etag, head.lastModified));
    vouchedBy(await digestsOf(stored.read(0, file.size), wishFor(known)), known, file.key);
  }

  async #head(file: OpenFile, key: string): Promise<ObjectHead> {
    const head = await headObject(this.#tree.connection, key);
    if (head === undefined || head.size !== file.size) {
      throw new StorageError('storage.digest-mismatch', {
        what:
          head === undefined ? 'it was taken and is not there' : `it has ${head.size} bytes in place of ${file.size}`,
        key: file.key,
        retryable: true,
        next: 'Run "tidemark storage doctor" on the target.',
      });
    }
    return head;
  }

  async #reRead(file: OpenFile, key: string, sha256: string | undefined): Promise<Proof> {
    const entry = await this.#tree.find(file.key);
    const stored = entry === undefined ? undefined : await this.#tree.open(entry);
    const there = stored === undefined ? undefined : await digestsOf(stored.read(0, file.size), { sha256: true });
    const wanted = sha256 ?? (await digestsOf(file.read(0, file.size), { sha256: true })).sha256;
    if (there?.sha256 === wanted) return 're-read';
    throw new StorageError('storage.digest-mismatch', {
      what: 'what is stored there is not what was sent',
      key: key.slice(this.#tree.prefix.length),
      retryable: true,
      next: 'Try again; if it stays so, look at what stands between here and the endpoint.',
    });
  }

  async remove(keys: readonly string[], signal?: AbortSignal): Promise<{ key: string; reason: string }[]> {
    const failed = await deleteObjects(
      this.#tree.connection,
      keys.map((key) => this.#tree.keyOf(key)),
      signal,
    );
    return failed.map(({ key, endpointCode, message }) => ({
      key: key.slice(this.#tree.prefix.length),
      reason: `${endpointCode} ${message}`.trim(),
    }));
  }

  async settle(): Promise<void> {}

  async cleanUp(key: string, since: number, keep: string | undefined): Promise<void> {
    const { connection } = this.#tree;
    if (connection.profile.multipart !== 'yes') return;
    const own = this.#tree.keyOf(key);
    const uploads = await listUploads(connection, own).catch((error: unknown) => {
      if (error instanceof StorageError && error.code === 'storage.unsupported') return [];
      throw error;
    });
    for (const { key: of, uploadId, initiated } of uploads) {
      // Other keys that start alike, and what was begun before us, are others'.
      if (of !== own || initiated < since - CLOCK_SLACK || uploadId === keep) continue;
      await abortUpload(connection, own, uploadId);
    }
  }
}

function putOptions({ headers, metadata, modified, mode }: Description, signal: AbortSignal | undefined): PutOptions {
  const { contentType, cacheControl, contentDisposition, contentEncoding, contentLanguage } = headers;
  const own: Record<string, string> = {};
  if (modified !== undefined) own[META_MTIME] = mtimeText(modified);
  if (mode !== undefined) own[META_MODE] = mode.toString(8).padStart(3, '0');
  return {
    contentType: contentType ?? 'application/octet-stream',
    cacheControl,
    contentDisposition,
    contentEncoding,
    contentLanguage,
    metadata: { ...metadata, ...own },
    signal,
  };
}
