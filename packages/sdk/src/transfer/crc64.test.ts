import { expect, test } from 'vitest';
import { Crc64Nvme } from './crc64.ts';

async function crc(...chunks: readonly Uint8Array[]): Promise<string> {
  const sum = new Crc64Nvme();
  for (const chunk of chunks) sum.update(chunk);
  return Buffer.from(await sum.digest()).toString('hex');
}

test('gives the check value of the catalogue, and those of the specification', async () => {
  // Sources: reveng.sourceforge.io, CRC-64/NVME; NVM Express, NVM Command Set Specification 1.0d, figure 122.
  expect(await crc(Buffer.from('123456789'))).toBe('ae8b14860a799888');
  expect(await crc(Buffer.alloc(4096))).toBe('6482d367eb22b64e');
  expect(await crc(Buffer.alloc(4096, 0xff))).toBe('c0ddba7302eca3ac');
});

test('is the same however the content is cut', async () => {
  expect(await crc(Buffer.from('1234'), Buffer.from(''), Buffer.from('56789'))).toBe('ae8b14860a799888');
});
