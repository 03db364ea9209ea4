/** Trees of files for trials, the same for the same seed. */
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** mulberry32: small, and the same everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const NAMES = ['photo', 'größe', 'a b', '日本', 'x+y&z', 'doc.v1', '😀', "it's", '%41', 'UPPER'];

/** Mostly small files, some empty, and as many large ones as asked for. */
export function writeTree(folder: string, count: number, large: number, seed: number): void {
  const random = randomFrom(seed);
  const pick = (): string => NAMES[Math.floor(random() * NAMES.length)] ?? 'x';
  for (let at = 0; at < count; at += 1) {
    const depth = Math.floor(random() * 3);
    const folders = Array.from({ length: depth }, () => `${pick()} ${Math.floor(random() * 5)}`);
    const path = join(folder, ...folders, `${pick()}-${at}.${random() < 0.5 ? 'jpg' : 'txt'}`);
    const chance = random();
    const size = at < large ? (17 + at * 2) * 1024 * 1024 + 7 : chance < 0.02 ? 0 : Math.floor(random() ** 4 * 60_000);
    const content = Buffer.alloc(size);
    for (let word = 0; word + 4 <= Math.min(size, 4096); word += 4)
      content.writeUInt32LE(Math.floor(random() * 2 ** 32), word);
    for (let block = 4096; block + 4 <= size; block += 65_536)
      content.writeUInt32LE(Math.floor(random() * 2 ** 32), block);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    const time = 1_500_000_000 + Math.floor(random() * 1e8) + 0.25;
    utimesSync(path, time, time);
  }
}
