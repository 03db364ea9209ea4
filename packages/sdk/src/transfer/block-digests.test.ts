import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { digestBlock } from './block-digests.ts';

const digestOf = (name: string, bytes: Uint8Array): string => createHash(name).update(bytes).digest('hex');

test.each([0, 1, 1000, (1 << 20) - 1, 1 << 20, 3_000_001])('digests of %i bytes, and the bytes again', async (size) => {
  const bytes = randomBytes(size);
  const given = Buffer.allocUnsafeSlow(size);
  bytes.copy(given);
  const { block, digests } = await digestBlock(given, ['md5', 'sha256']);
  expect(block.equals(bytes)).toBe(true);
  expect(digests.md5?.toString('hex')).toBe(digestOf('md5', bytes));
  expect(digests.sha256?.toString('hex')).toBe(digestOf('sha256', bytes));
});

test('many at once each get their own', async () => {
  const blocks = Array.from({ length: 12 }, (_, at) => Buffer.alloc((1 << 20) + at, at));
  const wanted = blocks.map((block) => digestOf('md5', block));
  const results = await Promise.all(blocks.map((block) => digestBlock(block, ['md5'])));
  expect(results.map(({ digests }) => digests.md5?.toString('hex'))).toEqual(wanted);
});

test('a part of a larger memory is left where it is', async () => {
  const memory = Buffer.alloc(4 << 20, 1);
  const part = memory.subarray(0, 2 << 20);
  const { digests } = await digestBlock(part, ['md5']);
  expect(digests.md5?.toString('hex')).toBe(digestOf('md5', part));
  expect(memory.length).toBe(4 << 20);
});
