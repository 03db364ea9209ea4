/** What follows from a profile, without asking the endpoint. */
import type { StorageProfile } from '../profiles/profile.ts';
import type { S3Connection } from '../s3/connection.ts';
import type { ListedObject } from '../s3/listing.ts';
import { encodedPath } from '../s3/signing.ts';
import { StorageError } from '../storage-error.ts';

/** Where the path alone decides who can see an object. */
export function ownVisibility(profile: StorageProfile, key: string): 'public' | 'private' | undefined {
  if (profile.privatePrefix === null) return undefined;
  return key.startsWith(profile.privatePrefix) ? 'private' : 'public';
}

/** @throws StorageError `storage.unsupported` where no visitor could use the address */
export function publicAddress(connection: S3Connection, key: string): string {
  const { profile, bucket, region } = connection;
  if (ownVisibility(profile, key) === 'private') {
    throw new StorageError('storage.unsupported', {
      what: `nothing below "${profile.privatePrefix}" has a public URL`,
      key,
      next: 'Store it elsewhere, or hand it out through the application.',
    });
  }
  if (profile.publicUrl === null) return connection.addressOf(key);
  return profile.publicUrl
    .replace('{bucket}', () => bucket)
    .replace('{region}', () => region)
    .replace('{key}', () => encodedPath(key));
}

/** Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/ShareObjectPreSignedURL.html [s] */
const EXPIRY_MAX = 7 * 24 * 3600;

/** @param expiresAt [ms since 1970] */
export function expirySeconds(expiresAt: number): number {
  const seconds = Math.floor((expiresAt - Date.now()) / 1000);
  if (seconds >= 1 && seconds <= EXPIRY_MAX) return seconds;
  throw new StorageError('usage.invalid', {
    what: 'a signed URL lives at least a second and at most seven days',
    next: 'Choose another expiresAt.',
  });
}

/** Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
const RESPONSE_NAMES: Readonly<Record<string, string>> = {
  'cache-control': 'response-cache-control',
  'content-disposition': 'response-content-disposition',
  'content-encoding': 'response-content-encoding',
  'content-language': 'response-content-language',
  'content-type': 'response-content-type',
  expires: 'response-expires',
};

export function responseQuery(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const parameter = RESPONSE_NAMES[name.toLowerCase()];
    if (parameter !== undefined) query[parameter] = value;
  }
  return query;
}

export async function* deletedKeys(objects: AsyncIterable<ListedObject>): AsyncGenerator<string> {
  for await (const { key } of objects) yield key;
}
