import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { ConformanceCase } from './case.ts';

export const METADATA_CASES: readonly ConformanceCase[] = [
  {
    name: 'a stat tells what is there',
    run: async ({ storage }) => {
      const before = Date.now() - 60_000;
      await storage.write('path.txt', 'contents');
      const stat = await storage.statFile('path.txt');
      expect(stat).toMatchObject({ path: 'path.txt', type: 'file', isFile: true, isDirectory: false, size: 8 });
      expect(stat.lastModifiedMs).toBeGreaterThan(before);
      expect(stat.lastModifiedMs).toBeLessThan(Date.now() + 60_000);
    },
  },
  {
    name: 'size, time and content type one by one',
    run: async ({ storage }) => {
      await storage.write('path.txt', 'contents', { mimeType: 'text/plain' });
      expect(await storage.fileSize('path.txt')).toBe(8);
      expect(await storage.lastModified('path.txt')).toBeGreaterThan(0);
      expect(await storage.mimeType('path.txt')).toMatch(/^text\/plain/);
    },
  },
  {
    name: 'the content type is kept, also by copies',
    needs: 'storedContentType',
    run: async ({ storage }) => {
      await storage.write('data.bin', 'contents', { mimeType: 'application/x-own' });
      await storage.copyFile('data.bin', 'copy.bin');
      expect(await storage.mimeType('data.bin')).toBe('application/x-own');
      expect(await storage.mimeType('copy.bin')).toBe('application/x-own');
    },
  },
  {
    name: 'checksums of several algorithms',
    run: async ({ storage }) => {
      await storage.write('path.txt', 'contents');
      for (const algo of ['md5', 'sha256']) {
        expect(await storage.checksum('path.txt', { algo })).toBe(createHash(algo).update('contents').digest('hex'));
      }
      const base64 = createHash('md5').update('contents').digest('base64');
      expect(await storage.checksum('path.txt', { algo: 'md5', encoding: 'base64' })).toBe(base64);
    },
  },
  {
    name: 'visibility is set, told and changed',
    needs: 'visibility',
    run: async ({ storage }) => {
      await storage.write('path.txt', 'contents', { visibility: 'public' });
      expect(await storage.visibility('path.txt')).toBe('public');
      await storage.changeVisibility('path.txt', 'private');
      expect(await storage.visibility('path.txt')).toBe('private');
      await storage.copyFile('path.txt', 'copy.txt', { visibility: 'public' });
      expect(await storage.visibility('copy.txt')).toBe('public');
      expect(await storage.readToString('path.txt')).toBe('contents');
    },
  },
  {
    name: 'a public URL names the file',
    needs: 'publicUrl',
    run: async ({ storage }) => {
      expect(await storage.publicUrl('folder/with space.txt')).toMatch(/^\w+:\/\/.*folder\/with%20space\.txt$/);
    },
  },
  {
    name: 'a temporary URL can be read by anyone',
    needs: 'temporaryUrl',
    run: async ({ storage }) => {
      await storage.write('folder/ü x.txt', 'contents');
      const responseHeaders = { 'Content-Type': 'text/x-own' };
      const url = await storage.temporaryUrl('folder/ü x.txt', { expiresAt: Date.now() + 60_000, responseHeaders });
      const answer = await fetch(url);
      expect([answer.status, await answer.text(), answer.headers.get('content-type')]).toEqual([
        200,
        'contents',
        'text/x-own',
      ]);
    },
  },
  {
    name: 'a prepared upload can be made by anyone',
    needs: 'prepareUpload',
    run: async ({ storage }) => {
      const request = await storage.prepareUpload('up/load.txt', {
        expiresAt: Date.now() + 60_000,
        contentType: 'text/x-own',
      });
      const headers = request.headers as Record<string, string>;
      const answer = await fetch(request.url, { method: request.method, headers, body: 'contents' });
      expect(answer.status).toBe(200);
      expect(await storage.readToString('up/load.txt')).toBe('contents');
      expect(await storage.mimeType('up/load.txt')).toBe('text/x-own');
    },
  },
];
