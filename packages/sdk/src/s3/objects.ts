/** Single objects: head, get, put, copy. */

import { StorageError } from '../storage-error.ts';
import { invalidAnswer } from './answers.ts';
import { demand, type S3Connection, STATUS } from './connection.ts';
import type { Body, WireAnswer } from './transport.ts';

/** Metadata that HTTP has a header for. */
export interface ObjectHeaders {
  readonly contentType?: string | undefined;
  readonly cacheControl?: string | undefined;
  readonly contentDisposition?: string | undefined;
  readonly contentEncoding?: string | undefined;
  readonly contentLanguage?: string | undefined;
}

export interface ObjectHead extends ObjectHeaders {
  /** [bytes] */
  readonly size: number;
  /** With its quotes taken off; empty where the endpoint gives none. */
  readonly etag: string;
  /** [ms since 1970] */
  readonly lastModified: number;
  /** User metadata, names in lower case without `x-amz-meta-`. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Stored checksums of the whole object, base64, by algorithm: `sha256`, `crc64nvme`. */
  readonly checksums: Readonly<Record<string, string>>;
  readonly versionId?: string | undefined;
  /** The ETag is no MD5: the object is encrypted by a key of KMS or of the customer. */
  readonly encrypted: boolean;
}

export interface Range {
  /** First byte. */
  readonly start: number;
  /** Last byte, inclusive; absent: to the end. */
  readonly end?: number | undefined;
}

