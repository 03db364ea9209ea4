import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyStateMap } from '@tidemark/sdk/model';
import { afterAll, expect, test } from 'vitest';
import { withProjectConfig } from '../config/configured-options.ts';
import type { AnalysisResult } from '../options.ts';
import type { Finding } from '../result.ts';
import type { RuleMeta } from '../rules/rule.ts';
import { settledLint } from './settled-lint.ts';
import { sourceReader } from './source-reader.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'tidemark-settled-')));
writeFileSync(join(root, 'composer.json'), '{}');
writeFileSync(join(root, 'tidemark.json'), '{"rules": {"a/b": "info"}, "platform": "upsun"}');
writeFileSync(join(root, 'secret'), 'outside');
mkdirSync(join(root, 'sub'));
writeFileSync(join(root, 'sub/y.php'), '<?php');
afterAll(() => rmSync(root, { recursive: true, force: true }));

const RULES: readonly RuleMeta[] = [
  {
    id: 'a/b',
    factor: 'logs',
    category: 'practice',
    summary: '',
    effort: { minutes: 5, reason: 'One line changes.' },
    page: '',
  },
];

/** An analysis that reports on the whole project, whatever was asked. */
const analyse = async (): Promise<AnalysisResult> => ({
  schemaVersion: 1,
  tool: { name: 'tidemark-lint', version: '' },
  project: { root, frameworks: [], platform: '' },
  findings: ['sub/y.php', 'x.php'].map((path) => ({ ruleId: 'a/b', path, severity: 'error' }) as Finding),
  partial: [],
  stateMap: emptyStateMap(),
  environment: [],
  suppressed: { inline: 0, baseline: 0 },
  stats: { files: 0, excluded: 0, parsed: 0, cached: 0, bytes: 0, durationMs: 0 },
  directives: {},
});

test.each([
  [{ path: root }, ['sub/y.php', 'x.php']],
  [{ path: join(root, 'sub') }, ['sub/y.php']],
  [{ path: join(root, 'sub/y.php') }, ['sub/y.php']],
  [{ path: root, stdin: { filename: join(root, 'sub/y.php'), source: '' } }, ['sub/y.php']],
])('only what was asked for is left, and no comment: %j', async (options, paths) => {
  const result = await settledLint(analyse, RULES, options);
  expect(result.findings.map(({ path }) => path)).toEqual(paths);
  expect(result).not.toHaveProperty('directives');
});

test("the library reads the project's configuration unless it is given one", async () => {
  expect(await withProjectConfig({ path: root }, RULES)).toMatchObject({
    platform: 'upsun',
    config: { platform: 'upsun' },
  });
  const given = { path: root, platform: 'fly', config: { safe: [{ call: '\\A->b()', because: '' }] } };
  expect(await withProjectConfig(given, RULES)).toEqual({
    path: root,
    platform: 'fly',
    config: { safe: [{ call: 'A->b', because: '' }] },
  });
  await expect(withProjectConfig({ path: root, only: ['a/c'] }, RULES)).rejects.toThrow('Did you mean "a/b"?');
});

test('no source is read from outside the root', () => {
  const sourceOf = sourceReader(join(root, 'sub'), { path: 'new.php', source: 'unsaved' });
  expect([sourceOf('y.php'), sourceOf('new.php'), sourceOf('../secret'), sourceOf('nothing')]).toEqual([
    '<?php',
    'unsaved',
    undefined,
    undefined,
  ]);
});
