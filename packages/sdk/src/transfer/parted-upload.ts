/** An upload in parts that goes on where an earlier run was stopped. */
import type { S3Connection } from '../s3/connection.ts';
import {
  abortUpload,
  completeUpload,
  createUpload,
  listParts,
  partSizeFor,
  type UploadedPart,
  uploadPart,
} from '../s3/multipart.ts';
import { headObject, type PutOptions } from '../s3/objects.ts';
import { StorageError } from '../storage-error.ts';
import { digestBlock } from './block-digests.ts';
import { compositeOf } from './digests.ts';
import { META_PART_SIZE } from './metadata.ts';
import type { PlaceContext } from './target.ts';
import type { OpenFile } from './tree.ts';

/** [bytes] */
const PART_WANTED = 16 * 1024 * 1024;
const PARTS_AT_ONCE = 4;

/** @returns the ETag of the whole, which is that of the content's parts */
export async function uploadInParts(
  connection: S3Connection,
  key: string,
  file: OpenFile,
  put: PutOptions,
  context: PlaceContext,
): Promise<string> {
  const { begun } = context.upload;
  const known = begun === undefined ? undefined : await listParts(connection, key, begun.uploadId, context.signal);
  const partSize = known === undefined || begun === undefined ? partSizeFor(file.size, PART_WANTED) : begun.partSize;
  let uploadId: string;
  if (known === undefined || begun === undefined) {
    const metadata = { ...put.metadata, [META_PART_SIZE]: String(partSize) };
    uploadId = await createUpload(connection, key, { ...put, metadata });
    await context.upload.started(uploadId, partSize);
  } else uploadId = begun.uploadId;
  try {
    return await sendParts(connection, key, file, { uploadId, partSize, known: known ?? [] }, context);
  } catch (error) {
    // A stopped run is gone on with; a failed one is not left to be paid for.
    if (!context.signal?.aborted) await abortUpload(connection, key, uploadId).catch(() => {});
    throw error;
  }
}

interface Upload {
  readonly uploadId: string;
  readonly partSize: number;
  readonly known: readonly UploadedPart[];
}

async function sendParts(
  connection: S3Connection,
  key: string,
  file: OpenFile,
  { uploadId, partSize, known }: Upload,
  context: PlaceContext,
): Promise<string> {
  const count = Math.ceil(file.size / partSize);
  const parts: UploadedPart[] = [];
  const md5s: Buffer[] = [];
  const there = new Map(known.map((part) => [part.number, part]));
  const stop = new AbortController();
  const { signal } = context;
  const onAbort = (): void => stop.abort(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  if (signal?.aborted) onAbort();

  const sendPart = async (number: number): Promise<void> => {
    const start = (number - 1) * partSize;
    const size = Math.min(partSize, file.size - start);
    const { into, release } = await context.memory.take(size);
    try {
      const block = await file.readBlock(start, size, into);
      const { md5 } = await digestBlock(block, ['md5']);
      md5s[number - 1] = md5;
      const held = there.get(number);
      if (held !== undefined && held.size === size && held.etag === md5.toString('hex')) parts[number - 1] = held;
      else {
        await context.bandwidth.pass(size, stop.signal);
        const options = { contentMd5: md5.toString('base64'), signal: stop.signal };
        const part = await uploadPart(connection, key, uploadId, number, block, size, options);
        assertPart(connection, file.key, part, md5);
        parts[number - 1] = part;
        context.upload.partDone(part);
      }
      context.onBytes(size);
    } finally {
      release();
    }
  };

  let failure: unknown;
  const numbers = Array.from({ length: count }, (_, at) => at + 1).values();
  const worker = async (): Promise<void> => {
    for (const number of numbers) {
      if (failure !== undefined || stop.signal.aborted) return;
      try {
        await sendPart(number);
      } catch (error) {
        failure ??= error;
        stop.abort();
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(PARTS_AT_ONCE, count) }, worker));
    if (failure !== undefined) throw failure;
    signal?.throwIfAborted();
    await file.assertUnchanged();
    return await complete(connection, key, file, uploadId, parts, compositeOf(md5s), context);
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}

function assertPart(connection: S3Connection, key: string, part: UploadedPart, md5: Buffer): void {
  const isMd5 = connection.profile.md5Etag === 'yes' && /^[0-9a-f]{32}$/.test(part.etag);
  if (part.etag !== '' && (!isMd5 || part.etag === md5.toString('hex'))) return;
  throw new StorageError('storage.digest-mismatch', {
    what: `part ${part.number} was stored as something else: its ETag is "${part.etag}", its MD5 ${md5.toString('hex')}`,
    key,
    retryable: true,
    next: 'Try again; if it stays so, look at what stands between here and the endpoint.',
  });
}

async function complete(
  connection: S3Connection,
  key: string,
  file: OpenFile,
  uploadId: string,
  parts: readonly UploadedPart[],
  composite: string,
  context: PlaceContext,
): Promise<string> {
  const { signal } = context;
  let etag: string;
  try {
    etag = await completeUpload(connection, key, uploadId, parts, { signal });
    // Ceph 16 gives none here.
    if (etag === '') etag = (await headObject(connection, key, { signal }))?.etag ?? '';
  } catch (error) {
    // Its answer may have been lost: then a second try finds no such upload, and the object is there.
    const isGone = error instanceof StorageError && error.endpointCode === 'NoSuchUpload';
    const head = isGone ? await headObject(connection, key, { signal }) : undefined;
    if (head?.etag !== composite) throw error;
    etag = head.etag;
  }
  const isComposite = connection.profile.md5Etag === 'yes' && /^[0-9a-f]{32}-\d+$/.test(etag);
  if (!isComposite || etag === composite) return isComposite ? etag : '';
  throw new StorageError('storage.digest-mismatch', {
    what: `the parts were put together to something else: the ETag is ${etag}, that of the parts ${composite}`,
    key: file.key,
    retryable: true,
    next: 'Try again.',
  });
}