export interface PutOptions extends ObjectHeaders {
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  /** Fails when the key exists. */
  readonly ifNoneMatch?: '*' | undefined;
  /** Fails when the object is another by now. */
  readonly ifMatch?: string | undefined;
  /** Base64; the endpoint refuses what differs. */
  readonly contentMd5?: string | undefined;
  readonly acl?: 'private' | 'public-read' | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface PutResult {
  /** Empty where the endpoint gives none. */
  readonly etag: string;
  readonly versionId?: string | undefined;
  readonly encrypted: boolean;
}

type Headers = Readonly<Record<string, string>>;

const QUOTE = 34;

export function unquoted(etag: string | undefined): string {
  const text = etag ?? '';
  const length = text.length;
  if (length > 1 && text.charCodeAt(0) === QUOTE && text.charCodeAt(length - 1) === QUOTE) return text.slice(1, -1);
  return text.replace(/^W\//, '').replace(/^"|"$/g, '');
}

function isEncrypted(headers: Headers): boolean {
  return (
    (headers['x-amz-server-side-encryption'] ?? '').startsWith('aws:') ||
    headers['x-amz-server-side-encryption-customer-algorithm'] !== undefined
  );
}

const META = 'x-amz-meta-';
const CHECKSUM = 'x-amz-checksum-';

export function headOf(headers: Headers, size: number): ObjectHead {
  const metadata: Record<string, string> = {};
  const checksums: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (name.startsWith(META)) metadata[name.slice(META.length)] = metadataText(value);
    else if (name.startsWith(CHECKSUM) && name !== 'x-amz-checksum-type' && !/-\d+$/.test(value)) {
      // A value with a number behind it is made of the checksums of parts.
      if (headers['x-amz-checksum-type'] !== 'COMPOSITE') checksums[name.slice(CHECKSUM.length)] = value;
    }
  }
  return {
    size,
    etag: unquoted(headers['etag']),
    lastModified: Date.parse(headers['last-modified'] ?? '') || 0,
    metadata,
    checksums,
    encrypted: isEncrypted(headers),
    contentType: headers['content-type'],
    cacheControl: headers['cache-control'],
    contentDisposition: headers['content-disposition'],
    contentEncoding: headers['content-encoding'],
    contentLanguage: headers['content-language'],
    versionId: headers['x-amz-version-id'],
  };
}

/** Undefined where there is no such key. */
export async function headObject(
  connection: S3Connection,
  key: string,
  options: { readonly signal?: AbortSignal | undefined; readonly partNumber?: number } = {},
): Promise<ObjectHead | undefined> {
  const headers = await connection.call({
    method: 'HEAD',
    key,
    query: options.partNumber === undefined ? {} : { partNumber: String(options.partNumber) },
    headers: connection.profile.checksums === 'yes' ? { 'x-amz-checksum-mode': 'ENABLED' } : {},
    accept: [404],
    signal: options.signal,
  });
  if (headers[STATUS] === 404) return undefined;
  return headOf(headers, lengthOf(headers, key));
}

function lengthOf(headers: Headers, key: string): number {
  const size = headers['content-length'];
  if (size === undefined || !/^\d{1,16}$/.test(size)) throw invalidAnswer('gives no length of the object', key);
  return Number(size);
}

export interface GetResult {
  readonly head: ObjectHead;
  /** Of the part that is sent. [bytes] */
  readonly length: number;
  readonly body: WireAnswer['body'];
}

/** One request; the body must be read or destroyed. @throws StorageError `storage.not-found`, `storage.precondition-failed` */
export async function getObject(
  connection: S3Connection,
  key: string,
  options: {
    readonly range?: Range | undefined;
    readonly ifMatch?: string | undefined;
    readonly signal?: AbortSignal | undefined;
  } = {},
): Promise<GetResult> {
  const { range, ifMatch, signal } = options;
  const headers: Record<string, string> = {};
  if (range !== undefined) headers['range'] = `bytes=${range.start}-${range.end ?? ''}`;
  if (ifMatch !== undefined && ifMatch !== '') headers['if-match'] = `"${ifMatch}"`;
  const answer = await connection.send({ method: 'GET', key, headers, signal });
  try {
    const length = lengthOf(answer.headers, key);
    if (range === undefined) return { head: headOf(answer.headers, length), length, body: answer.body };
    const match = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(answer.headers['content-range'] ?? '');
    if (answer.status !== 206 || match === null || Number(match[1]) !== range.start) {
      throw invalidAnswer('does not give the range that was asked for', key);
    }
    return { head: headOf(answer.headers, Number(match[3])), length, body: answer.body };
  } catch (error) {
    answer.body.destroy();
    throw error;
  }
}

/** Headers that describe an object. */
export function headersOf(options: PutOptions): Record<string, string> {
  const headers: Record<string, string> = { ...options.headers };
  const set = (name: string, value: string | undefined): void => {
    if (value !== undefined && value !== '') headers[name] = value;
  };
  set('content-type', options.contentType);
  set('cache-control', options.cacheControl);
  set('content-disposition', options.contentDisposition);
  set('content-encoding', options.contentEncoding);
  set('content-language', options.contentLanguage);
  set('content-md5', options.contentMd5);
  set('x-amz-acl', options.acl);
  for (const [name, value] of Object.entries(options.metadata ?? {})) {
    headers[META + name.toLowerCase()] = metadataValue(value);
  }
  return headers;
}

const PLAIN = /^[\x20-\x7e]*$/;

/** HTTP headers are ASCII; anything else is written as RFC 2047 has it, as S3 does. */
function metadataValue(value: string): string {
  return PLAIN.test(value) && !value.includes('=?') ? value : `=?UTF-8?B?${Buffer.from(value).toString('base64')}?=`;
}

function metadataText(value: string): string {
  const match = /^=\?UTF-8\?B\?([A-Za-z0-9+/=]*)\?=$/i.exec(value);
  return match === null ? value : Buffer.from(match[1] ?? '', 'base64').toString('utf8');
}

/** Adds conditions. @throws StorageError `storage.unsupported` where the endpoint would not heed them */
export function withConditions(connection: S3Connection, headers: Record<string, string>, options: PutOptions): void {
  if (options.ifNoneMatch !== undefined) {
    demand(connection, 'conditionalCreate', 'a write that only creates');
    headers['if-none-match'] = options.ifNoneMatch;
  }
  if (options.ifMatch !== undefined) {
    demand(connection, 'conditionalReplace', 'a write that only replaces what was seen');
    headers['if-match'] = connection.profile.ifMatchOnWrite === 'bare' ? options.ifMatch : `"${options.ifMatch}"`;
  }
}

/** One request of exact length. @param size of the body [bytes] */
export async function putObject(
  connection: S3Connection,
  key: string,
  body: Body,
  size: number,
  options: PutOptions = {},
): Promise<PutResult> {
  const { putMax } = connection.profile;
  if (putMax !== null && size > putMax) {
    throw new StorageError('storage.too-large', {
      what: `${size} bytes are more than the ${putMax} that one request may have`,
      key,
      next: 'Store it in parts: the profile must have "multipart".',
    });
  }
  const headers = headersOf(options);
  withConditions(connection, headers, options);
  headers['content-length'] = String(size);
  const answer = await connection.call({ method: 'PUT', key, headers, body, signal: options.signal });
  return { etag: unquoted(answer['etag']), versionId: answer['x-amz-version-id'], encrypted: isEncrypted(answer) };
}
