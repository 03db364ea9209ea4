/**
 * What fortrabbit's object storage does with a request that other endpoints would serve.
 * Source: https://help.fortrabbit.com/object-storage
 */
import { PROFILES } from '../../../profiles/profiles.ts';

export interface StorageRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** With a header that signs it. */
  readonly isSigned: boolean;
}

/** What is answered in the server's place. */
export interface LimitAnswer {
  readonly status: number;
  /** Of S3's errors; absent where it is none. */
  readonly code?: string;
  /** Text of an error, or a body of XML. */
  readonly text: string;
}

const PRIVATE = PROFILES.fortrabbit.privatePrefix ?? '';

/** Taken with an OK that means nothing. */
const DUMMIES: ReadonlySet<string> = new Set([
  'acl',
  'cors',
  'lifecycle',
  'logging',
  'notification',
  'policy',
  'replication',
  'requestPayment',
  'tagging',
  'versioning',
  'website',
]);

const MULTIPART = ['uploads', 'uploadId', 'partNumber'];
const PRESIGNED = ['X-Amz-Signature', 'X-Amz-Credential', 'Signature', 'AWSAccessKeyId'];

const OPEN_TO_ALL =
  '<CORSConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedMethod>HEAD</AllowedMethod><AllowedMethod>PUT</AllowedMethod><AllowedMethod>POST</AllowedMethod><AllowedMethod>DELETE</AllowedMethod><AllowedHeader>*</AllowedHeader></CORSRule></CORSConfiguration>';

/** Which status and code fortrabbit answers with is not documented; these are S3's own for what an endpoint lacks. */
const NO_MULTIPART: LimitAnswer = { status: 501, code: 'NotImplemented', text: 'There are no multipart uploads.' };
const NO_PRESIGN: LimitAnswer = { status: 403, code: 'AccessDenied', text: 'There are no presigned requests.' };
const NO_ADDRESS: LimitAnswer = { status: 400, code: 'InvalidURI', text: 'The address cannot be read.' };
const IS_PRIVATE: LimitAnswer = { status: 403, code: 'AccessDenied', text: 'What lies in private/ is never public.' };
const NO_POLICY: LimitAnswer = { status: 404, code: 'NoSuchBucketPolicy', text: 'The bucket has no policy.' };

/** Undefined where the server may answer it. */
export function limitedAnswer({ method, url, isSigned }: StorageRequest): LimitAnswer | undefined {
  const [path, text] = splitAt(url, '?');
  const query = new URLSearchParams(text);
  if (MULTIPART.some((name) => query.has(name))) return NO_MULTIPART;
  if (PRESIGNED.some((name) => query.has(name))) return NO_PRESIGN;
  // A form that a browser sends carries its signature in a field.
  if (method === 'POST' && !isSigned) return NO_PRESIGN;
  const key = keyIn(path);
  if (key === undefined) return NO_ADDRESS;
  if (!isSigned) return key.startsWith(PRIVATE) ? IS_PRIVATE : undefined;
  const dummy = [...query.keys()].find((name) => DUMMIES.has(name));
  if (dummy === undefined) return undefined;
  if (method === 'PUT') return { status: 200, text: '' };
  if (method === 'DELETE') return { status: 204, text: '' };
  if (method !== 'GET') return undefined;
  if (dummy === 'cors') return { status: 200, text: OPEN_TO_ALL };
  // The policy that makes everything public is the platform's.
  return dummy === 'policy' ? NO_POLICY : undefined;
}

/** Behind `/bucket/`; undefined where it is no valid address. */
function keyIn(path: string): string | undefined {
  try {
    return splitAt(decodeURIComponent(path).slice(1), '/')[1];
  } catch {
    return undefined;
  }
}

function splitAt(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
