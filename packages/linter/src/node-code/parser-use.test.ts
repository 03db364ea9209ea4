import { writeFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { lint as settledLint } from '../index.ts';
import { lint } from '../lint.ts';
import { temporaryProject } from '../project/temporary-project.ts';

const loaded = vi.hoisted(() => ({ times: 0 }));

vi.mock('ts-morph', async (original) => {
  loaded.times++;
  return original();
});

const PHP = {
  'composer.json': '{"name":"acme/shop","type":"project"}',
  'index.php': "<?php\nfile_put_contents('a.txt', 'x');\n",
};
const only = ['processes/local-disk-write'];

/** Ordered: the parser stays loaded once it was. */
test('the parser is loaded only for Node code that may write in production', async () => {
  const browser = { 'resources/js/app.js': "import axios from 'axios';\nwindow.fs = 'fs-like';\n" };
  const tool = { 'vite.config.js': "import fs from 'node:fs';\nfs.writeFileSync('a', '');\n" };
  for (const files of [PHP, { ...PHP, ...browser }, { ...PHP, ...browser, ...tool }]) {
    const { findings } = await lint({ path: temporaryProject(files), cache: false, threads: 1, only });
    expect(findings.map(({ path }) => path)).toEqual(['index.php']);
  }
  expect(loaded.times).toBe(0);
  const files = { ...PHP, 'worker.js': "require('fs').writeFileSync('a', '');\n" };
  const { findings } = await lint({ path: temporaryProject(files), cache: false, threads: 1, only });
  expect(findings.map(({ path, startLine }) => `${path}:${startLine}`)).toEqual(['index.php:2', 'worker.js:1']);
  expect(loaded.times).toBe(1);
}, 30_000);

test('a result is not remembered when Node code has changed', async () => {
  const root = temporaryProject({ ...PHP, 'worker.js': "require('fs').readFileSync('a');\n" });
  const cache = { location: `${root}/.cache-of-test` };
  const run = async (): Promise<readonly string[]> =>
    (await lint({ path: root, cache, threads: 1, only })).findings.map(({ path, startLine }) => `${path}:${startLine}`);
  expect(await run()).toEqual(['index.php:2']);
  writeFileSync(`${root}/worker.js`, "require('fs').writeFileSync('a', '');\n");
  expect(await run()).toEqual(['index.php:2', 'worker.js:1']);
  expect(await run()).toEqual(['index.php:2', 'worker.js:1']);
}, 30_000);

test('a comment with a reason silences a finding', async () => {
  const worker = [
    "const fs = require('fs');",
    '// @tidemark-ignore processes/local-disk-write rebuilt at every start',
    "fs.writeFileSync('cache/a', '');",
    "fs.writeFileSync('cache/b', '');",
  ];
  const root = temporaryProject({ 'composer.json': '{}', 'worker.js': worker.join('\n') });
  const { findings, suppressed } = await settledLint({ path: root, cache: false, threads: 1, only });
  expect(findings.map(({ path, startLine }) => `${path}:${startLine}`)).toEqual(['worker.js:4']);
  expect(suppressed.inline).toBe(1);
}, 30_000);
