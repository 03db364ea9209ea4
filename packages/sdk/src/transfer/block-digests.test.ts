import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { digestBlock } from './block-digests.ts';

const digestOf = (name: string, bytes: Uint8Array): string => createHash(name).update(bytes).digest('hex');

function shared(bytes: Uint8Array): Buffer {
  const block = Buffer.from(new SharedArrayBuffer(bytes.length + 7), 0, bytes.length);
  block.set(bytes);
  return block;
}

test.each([0, 1, 1000, 3_000_001])('digests of %i bytes, in either memory', async (size) => {
  const bytes = randomBytes(size);
  for (const block of [bytes, shared(bytes)]) {
    const { md5, sha256 } = await digestBlock(block, ['md5', 'sha256']);
    expect(md5.toString('hex')).toBe(digestOf('md5', bytes));
    expect(sha256.toString('hex')).toBe(digestOf('sha256', bytes));
  }
});

test('many at once each get their own', async () => {
  const blocks = Array.from({ length: 12 }, (_, at) => shared(Buffer.alloc((1 << 20) + at, at)));
  const wanted = blocks.map((block) => digestOf('md5', block));
  const results = await Promise.all(blocks.map((block) => digestBlock(block, ['md5'])));
  expect(results.map(({ md5 }) => md5.toString('hex'))).toEqual(wanted);
});
