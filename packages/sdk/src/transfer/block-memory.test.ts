import { expect, test } from 'vitest';
import { BlockMemory, SHARED_FROM, type TakenMemory } from './block-memory.ts';

const MIB = 1 << 20;

test('small blocks take memory of their own', async () => {
  const { into } = await new BlockMemory(32 * MIB).take(SHARED_FROM - 1);
  expect(into).toBeUndefined();
});

test('memory that was given back is used again, however large the next block is', async () => {
  const memory = new BlockMemory(32 * MIB);
  const seen = new Set<ArrayBufferLike | undefined>();
  for (const size of [SHARED_FROM, 5 * MIB, 16 * MIB, 2 * MIB]) {
    const { into, release } = await memory.take(size);
    expect(into?.length).toBe(size);
    seen.add(into?.buffer);
    release();
  }
  expect(seen.size).toBe(1);
});

test('no more is shared than fits, and no two have the same', async () => {
  const memory = new BlockMemory(48 * MIB);
  const taken: TakenMemory[] = [];
  for (let count = 0; count < 8; count += 1) taken.push(await memory.take(2 * MIB));
  const shared = taken.filter(({ into }) => into !== undefined);
  expect(shared).toHaveLength(3);
  expect(new Set(shared.map(({ into }) => into?.buffer)).size).toBe(3);
});

test('a block larger than all there is gets it alone, and others wait', async () => {
  const memory = new BlockMemory(8 * MIB);
  const { into, release } = await memory.take(20 * MIB);
  expect(into?.length).toBe(20 * MIB);
  let isThere = false;
  const next = memory.take(MIB).then((taken) => {
    isThere = true;
    return taken;
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(isThere).toBe(false);
  release();
  expect((await next).into?.length).toBe(MIB);
});
