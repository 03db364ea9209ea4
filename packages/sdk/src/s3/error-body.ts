import type { WireAnswer } from './transport.ts';
import { XmlReader } from './xml-reader.ts';

export interface ErrorBody {
  readonly endpointCode?: string | undefined;
  readonly message?: string | undefined;
  /** The region that the endpoint names instead. */
  readonly region?: string | undefined;
  /** The connection ended before the body did. */
  readonly truncated: boolean;
}

/** Errors are short; what is longer is a page of some proxy. [bytes] */
const SIZE_MAX = 64 * 1024;

/** Reads what an endpoint says of a failure; never fails itself. */
export async function errorBody(body: WireAnswer['body']): Promise<ErrorBody> {
  const chunks: Buffer[] = [];
  let size = 0;
  let truncated = false;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > SIZE_MAX) break;
      chunks.push(chunk);
    }
  } catch {
    truncated = true;
  }
  return { ...errorIn(Buffer.concat(chunks).toString('utf8')), truncated };
}

/** What an `<Error>` document says; nothing where it is none. */
export function errorIn(xml: string): Omit<ErrorBody, 'truncated'> {
  const parts: Record<string, string> = {};
  if (!xml.includes('<Error')) return {};
  try {
    const reader = new XmlReader({ close: (name, text) => void (parts[name] ??= text) });
    reader.push(xml);
    reader.end();
  } catch {
    // What was read up to the fault is all there is.
  }
  return { endpointCode: parts['Code'], message: parts['Message'], region: parts['Region'] };
}
