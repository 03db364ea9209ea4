import type { IncomingMessage } from 'node:http';
import { TidemarkError } from '../client-error.ts';

/** [bytes] */
const BODY_MAX = 10 * 1024 * 1024;

/** Undefined where there is none. @throws TidemarkError `usage.invalid` */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > BODY_MAX) throw new TidemarkError('usage.invalid', { what: `the request exceeds ${BODY_MAX} bytes` });
    parts.push(part as Buffer);
  }
  if (size === 0) return undefined;
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    throw new TidemarkError('usage.invalid', {
      what: 'the request is not declared as JSON',
      next: 'Send the header Content-Type: application/json.',
    });
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown;
  } catch (cause) {
    throw new TidemarkError('usage.invalid', { what: 'the request is no JSON', cause });
  }
}
