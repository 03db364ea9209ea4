/** Bodies of any sort, as bytes. */
import { abortedError, StorageError } from '../storage-error.ts';

/** Streams made of a string or a `Uint8Array` give strings or numbers; bodies are bytes. */
export async function* bytesOf(
  body: AsyncIterable<unknown>,
  signal?: AbortSignal,
): AsyncGenerator<Buffer, void, undefined> {
  let numbers: number[] = [];
  for await (const chunk of body) {
    if (signal?.aborted) throw abortedError(signal);
    if (typeof chunk === 'number') {
      if (numbers.push(chunk) >= 65_536) {
        yield Buffer.from(numbers);
        numbers = [];
      }
    } else if (typeof chunk === 'string') yield Buffer.from(chunk);
    else if (chunk instanceof Uint8Array) yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    else throw new StorageError('storage.rejected', { what: 'a body must be text or bytes', next: 'Encode it first.' });
  }
  if (numbers.length > 0) yield Buffer.from(numbers);
}

/** Blocks of exactly `size` bytes, save the last; of an empty body one empty block. */
export async function* blocksOf(body: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer, void, undefined> {
  let parts: Buffer[] = [];
  let held = 0;
  let isAny = false;
  for await (const chunk of body) {
    let rest = chunk;
    while (held + rest.length >= size) {
      const taken = rest.subarray(0, size - held);
      rest = rest.subarray(taken.length);
      yield Buffer.concat([...parts, taken]);
      isAny = true;
      parts = [];
      held = 0;
    }
    if (rest.length > 0) {
      parts.push(rest);
      held += rest.length;
    }
  }
  if (held > 0 || !isAny) yield Buffer.concat(parts);
}
