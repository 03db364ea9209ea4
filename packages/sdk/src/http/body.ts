/** Reading an answer within bounds. */
import { TidemarkError } from '../client-error.ts';

/** Larger answers are refused. [bytes] */
export const BODY_MAX: number = 10 * 1024 * 1024;

/** @throws TidemarkError `api.invalid-response` where it is larger */
export async function readBody(response: Response, max: number = BODY_MAX): Promise<string> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let size = 0;
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > max) {
      await reader.cancel();
      throw new TidemarkError('api.invalid-response', { what: `the answer is larger than ${max} bytes` });
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

/** JSON where it is some, else the text. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
