import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CacheSurroundings, cachePath, rootHash } from './location.ts';

const LINUX: CacheSurroundings = { platform: 'linux', env: {}, home: '/home/ann' };
const root = resolve('/srv/site');
const name = `${rootHash(root).toString('hex')}.cache`;

describe('the place of the cache', () => {
  test.each<[string, CacheSurroundings, string]>([
    ['home', LINUX, '/home/ann/.cache/tidemark-lint'],
    ['XDG_CACHE_HOME', { ...LINUX, env: { XDG_CACHE_HOME: '/var/xdg' } }, '/var/xdg/tidemark-lint'],
    ['relative XDG_CACHE_HOME', { ...LINUX, env: { XDG_CACHE_HOME: 'xdg' } }, '/home/ann/.cache/tidemark-lint'],
    ['macOS', { platform: 'darwin', env: {}, home: '/Users/ann' }, '/Users/ann/Library/Caches/tidemark-lint'],
    ['Windows', { platform: 'win32', env: { LOCALAPPDATA: '/local' }, home: '/x' }, '/local/tidemark-lint'],
  ])('%s', (_, here, directory) => {
    expect(cachePath(undefined, root, here)).toBe(join(directory, name));
  });

  test('is the directory that was named, even inside the project', () => {
    expect(cachePath('/srv/site/.cache', root, LINUX)).toBe(join(resolve('/srv/site/.cache'), name));
    expect(cachePath('near', root, LINUX)).toBe(join(resolve('near'), name));
  });

  test('is nowhere when the user has no cache directory or one inside the project', () => {
    expect(cachePath(undefined, root, { ...LINUX, platform: 'win32' })).toBeUndefined();
    expect(cachePath(undefined, root, { ...LINUX, home: '' })).toBeUndefined();
    expect(cachePath(undefined, '/home/ann', LINUX)).toBeUndefined();
    expect(cachePath(undefined, '/', LINUX)).toBeUndefined();
    expect(cachePath(undefined, '/home/an', LINUX)).toBeDefined();
  });

  test('differs from project to project', () => {
    expect(cachePath('c', '/a')).not.toBe(cachePath('c', '/b'));
    expect(cachePath('c', '/a/')).toBe(cachePath('c', '/a'));
  });
});
