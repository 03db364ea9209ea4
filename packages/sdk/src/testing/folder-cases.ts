import type { FileStorage } from '@flystorage/file-storage';
import { expect } from 'vitest';
import type { ConformanceCase } from './case.ts';

async function namesIn(storage: FileStorage, path: string, deep: boolean): Promise<string[]> {
  const entries = await storage.list(path, { deep }).toArray();
  return entries.map((entry) => (entry.isDirectory ? `${entry.path}/` : entry.path)).sort();
}

async function threeFiles(storage: FileStorage): Promise<void> {
  await storage.write('one.txt', '1');
  await storage.write('folder/two.txt', '2');
  await storage.write('folder/sub/three.txt', '3');
}

export const FOLDER_CASES: readonly ConformanceCase[] = [
  {
    name: 'listing a folder names what is right below',
    run: async ({ storage }) => {
      await threeFiles(storage);
      expect(await namesIn(storage, '', false)).toEqual(['folder/', 'one.txt']);
      expect(await namesIn(storage, 'folder', false)).toEqual(['folder/sub/', 'folder/two.txt']);
    },
  },
  {
    name: 'listing in depth names every file',
    run: async ({ storage }) => {
      await threeFiles(storage);
      const files = (await namesIn(storage, '', true)).filter((name) => !name.endsWith('/'));
      expect(files).toEqual(['folder/sub/three.txt', 'folder/two.txt', 'one.txt']);
    },
  },
  {
    name: 'listing in depth names the folders as well',
    needs: 'foldersInDeepListings',
    run: async ({ storage }) => {
      await threeFiles(storage);
      const folders = (await namesIn(storage, '', true)).filter((name) => name.endsWith('/'));
      expect(folders).toEqual(['folder/', 'folder/sub/']);
    },
  },
  {
    name: 'listing tells sizes',
    run: async ({ storage }) => {
      await storage.write('folder/path.txt', 'contents');
      const [entry] = await storage.list('folder').toArray();
      expect(entry).toMatchObject({ path: 'folder/path.txt', isFile: true, size: 8 });
    },
  },
  {
    name: 'listing a folder leaves out those whose names only start alike',
    run: async ({ storage }) => {
      await storage.write('folder/a.txt', '');
      await storage.write('folder-two/b.txt', '');
      await storage.write('folder.txt', '');
      expect(await namesIn(storage, 'folder', true)).toEqual(['folder/a.txt']);
    },
  },
  {
    name: 'listing what is not there is empty',
    run: async ({ storage }) => {
      expect(await namesIn(storage, 'nowhere', true)).toEqual([]);
    },
  },
  {
    name: 'listing more files than one page holds',
    needs: 'largeFiles',
    run: async ({ storage }) => {
      const names = Array.from({ length: 1105 }, (_, at) => `many/${String(at).padStart(5, '0')}`);
      for (let at = 0; at < names.length; at += 50) {
        await Promise.all(names.slice(at, at + 50).map((name) => storage.write(name, name)));
      }
      expect(await namesIn(storage, 'many', true)).toEqual(names);
      await storage.deleteDirectory('many');
      expect(await namesIn(storage, '', true)).toEqual([]);
    },
  },
  {
    name: 'a folder exists while something is in it',
    run: async ({ storage }) => {
      expect(await storage.directoryExists('folder')).toBe(false);
      await storage.write('folder/sub/path.txt', '');
      expect(await storage.directoryExists('folder')).toBe(true);
      expect(await storage.directoryExists('folder/sub')).toBe(true);
      expect(await storage.directoryExists('fold')).toBe(false);
    },
  },
  {
    name: 'a file is no folder, and a folder no file',
    run: async ({ storage }) => {
      await storage.write('folder/path.txt', '');
      expect(await storage.fileExists('folder')).toBe(false);
      expect(await storage.directoryExists('folder/path.txt')).toBe(false);
    },
  },
  {
    name: 'an empty folder can be made, seen and deleted',
    needs: 'emptyFolders',
    run: async ({ storage }) => {
      await storage.createDirectory('new/folder');
      expect(await storage.directoryExists('new/folder')).toBe(true);
      await storage.createDirectory('new/folder');
      await storage.deleteDirectory('new/folder');
      expect(await storage.directoryExists('new/folder')).toBe(false);
    },
  },
  {
    name: 'deleting a folder deletes what is in it, and nothing else',
    run: async ({ storage }) => {
      await threeFiles(storage);
      await storage.write('folder.txt', '');
      await storage.write('folder-two/path.txt', '');
      await storage.deleteDirectory('folder');
      expect((await namesIn(storage, '', true)).filter((name) => !name.endsWith('/'))).toEqual([
        'folder-two/path.txt',
        'folder.txt',
        'one.txt',
      ]);
      expect(await storage.directoryExists('folder')).toBe(false);
    },
  },
  {
    name: 'deleting a folder that is not there is no error',
    run: async ({ storage }) => {
      await storage.deleteDirectory('nowhere');
      expect(await storage.directoryExists('nowhere')).toBe(false);
    },
  },
];
