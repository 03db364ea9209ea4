import { renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileStat, lookedAtLater } from './file-stat.ts';
import { temporaryProject } from './temporary-project.ts';

const LONG_AGO = new Date('2020-02-02T02:02:02Z');

test('a file that is looked at after it was read is known by its stat data', () => {
  const root = temporaryProject({ 'a.php': '<?php' });
  const found = lookedAtLater(root, { path: 'a.php' }, Date.now() + 1000);
  expect(found).toEqual({ path: 'a.php', stat: fileStat(join(root, 'a.php')) });
});

test('neither one that has changed since, nor one that an older file has replaced, nor one that is gone', () => {
  const root = temporaryProject({ 'changed.php': '', 'replaced.php': '', 'old.php': 'old' });
  utimesSync(join(root, 'old.php'), LONG_AGO, LONG_AGO);
  const since = Date.now() - 1000;
  writeFileSync(join(root, 'changed.php'), 'changed');
  renameSync(join(root, 'old.php'), join(root, 'replaced.php'));
  for (const path of ['changed.php', 'replaced.php', 'old.php'])
    expect(lookedAtLater(root, { path }, since), path).toBeUndefined();
});
