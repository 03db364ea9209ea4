/** A body of unknown length becomes an object: in one request, in parts, or by way of a file. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { WriteOptions } from '@flystorage/file-storage';
import { demand, type S3Connection } from '../s3/connection.ts';
import { abortUpload, completeUpload, createUpload, type UploadedPart, uploadPart } from '../s3/multipart.ts';
import { type PutOptions, type PutResult, putObject } from '../s3/objects.ts';
import { StorageError } from '../storage-error.ts';
import { blocksOf, bytesOf } from './bytes.ts';
import { ownVisibility } from './s3-facts.ts';
import type { TidemarkWriteOptions, Written } from './written.ts';

/** One request up to here; beyond it the size of a part. [bytes] */
const BLOCK = 16 * 1024 * 1024;

/** Parts on their way at once; with `BLOCK`, what bounds the memory. */
const PARTS_AT_ONCE = 4;

export async function writeObject(
  connection: S3Connection,
  key: string,
  contents: Readable,
  {
    contentType,
    options,
  }: { readonly contentType: string | undefined; readonly options: WriteOptions & TidemarkWriteOptions },
): Promise<void> {
  const put = putOptions(connection, key, contentType, options);
  const source = bytesOf(contents, options.abortSignal);
  const blocks = blocksOf(source, BLOCK);
  try {
    const first = (await blocks.next()).value ?? Buffer.alloc(0);
    const second = first.length < BLOCK ? undefined : (await blocks.next()).value;
    const write = connection.profile.multipart === 'yes' ? writeParts : writeByFile;
    const written =
      second === undefined
        ? await putBlock(connection, key, first, put, options.size)
        : await write(connection, key, chain(first, second, blocks), put, options.size);
    options.onWritten?.(written);
  } finally {
    await blocks.return();
    await source.return();
  }
}

function putOptions(
  connection: S3Connection,
  key: string,
  contentType: string | undefined,
  options: WriteOptions & TidemarkWriteOptions,
): PutOptions {
  const { visibility, useVisibility } = options as { visibility?: string; useVisibility?: boolean };
  let acl: PutOptions['acl'];
  if (visibility !== undefined && useVisibility !== false && ownVisibility(connection.profile, key) !== visibility) {
    demand(connection, 'acl', `visibility "${visibility}"`);
    acl = visibility === 'public' ? 'public-read' : 'private';
  }
  return {
    contentType: options.mimeType ?? contentType ?? 'application/octet-stream',
    cacheControl: options.cacheControl,
    contentDisposition: options.contentDisposition,
    contentEncoding: options.contentEncoding,
    contentLanguage: options.contentLanguage,
    metadata: options.metadata,
    ifMatch: options.ifMatch,
    ifNoneMatch: options.ifNoneMatch,
    acl,
    signal: options.abortSignal,
  };
}

async function* chain(first: Buffer, second: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield second;
  yield* rest;
}

async function putBlock(
  connection: S3Connection,
  key: string,
  block: Buffer,
  put: PutOptions,
  expected: number | undefined,
): Promise<Written> {
  assertSize(key, block.length, expected);
  const md5 = createHash('md5').update(block).digest();
  const result = await putObject(connection, key, block, block.length, { ...put, contentMd5: md5.toString('base64') });
  return checked(connection, key, result, md5.toString('hex'), block.length);
}

function assertSize(key: string, size: number, expected: number | undefined): void {
  if (expected === undefined || expected === size) return;
  throw new StorageError('storage.truncated', {
    what: `the body has ${size} bytes where "size" says ${expected}`,
    key,
    next: 'Give the size that the body has, or none.',
  });
}

/** The endpoint's ETag says what it stored, where it is an MD5. */
function checked(connection: S3Connection, key: string, result: PutResult, md5: string, size: number): Written {
  const { etag, versionId, encrypted } = result;
  const isMd5 = connection.profile.md5Etag === 'yes' && !encrypted && /^[0-9a-f]{32}$/.test(etag);
  if (isMd5 && etag !== md5) {
    throw new StorageError('storage.digest-mismatch', {
      what: `the endpoint stored something else: its ETag is ${etag}, the content's MD5 ${md5}`,
      key,
      retryable: true,
      next: 'Write it again; if it stays so, choose a profile whose "md5Etag" is not "yes".',
    });
  }
  return { etag, versionId, size, md5 };
}

