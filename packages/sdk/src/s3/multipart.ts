/** Uploads in parts, and copies of objects. */
import { StorageError } from '../storage-error.ts';
import { errorInSuccess, invalidAnswer, readTexts, readXml } from './answers.ts';
import { demand, type S3Connection } from './connection.ts';
import { failureOf } from './failure.ts';
import { headersOf, type ObjectHead, type PutOptions, type Range, unquoted, withConditions } from './objects.ts';
import { encodedPath } from './signing.ts';
import type { Body, WireAnswer } from './transport.ts';
import { XmlReader } from './xml-reader.ts';

/** Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html [bytes], [parts] */
export const PART_MIN: number = 5 * 1024 * 1024;
export const PARTS_MAX = 10_000;
/** The greatest object that one request copies, where the profile has no smaller one. [bytes] */
const COPY_MAX = 5 * 1024 ** 3;
/** A copy answers when it is done. [ms] */
const COPY_TIMEOUT = 15 * 60_000;

export interface UploadedPart {
  /** From 1. */
  readonly number: number;
  readonly etag: string;
  /** [bytes] */
  readonly size: number;
}

/** Parts of equal size, grown so that there are no more than an upload may have. [bytes] */
export function partSizeFor(size: number, wanted: number): number {
  const least = Math.max(wanted, PART_MIN, Math.ceil(size / PARTS_MAX));
  // Whole MiB, as other tools cut, so that they can compare.
  const mib = 1024 * 1024;
  return Math.ceil(least / mib) * mib;
}

/** @returns the id of the upload */
export async function createUpload(connection: S3Connection, key: string, options: PutOptions = {}): Promise<string> {
  demand(connection, 'multipart', 'an upload in parts');
  const texts = await connection.exchange(
    { method: 'POST', key, query: { uploads: '' }, headers: headersOf(options), signal: options.signal },
    ({ body }) => readTexts(body),
  );
  const id = texts['UploadId'];
  if (id === undefined || id === '') throw invalidAnswer('gives the upload no id', key);
  return id;
}

export async function uploadPart(
  connection: S3Connection,
  key: string,
  uploadId: string,
  number: number,
  body: Body,
  size: number,
  options: { readonly contentMd5?: string; readonly signal?: AbortSignal | undefined } = {},
): Promise<UploadedPart> {
  const headers: Record<string, string> = { 'content-length': String(size) };
  if (options.contentMd5 !== undefined) headers['content-md5'] = options.contentMd5;
  const answer = await connection.call({
    method: 'PUT',
    key,
    query: { partNumber: String(number), uploadId },
    headers,
    body,
    signal: options.signal,
  });
  return { number, etag: unquoted(answer['etag']), size };
}

/** @returns the ETag of the whole */
export async function completeUpload(
  connection: S3Connection,
  key: string,
  uploadId: string,
  parts: readonly UploadedPart[],
  options: Pick<PutOptions, 'ifMatch' | 'ifNoneMatch' | 'signal'> = {},
): Promise<string> {
  const list = parts
    .map(({ number, etag }) => `<Part><PartNumber>${number}</PartNumber><ETag>"${etag}"</ETag></Part>`)
    .join('');
  const body = Buffer.from(
    `<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${list}</CompleteMultipartUpload>`,
  );
  const headers: Record<string, string> = { 'content-type': 'application/xml', 'content-length': String(body.length) };
  withConditions(connection, headers, options);
  return connection.exchange(
    { method: 'POST', key, query: { uploadId }, headers, body, signal: options.signal, timeout: COPY_TIMEOUT },
    async (answer) => unquoted((await documentOf(answer, 'POST', key))['ETag']),
  );
}

/** Some answers say "200 OK" first and may hold an error. */
async function documentOf(
  { body, headers, status }: WireAnswer,
  method: string,
  key: string,
): Promise<Record<string, string>> {
  const xml = await body.text();
  const failed = errorInSuccess(xml);
  if (failed !== undefined) {
    throw failureOf({ method, key, status: 500, requestId: headers['x-amz-request-id'], ...failed });
  }
  if (status !== 200) throw invalidAnswer(`is ${status} where 200 belongs`, key);
  const texts: Record<string, string> = {};
  const reader = new XmlReader({ close: (name, text) => void (texts[name] ??= text) });
  reader.push(xml);
  reader.end();
  return texts;
}

export async function abortUpload(
  connection: S3Connection,
  key: string,
  uploadId: string,
  signal?: AbortSignal,
): Promise<void> {
  await connection.call({ method: 'DELETE', key, query: { uploadId }, accept: [404], signal });
}

