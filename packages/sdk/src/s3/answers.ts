/** Documents that endpoints answer with. */
import { StorageError } from '../storage-error.ts';
import { type ErrorBody, errorIn } from './error-body.ts';
import type { WireAnswer } from './transport.ts';
import { type XmlEvents, XmlReader } from './xml-reader.ts';

export function invalidAnswer(what: string, key?: string): StorageError {
  return new StorageError('storage.invalid-response', {
    what: `the endpoint's answer ${what}`,
    key,
    retryable: true,
    next: 'Is this an S3 endpoint? "tidemark storage doctor <url>" looks at what it answers.',
  });
}

/** Feeds a body to the reader as it comes. @throws StorageError, of the network where the body breaks off */
export async function readXml(body: WireAnswer['body'], events: XmlEvents): Promise<void> {
  const reader = new XmlReader(events);
  const decoder = new TextDecoder('utf-8', { fatal: false });
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) reader.push(decoder.decode(chunk, { stream: true }));
  } catch (error) {
    body.destroy();
    throw error;
  }
  reader.push(decoder.decode());
  reader.end();
}

/** A short document as the texts of its elements, each name once. */
export async function readTexts(body: WireAnswer['body']): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  await readXml(body, { close: (name, text) => void (texts[name] ??= text) });
  return texts;
}

/** What says "200 OK" and holds an error, as the end of an upload in parts may. */
export function errorInSuccess(xml: string): Omit<ErrorBody, 'truncated'> | undefined {
  const found = errorIn(xml);
  return found.endpointCode === undefined ? undefined : found;
}