async function writeParts(
  connection: S3Connection,
  key: string,
  blocks: AsyncGenerator<Buffer>,
  put: PutOptions,
  expected: number | undefined,
): Promise<Written> {
  const { ifMatch, ifNoneMatch, signal, ...described } = put;
  const uploadId = await createUpload(connection, key, { ...described, signal });
  const stop = new AbortController();
  const onAbort = (): void => stop.abort(signal?.reason);
  signal?.addEventListener('abort', onAbort, { once: true });
  const parts: Promise<UploadedPart & { readonly md5: Buffer }>[] = [];
  try {
    const running = new Set<Promise<unknown>>();
    let size = 0;
    for await (const block of blocks) {
      size += block.length;
      const part = sendPart(connection, key, uploadId, parts.length + 1, block, stop.signal);
      parts.push(part);
      const settled: Promise<unknown> = part.catch(() => stop.abort()).finally(() => running.delete(settled));
      running.add(settled);
      if (running.size >= PARTS_AT_ONCE) await Promise.race(running);
      if (stop.signal.aborted) break;
    }
    const done = await Promise.all(parts);
    assertSize(key, size, expected);
    const etag = await completeUpload(connection, key, uploadId, done, { ifMatch, ifNoneMatch, signal });
    assertComposite(connection, key, etag, done);
    return { etag, size };
  } catch (error) {
    stop.abort();
    await Promise.allSettled(parts);
    // Also when the caller gave up: what was begun is not left to be paid for.
    await abortUpload(connection, key, uploadId).catch(() => {});
    throw (await firstFailure(parts, signal)) ?? error;
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}

/** The part that failed by itself, not those that were stopped because of it. */
async function firstFailure(parts: readonly Promise<unknown>[], signal: AbortSignal | undefined): Promise<unknown> {
  if (signal?.aborted) return undefined;
  const settled = await Promise.allSettled(parts);
  const reasons = settled.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
  return reasons.find((reason) => !(reason instanceof StorageError && reason.code === 'storage.aborted'));
}

async function sendPart(
  connection: S3Connection,
  key: string,
  uploadId: string,
  number: number,
  block: Buffer,
  signal: AbortSignal,
): Promise<UploadedPart & { readonly md5: Buffer }> {
  const md5 = createHash('md5').update(block).digest();
  const options = { contentMd5: md5.toString('base64'), signal };
  return { ...(await uploadPart(connection, key, uploadId, number, block, block.length, options)), md5 };
}

function assertComposite(
  connection: S3Connection,
  key: string,
  etag: string,
  parts: readonly { readonly md5: Buffer }[],
): void {
  if (connection.profile.md5Etag !== 'yes' || !/^[0-9a-f]{32}-\d+$/.test(etag)) return;
  const own = `${createHash('md5')
    .update(Buffer.concat(parts.map(({ md5 }) => md5)))
    .digest('hex')}-${parts.length}`;
  if (own === etag) return;
  throw new StorageError('storage.digest-mismatch', {
    what: `the endpoint put together something else: its ETag is ${etag}, that of the parts ${own}`,
    key,
    retryable: true,
    next: 'Write it again.',
  });
}

/** Where there are no parts, the length must be known first, and a broken request must be able to start anew. */
async function writeByFile(
  connection: S3Connection,
  key: string,
  blocks: AsyncGenerator<Buffer>,
  put: PutOptions,
  expected: number | undefined,
): Promise<Written> {
  const folder = await mkdtemp(join(tmpdir(), 'tidemark-'));
  const file = join(folder, 'body');
  const hash = createHash('md5');
  try {
    const hashed = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const block of source) {
        hash.update(block);
        yield block;
      }
    };
    const to = createWriteStream(file, { flags: 'wx', mode: 0o600 });
    await pipeline(blocks, hashed, to, put.signal === undefined ? {} : { signal: put.signal });
    const { size } = await stat(file);
    assertSize(key, size, expected);
    const md5 = hash.digest();
    const body = (): AsyncIterable<Uint8Array> => createReadStream(file);
    const result = await putObject(connection, key, body, size, { ...put, contentMd5: md5.toString('base64') });
    return checked(connection, key, result, md5.toString('hex'), size);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