/** The parts that the endpoint has; undefined where it knows no such upload. */
export async function listParts(
  connection: S3Connection,
  key: string,
  uploadId: string,
  signal?: AbortSignal,
): Promise<UploadedPart[] | undefined> {
  const parts: UploadedPart[] = [];
  for (let marker = ''; ; ) {
    const query: Record<string, string> = { uploadId, 'max-parts': '1000' };
    if (marker !== '') query['part-number-marker'] = marker;
    let texts: Record<string, string> = {};
    let next = '';
    let isTruncated = false;
    try {
      const page = await connection.exchange({ method: 'GET', key, query, signal }, async ({ body }) => {
        const found: UploadedPart[] = [];
        await readXml(body, {
          open: (name) => {
            if (name === 'Part') texts = {};
          },
          close: (name, text) => {
            texts[name] = text;
            if (name === 'NextPartNumberMarker') next = text;
            else if (name === 'IsTruncated') isTruncated = text === 'true';
            else if (name === 'Part') {
              const { PartNumber, ETag, Size } = texts;
              found.push({ number: Number(PartNumber), etag: unquoted(ETag), size: Number(Size) });
            }
          },
        });
        return found;
      });
      parts.push(...page);
    } catch (error) {
      if (error instanceof StorageError && error.code === 'storage.not-found') return undefined;
      throw error;
    }
    if (!isTruncated) return parts;
    if (next === '' || next === marker) throw invalidAnswer('gives the same parts again and again', key);
    marker = next;
  }
}

export interface OpenUpload {
  readonly key: string;
  readonly uploadId: string;
  /** [ms since 1970] */
  readonly initiated: number;
}

/** Uploads that are neither completed nor aborted, of keys that start so. */
export async function listUploads(
  connection: S3Connection,
  prefix: string,
  signal?: AbortSignal,
): Promise<OpenUpload[]> {
  const uploads: OpenUpload[] = [];
  for (let markers: Record<string, string> = {}; ; ) {
    const query = { uploads: '', prefix, 'max-uploads': '1000', ...markers };
    const page = await connection.exchange({ method: 'GET', query, signal }, async ({ body }) => {
      const found: OpenUpload[] = [];
      const root: Record<string, string> = {};
      let texts: Record<string, string> = root;
      await readXml(body, {
        open: (name) => {
          if (name === 'Upload') texts = {};
        },
        close: (name, text) => {
          texts[name] ??= text;
          if (name !== 'Upload') return;
          const { Key = '', UploadId = '', Initiated = '' } = texts;
          found.push({ key: Key, uploadId: UploadId, initiated: Date.parse(Initiated) || 0 });
          texts = root;
        },
      });
      return { found, root };
    });
    uploads.push(...page.found);
    if (page.root['IsTruncated'] !== 'true') return uploads;
    const { NextKeyMarker = '', NextUploadIdMarker = '' } = page.root;
    if (
      NextKeyMarker === '' ||
      (NextKeyMarker === markers['key-marker'] && NextUploadIdMarker === markers['upload-id-marker'])
    ) {
      throw invalidAnswer('gives the same uploads again and again', prefix);
    }
    markers = { 'key-marker': NextKeyMarker, 'upload-id-marker': NextUploadIdMarker };
  }
}

export interface CopySource {
  readonly bucket: string;
  readonly key: string;
  readonly head: ObjectHead;
}

/** Copies within the endpoint, in parts where one request is not enough. @returns the ETag of the copy */
export async function copyObject(
  connection: S3Connection,
  source: CopySource,
  key: string,
  options: PutOptions & { readonly partSize?: number } = {},
): Promise<string> {
  const from = {
    'x-amz-copy-source': `/${encodedPath(source.bucket)}/${encodedPath(source.key)}`,
    ...(source.head.etag === '' || connection.profile.conditionalCopy === 'no'
      ? {}
      : { 'x-amz-copy-source-if-match': `"${source.head.etag}"` }),
  };
  if (source.head.size <= Math.min(COPY_MAX, connection.profile.putMax ?? COPY_MAX)) {
    const headers = { ...headersOf(options), ...from, 'x-amz-metadata-directive': 'REPLACE' };
    withConditions(connection, headers, options);
    return connection.exchange(
      { method: 'PUT', key, headers, signal: options.signal, timeout: COPY_TIMEOUT },
      async (answer) => unquoted((await documentOf(answer, 'PUT', key))['ETag']),
    );
  }
  return copyInParts(connection, from, source.head.size, key, options);
}

async function copyInParts(
  connection: S3Connection,
  from: Readonly<Record<string, string>>,
  size: number,
  key: string,
  options: PutOptions & { readonly partSize?: number },
): Promise<string> {
  const uploadId = await createUpload(connection, key, options);
  try {
    const partSize = partSizeFor(size, options.partSize ?? 256 * 1024 * 1024);
    const parts: UploadedPart[] = [];
    for (let start = 0, number = 1; start < size; start += partSize, number += 1) {
      const end = Math.min(start + partSize, size) - 1;
      parts.push(await copyPart(connection, from, key, uploadId, number, { start, end }, options.signal));
    }
    return await completeUpload(connection, key, uploadId, parts, options);
  } catch (error) {
    // Also when the caller gave up: what was begun is not left to be paid for.
    await abortUpload(connection, key, uploadId).catch(() => {});
    throw error;
  }
}

async function copyPart(
  connection: S3Connection,
  from: Readonly<Record<string, string>>,
  key: string,
  uploadId: string,
  number: number,
  { start, end = 0 }: Range,
  signal: AbortSignal | undefined,
): Promise<UploadedPart> {
  const headers = { ...from, 'x-amz-copy-source-range': `bytes=${start}-${end}` };
  const query = { partNumber: String(number), uploadId };
  return connection.exchange({ method: 'PUT', key, query, headers, signal, timeout: COPY_TIMEOUT }, async (answer) => ({
    number,
    etag: unquoted((await documentOf(answer, 'PUT', key))['ETag']),
    size: end - start + 1,
  }));
}
