import { createHash } from 'node:crypto';
import { StorageError } from '../storage-error.ts';
import { invalidAnswer, readXml } from './answers.ts';
import type { S3Connection } from './connection.ts';
import type { WireAnswer } from './transport.ts';

/** A key that could not be deleted, and why. */
export interface FailedDeletion {
  readonly key: string;
  readonly endpointCode: string;
  readonly message: string;
}

/** What S3 takes in one request. Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html */
const BATCH_MAX = 1000;

export async function deleteObject(connection: S3Connection, key: string, signal?: AbortSignal): Promise<void> {
  await connection.call({ method: 'DELETE', key, accept: [404], signal });
}

/** Deletes in batches; what failed is returned by key, never passed over. */
export async function deleteObjects(
  connection: S3Connection,
  keys: Iterable<string> | AsyncIterable<string>,
  signal?: AbortSignal,
): Promise<FailedDeletion[]> {
  const failed: FailedDeletion[] = [];
  const single = connection.profile.deleteBatch !== 'yes';
  let batch: string[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length > 0) failed.push(...(await deleteBatch(connection, batch, signal)));
    batch = [];
  };
  for await (const key of keys) {
    // XML 1.0 cannot write these keys.
    if (single || !isWritable(key)) await deleteObject(connection, key, signal);
    else if (batch.push(key) >= BATCH_MAX) await flush();
  }
  await flush();
  return failed;
}

/** Lone surrogates, and code points that are no characters. */
const NO_CHARACTERS = /[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function isWritable(key: string): boolean {
  for (let at = 0; at < key.length; at += 1) if (key.charCodeAt(at) < 0x20) return false;
  return !NO_CHARACTERS.test(key);
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (unit) => `&#${unit.charCodeAt(0)};`);
}

async function deleteBatch(
  connection: S3Connection,
  keys: readonly string[],
  signal: AbortSignal | undefined,
): Promise<FailedDeletion[]> {
  const objects = keys.map((key) => `<Object><Key>${escaped(key)}</Key></Object>`).join('');
  const body = Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Quiet>false</Quiet>${objects}</Delete>`,
  );
  return connection.exchange(
    {
      method: 'POST',
      query: { delete: '' },
      headers: {
        'content-type': 'application/xml',
        'content-length': String(body.length),
        'content-md5': createHash('md5').update(body).digest('base64'),
      },
      body,
      signal,
    },
    (answer) => readOutcome(answer, keys),
  );
}

/** A key of which the answer says nothing is not deleted as far as we know. */
async function readOutcome(answer: WireAnswer, keys: readonly string[]): Promise<FailedDeletion[]> {
  const open = new Set(keys);
  const failed: FailedDeletion[] = [];
  let isResult = false;
  let texts: Record<string, string> = {};
  await readXml(answer.body, {
    open: (name) => {
      if (name === 'DeleteResult') isResult = true;
      if (name === 'Deleted' || name === 'Error') texts = {};
    },
    close: (name, text) => {
      if (name === 'Deleted') open.delete(texts['Key'] ?? '');
      else if (name === 'Error') {
        const key = texts['Key'] ?? '';
        open.delete(key);
        failed.push({ key, endpointCode: texts['Code'] ?? '', message: texts['Message'] ?? '' });
      } else texts[name] = text;
    },
  });
  if (!isResult) throw invalidAnswer('to a deletion is none');
  for (const key of open)
    failed.push({ key, endpointCode: '', message: 'the endpoint does not say that it was deleted' });
  return failed;
}

/** @throws StorageError `storage.partial-delete` naming the first keys */
export function assertAllDeleted(failed: readonly FailedDeletion[]): void {
  const [first] = failed;
  if (first === undefined) return;
  const some = failed.slice(0, 5).map(({ key, endpointCode, message }) => `"${key}" (${endpointCode || message})`);
  throw new StorageError('storage.partial-delete', {
    what: `${failed.length} of the keys were not deleted: ${some.join(', ')}${failed.length > 5 ? ', …' : ''}`,
    key: first.key,
    next: 'The others are deleted. Mend what the endpoint names, and delete again.',
  });
}
