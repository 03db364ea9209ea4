import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { copyUploads } from '../copy-uploads.js';

const folder = mkdtempSync(join(tmpdir(), 'nightly-copy-'));
const [from, to] = [join(folder, 'uploads'), join(folder, 'copy')];
process.env.TIDEMARK_HOME = join(folder, 'home');

beforeEach(() => {
  for (const each of [from, to]) {
    rmSync(each, { recursive: true, force: true });
    mkdirSync(each);
  }
  mkdirSync(join(from, 'cache'));
  for (const [path, text] of [['photo ü.jpg', 'photo'], ['cache/square.jpg', 'square']]) {
    writeFileSync(join(from, path), text);
  }
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('copies what is new, leaves out what can be made again, and does nothing the second night', async () => {
  assert.deepEqual(await copyUploads({ from, to, exclude: ['cache/**'] }), { ok: true, copied: 1, bytes: 5, problems: [] });
  assert.equal(readFileSync(join(to, 'photo ü.jpg'), 'utf8'), 'photo');
  assert.equal(existsSync(join(to, 'cache')), false);
  assert.equal((await copyUploads({ from, to, exclude: ['cache/**'] })).copied, 0);
});

test('keeps what was deleted in the app', async () => {
  await copyUploads({ from, to });
  rmSync(join(from, 'photo ü.jpg'));
  await copyUploads({ from, to });
  assert.equal(readFileSync(join(to, 'photo ü.jpg'), 'utf8'), 'photo');
});

test('as a program, ends with 0 when all is well and with 2 when it has no source', () => {
  const program = fileURLToPath(new URL('../nightly-copy.js', import.meta.url));
  assert.equal(execFileSync(process.execPath, [program, from, to], { encoding: 'utf8' }), '');
  assert.throws(() => execFileSync(process.execPath, [program, join(folder, 'none'), to], { stdio: 'pipe' }), { status: 2 });
  assert.throws(() => execFileSync(process.execPath, [program], { stdio: 'pipe' }), { status: 2 });
});
