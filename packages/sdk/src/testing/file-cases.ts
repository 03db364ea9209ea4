import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { expect } from 'vitest';
import type { ConformanceCase } from './case.ts';

/** Names that real applications have. Source of the idea: league/flysystem, FilesystemAdapterTestCase::filenameProvider. */
const PATHS: readonly string[] = [
  'plain.txt',
  'no-extension',
  'deep/er/and/deep/er.txt',
  'with space.txt',
  ' leading and trailing ',
  'plus+sign&amp;and%20percent%.txt',
  'brackets[1](2){3}.txt',
  'quotes"\'`.txt',
  'hash#question?.txt',
  'semi;colon:at@equals=.txt',
  'tilde~star*pipe|.txt',
  'ünïcödé/ß.txt',
  'e\u0301 in two code points.txt',
  '日本語/ファイル.txt',
  '😀/emoji.txt',
  'back\\slash.txt',
  'two..dots..txt',
  '.hidden/.file',
  'CON.txt',
  `${'long'.repeat(50)}.txt`,
];

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export const FILE_CASES: readonly ConformanceCase[] = [
  {
    name: 'writing and reading a string',
    run: async ({ storage }) => {
      await storage.write('path.txt', 'contents');
      expect(await storage.readToString('path.txt')).toBe('contents');
    },
  },
  {
    name: 'writing and reading a stream',
    run: async ({ storage }) => {
      await storage.write('path.txt', Readable.from([Buffer.from('con'), Buffer.from('tents')]));
      expect(await storage.readToString('path.txt')).toBe('contents');
    },
  },
  {
    name: 'writing an asynchronous generator',
    run: async ({ storage }) => {
      const parts = async function* (): AsyncGenerator<Buffer> {
        yield Buffer.from('con');
        yield Buffer.from('tents');
      };
      await storage.write('path.txt', parts());
      expect(await storage.readToString('path.txt')).toBe('contents');
    },
  },
  {
    name: 'writing a Uint8Array',
    needs: 'byteArrays',
    run: async ({ storage }) => {
      const bytes = Uint8Array.from([0, 1, 2, 254, 255]);
      await storage.write('path.bin', bytes);
      expect([...(await storage.readToUint8Array('path.bin'))]).toEqual([...bytes]);
    },
  },
  {
    name: 'writing a buffer with every byte value',
    run: async ({ storage }) => {
      const bytes = Buffer.from(Array.from({ length: 4096 }, (_, at) => at & 255));
      await storage.write('path.bin', bytes);
      expect(digest(await storage.readToUint8Array('path.bin'))).toBe(digest(bytes));
    },
  },
  {
    name: 'writing an empty string',
    run: async ({ storage }) => {
      await storage.write('empty.txt', '');
      expect(await storage.fileExists('empty.txt')).toBe(true);
      expect(await storage.readToString('empty.txt')).toBe('');
      expect(await storage.fileSize('empty.txt')).toBe(0);
    },
  },
  {
    name: 'writing an empty stream',
    run: async ({ storage }) => {
      await storage.write('empty.txt', Readable.from([]));
      expect(await storage.readToString('empty.txt')).toBe('');
    },
  },
  {
    name: 'writing with the size given',
    run: async ({ storage }) => {
      await storage.write('path.txt', Readable.from([Buffer.from('contents')]), { size: 8 });
      expect(await storage.fileSize('path.txt')).toBe(8);
    },
  },
  {
    name: 'overwriting a longer file with a shorter one',
    run: async ({ storage }) => {
      await storage.write('path.txt', 'much longer contents');
      await storage.write('path.txt', 'short');
      expect(await storage.readToString('path.txt')).toBe('short');
    },
  },
  ...PATHS.map(
    (path): ConformanceCase => ({
      name: `a file named ${JSON.stringify(path).slice(0, 60)}`,
      run: async ({ storage }) => {
        await storage.write(path, `contents of ${path}`);
        expect(await storage.fileExists(path)).toBe(true);
        expect(await storage.readToString(path)).toBe(`contents of ${path}`);
        const listed = await storage.list('', { deep: true }).toArray();
        expect(listed.filter(({ isFile }) => isFile).map((entry) => entry.path)).toEqual([path]);
        await storage.copyFile(path, 'copy of it');
        expect(await storage.readToString('copy of it')).toBe(`contents of ${path}`);
        await storage.deleteFile(path);
        expect(await storage.fileExists(path)).toBe(false);
      },
    }),
  ),
  {
    name: 'a file beside a folder of its name',
    needs: 'fileBesideFolder',
    run: async ({ storage }) => {
      await storage.write('a', 'file');
      await storage.write('a/b', 'file below');
      expect(await storage.readToString('a')).toBe('file');
      expect(await storage.readToString('a/b')).toBe('file below');
    },
  },
  {
    name: 'names that differ in case are two files',
    needs: 'fileBesideFolder',
    run: async ({ storage }) => {
      await storage.write('File.txt', 'one');
      await storage.write('file.txt', 'two');
      expect(await storage.readToString('File.txt')).toBe('one');
    },
  },
  {
    name: 'copying keeps the original and replaces what is there',
    run: async ({ storage }) => {
      await storage.write('from.txt', 'from');
      await storage.write('to.txt', 'to');
      await storage.copyFile('from.txt', 'to.txt');
      expect(await storage.readToString('from.txt')).toBe('from');
      expect(await storage.readToString('to.txt')).toBe('from');
    },
  },
  {
    name: 'copying into a folder that is not there yet',
    run: async ({ storage }) => {
      await storage.write('from.txt', 'from');
      await storage.copyFile('from.txt', 'new/folder/to.txt');
      expect(await storage.readToString('new/folder/to.txt')).toBe('from');
    },
  },
  {
    name: 'copying a file onto itself keeps it',
    run: async ({ storage }) => {
      await storage.write('path.txt', 'contents');
      await storage.copyFile('path.txt', 'path.txt').catch(() => {});
      expect(await storage.readToString('path.txt')).toBe('contents');
    },
  },
  {
    name: 'moving takes the original away and replaces what is there',
    run: async ({ storage }) => {
      await storage.write('from.txt', 'from');
      await storage.write('to/to.txt', 'to');
      await storage.moveFile('from.txt', 'to/to.txt');
      expect(await storage.fileExists('from.txt')).toBe(false);
      expect(await storage.readToString('to/to.txt')).toBe('from');
    },
  },
  {
    name: 'moving a file onto itself keeps it',
    run: async ({ storage }) => {
      await storage.write('path.txt', 'contents');
      await storage.moveFile('path.txt', 'path.txt').catch(() => {});
      expect(await storage.readToString('path.txt')).toBe('contents');
    },
  },
  {
    name: 'a large file in many chunks',
    needs: 'largeFiles',
    run: async ({ storage }) => {
      const chunk = randomBytes(1 << 20);
      const expected = createHash('sha256');
      const chunks = function* (): Generator<Buffer> {
        for (let at = 0; at < 37; at += 1) {
          chunk.writeUInt32BE(at, 0);
          const piece = Buffer.from(chunk);
          expected.update(piece);
          yield piece;
        }
      };
      await storage.write('large.bin', Readable.from(chunks()));
      const actual = createHash('sha256');
      for await (const piece of await storage.read('large.bin')) actual.update(piece as Buffer);
      expect(actual.digest('hex')).toBe(expected.digest('hex'));
      expect(await storage.fileSize('large.bin')).toBe(37 << 20);
    },
  },
  {
    name: 'reading a range',
    needs: 'ranges',
    run: async ({ storage }) => {
      await storage.write('path.txt', '0123456789');
      expect(await storage.readToString('path.txt', { range: { start: 2, end: 5 } })).toBe('2345');
      expect(await storage.readToString('path.txt', { range: { start: 7 } })).toBe('789');
    },
  },
];
