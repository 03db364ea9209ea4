import { getEventListeners } from 'node:events';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { ConformanceCase } from './case.ts';

const MISSING: readonly (readonly [
  string,
  (storage: Parameters<ConformanceCase['run']>[0]['storage']) => Promise<unknown>,
  string,
])[] = [
  ['reading', (storage) => storage.readToString('missing.txt'), 'flystorage.unable_to_read_file'],
  ['the stat of', (storage) => storage.stat('missing.txt'), 'flystorage.unable_to_get_stat'],
  ['the size of', (storage) => storage.fileSize('missing.txt'), 'flystorage.unable_to_get_file_size'],
  ['the time of', (storage) => storage.lastModified('missing.txt'), 'flystorage.unable_to_get_last_modified'],
  ['the content type of', (storage) => storage.mimeType('missing.txt'), 'flystorage.unable_to_get_mimetype'],
  ['the checksum of', (storage) => storage.checksum('missing.txt'), 'flystorage.unable_to_get_checksum'],
  ['copying', (storage) => storage.copyFile('missing.txt', 'to.txt'), 'flystorage.unable_to_copy_file'],
  ['moving', (storage) => storage.moveFile('missing.txt', 'to.txt'), 'flystorage.unable_to_move_file'],
];

async function codeOf(attempt: Promise<unknown>): Promise<unknown> {
  try {
    await attempt;
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
  return 'no error';
}

export const FAILURE_CASES: readonly ConformanceCase[] = [
  ...MISSING.map(
    ([what, attempt, code]): ConformanceCase => ({
      name: `${what} a file that is not there fails`,
      run: async ({ storage }) => {
        expect(await codeOf(attempt(storage))).toBe(code);
        expect(await storage.fileExists('to.txt')).toBe(false);
      },
    }),
  ),
  {
    name: 'deleting a file that is not there is no error',
    run: async ({ storage }) => {
      await storage.deleteFile('missing.txt');
      expect(await storage.fileExists('missing.txt')).toBe(false);
    },
  },
  {
    name: 'no path leads out',
    run: async ({ storage }) => {
      for (const path of ['../out.txt', 'a/../../out.txt', 'a/b/../../../out.txt']) {
        expect(await codeOf(storage.write(path, 'x'))).not.toBe('no error');
      }
      expect((await storage.list('', { deep: true }).toArray()).filter(({ isFile }) => isFile)).toEqual([]);
    },
  },
  {
    name: 'a body that breaks off leaves the old file as it was',
    run: async ({ storage }) => {
      await storage.write('path.txt', 'old');
      const broken = async function* (): AsyncGenerator<Buffer> {
        yield Buffer.from('new, and ');
        await sleep(1);
        throw new Error('the source broke');
      };
      expect(await codeOf(storage.write('path.txt', broken()))).toBe('flystorage.unable_to_write_file');
      expect(await storage.readToString('path.txt')).toBe('old');
    },
  },
  {
    name: 'an aborted signal stops a write before it starts',
    run: async ({ storage }) => {
      const attempt = async (): Promise<void> => {
        await storage.write('path.txt', 'contents', { abortSignal: AbortSignal.abort(new Error('stopped')) });
      };
      await expect(attempt()).rejects.toThrow();
      expect(await storage.fileExists('path.txt')).toBe(false);
    },
  },
  {
    name: 'a write that is aborted half-way stores nothing',
    run: async ({ storage }) => {
      const controller = new AbortController();
      const endless = async function* (): AsyncGenerator<Buffer> {
        for (let at = 0; at < 1000; at += 1) {
          yield Buffer.alloc(1024, at);
          if (at === 20) controller.abort(new Error('stopped'));
          await sleep(1);
        }
      };
      const attempt = storage.write('path.bin', Readable.from(endless()), { abortSignal: controller.signal });
      await expect(attempt).rejects.toThrow();
      expect(await storage.fileExists('path.bin')).toBe(false);
    },
  },
  {
    name: 'calls leave no listener on their signal',
    run: async ({ storage }) => {
      const { signal } = new AbortController();
      for (let at = 0; at < 12; at += 1) {
        await storage.write('path.txt', 'contents', { abortSignal: signal });
        await storage.readToString('path.txt', { abortSignal: signal });
        await storage.fileExists('path.txt', { abortSignal: signal });
        await storage.list('', { abortSignal: signal }).toArray();
      }
      await sleep(20);
      expect(getEventListeners(signal, 'abort').length).toBeLessThan(5);
    },
  },
  {
    name: 'many files at once',
    run: async ({ storage }) => {
      const paths = Array.from({ length: 60 }, (_, at) => `parallel/${at % 7}/${at}.txt`);
      await Promise.all(paths.map((path) => storage.write(path, path)));
      const texts = await Promise.all(paths.map((path) => storage.readToString(path)));
      expect(texts).toEqual(paths);
      await Promise.all(paths.map((path) => storage.deleteFile(path)));
      expect((await storage.list('', { deep: true }).toArray()).filter(({ isFile }) => isFile)).toEqual([]);
    },
  },
  {
    name: 'many writers of one file leave one of their texts whole',
    run: async ({ storage }) => {
      const texts = Array.from({ length: 8 }, (_, at) => String(at).repeat(20_000 + at));
      await Promise.all(texts.map((text) => storage.write('path.txt', text)));
      expect(texts).toContain(await storage.readToString('path.txt'));
    },
  },
  {
    name: 'a stream that is left early lets the next call through',
    run: async ({ storage }) => {
      await storage.write('path.bin', Buffer.alloc(3_000_000, 'x'));
      for (let at = 0; at < 5; at += 1) {
        const stream = await storage.read('path.bin');
        for await (const _chunk of stream) break;
      }
      expect(await storage.fileSize('path.bin')).toBe(3_000_000);
    },
  },
  {
    name: 'a write that only creates keeps what is there',
    needs: 'conditionalWrites',
    run: async ({ storage }) => {
      await storage.write('path.txt', 'first', { ifNoneMatch: '*' });
      expect(await codeOf(storage.write('path.txt', 'second', { ifNoneMatch: '*' }))).not.toBe('no error');
      expect(await storage.readToString('path.txt')).toBe('first');
    },
  },
  {
    name: 'a write that only replaces what was seen keeps what is newer',
    needs: 'conditionalWrites',
    run: async ({ storage }) => {
      const etags: string[] = [];
      const onWritten = ({ etag }: { readonly etag: string }): void => void etags.push(etag);
      await storage.write('path.txt', 'first', { onWritten });
      await storage.write('path.txt', 'second, by another', { onWritten });
      expect(await codeOf(storage.write('path.txt', 'third', { ifMatch: etags[0] }))).not.toBe('no error');
      expect(await storage.readToString('path.txt')).toBe('second, by another');
      await storage.write('path.txt', 'third', { ifMatch: etags[1] });
      expect(await storage.readToString('path.txt')).toBe('third');
    },
  },
];
