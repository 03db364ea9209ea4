import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { copySite } from './site-copy.ts';

let folder = '';
let site = '';
let to = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidemark-copy-'));
  site = join(folder, 'parent', 'site');
  to = join(folder, 'release');
  mkdirSync(join(site, 'a'), { recursive: true });
  writeFileSync(join(site, 'a', 'ü 1.php'), '<?php');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const copy = (): Promise<void> => copySite(site, to, undefined);

test('files keep their content and time; version control stays behind', async () => {
  mkdirSync(join(site, '.git'));
  utimesSync(join(site, 'a', 'ü 1.php'), 1000, 1000);
  await copy();
  expect(readFileSync(join(to, 'a', 'ü 1.php'), 'utf8')).toBe('<?php');
  expect(() => readFileSync(join(to, '.git'))).toThrow('ENOENT');
});

test('a link inside the site stays one, and leads to the copy', async () => {
  symlinkSync(join(site, 'a'), join(site, 'link'));
  await copy();
  expect(readlinkSync(join(to, 'link'))).toBe('a');
});

test('a link to data beside the site is copied by content', async () => {
  const shared = join(folder, 'parent', 'shared');
  mkdirSync(shared);
  writeFileSync(join(shared, 'photo'), 'photo');
  symlinkSync(shared, join(site, 'uploads'));
  await copy();
  writeFileSync(join(shared, 'photo'), 'changed');
  expect(readFileSync(join(to, 'uploads', 'photo'), 'utf8')).toBe('photo');
});

test('a link out of the site is refused by name', async () => {
  symlinkSync('/etc/passwd', join(site, 'a', 'users'));
  await expect(copy()).rejects.toMatchObject({ code: 'platform.unsafe-site' });
  await expect(copy()).rejects.toThrow('"a/users"');
});

test('a link to nothing, and a folder that holds itself, are refused', async () => {
  symlinkSync('nowhere', join(site, 'gone'));
  await expect(copy()).rejects.toThrow('not there');
  rmSync(join(site, 'gone'));
  const shared = join(folder, 'parent', 'shared');
  mkdirSync(shared);
  symlinkSync(shared, join(shared, 'again'));
  symlinkSync(shared, join(site, 'shared'));
  await expect(copy()).rejects.toThrow('holds it');
});
