/** The audit as a whole: on the bundled sites, in each format, and on code that hides what it does. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STATE_KINDS } from '@tidemark/sdk/model';
import { describe, expect, test } from 'vitest';
import type { Audit } from '../src/audit/audit.ts';
import { nodeServices } from '../src/cli/node-services.ts';
import { project } from './cli/harness.ts';

const services = { lint: nodeServices.lint, rules: nodeServices.rules };

async function auditOf(site: ReturnType<typeof project>, ...argv: string[]): Promise<Audit> {
  const { code, stdout, stderr } = await site.lint(['audit', '--format', 'json', '--no-cache', ...argv], { services });
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout) as Audit;
}

const SITE = {
  'composer.json': JSON.stringify({ type: 'project', require: { 'laravel/framework': '^12.0' } }),
  'composer.lock': JSON.stringify({
    packages: [{ name: 'laravel/framework', version: 'v12.1.0' }],
    'packages-dev': [],
  }),
  artisan: '#!/usr/bin/env php\n<?php\n',
  'config/cache.php':
    "<?php\nreturn ['default' => env('CACHE_STORE', 'file'), 'stores' => ['file' => ['driver' => 'file']]];\n",
  'app/Http/Controllers/A.php':
    "<?php\nnamespace App\\Http\\Controllers;\nclass A {\n  public function store() {\n    file_put_contents(public_path('media/a.jpg'), 'x');\n  }\n}\n",
  'public/media/a.jpg': 'abc',
};

describe('the plan', () => {
  test('says which of its steps the program takes by itself', async () => {
    const session = "<?php\nreturn ['driver' => 'file'];\n";
    const site = project({ ...SITE, 'config/session.php': session });
    const { plan } = await auditOf(site);
    expect(plan.find(({ state }) => state === 'sessions')?.automatic).toEqual({ safe: 1, unsafe: 0 });
    expect(plan.find(({ state }) => state === 'media')?.automatic).toEqual({ safe: 0, unsafe: 1 });
    const { stdout } = await site.lint(['audit', '--format', 'markdown', '--no-cache'], { services });
    expect(stdout).toContain('closes 1, `--fix` mends all.');
    expect(site.read('config/session.php')).toBe(session);
  });
});

describe('an audit', () => {
  test('answers in the order in which people ask', async () => {
    const audit = await auditOf(project(SITE));
    expect(Object.keys(audit)).toEqual([
      'schemaVersion',
      'tool',
      'project',
      'verdict',
      'score',
      'stateMap',
      'fates',
      'factors',
      'plan',
      'localData',
      'code',
      'environment',
      'findings',
      'hidden',
      'isForeign',
      'partial',
      'stats',
    ]);
    expect(audit.verdict.answer).toBe('fixes');
    expect(audit.factors).toHaveLength(12);
    expect(Object.keys(audit.fates)).toEqual([...STATE_KINDS]);
    expect(audit.plan.flatMap(({ closes }) => closes).toSorted()).toEqual(
      audit.findings.map(({ fingerprint }) => fingerprint).toSorted(),
    );
    expect(audit.plan.find(({ state }) => state === 'cache')?.snippets[0]?.text).toBe('CACHE_STORE=redis');
    expect(audit.localData).toContainEqual(
      expect.objectContaining({ path: 'public/media', contents: expect.objectContaining({ files: 1, bytes: 3 }) }),
    );
  });

  test('is another one for a platform that keeps the disk', async () => {
    const { verdict, project: audited } = await auditOf(project(SITE), '--platform', 'fortrabbit');
    expect(audited.platform.disk).toBe('The disk is kept, and every node sees it.');
    expect(verdict.answer).toBe('ready');
  });

  test('says what comments hide, and of foreign code what comments and configuration would', async () => {
    const site = project({
      ...SITE,
      'app/Http/Controllers/B.php':
        "<?php\nclass B {\n  public function store() {\n    // @tidemark-ignore processes/local-disk-write Nobody needs it.\n    file_put_contents(public_path('b.jpg'), 'x');\n  }\n}\n",
      'tidemark.json': JSON.stringify({ exclude: ['app/Http/Controllers/A.php'] }),
    });
    const own = await auditOf(site);
    expect(own.hidden.map(({ by, finding }) => [by, finding.path])).toEqual([
      ['comment', 'app/Http/Controllers/B.php'],
    ]);
    expect(own.findings.some(({ path }) => path.endsWith('A.php'))).toBe(false);
    const foreign = await auditOf(site, '--no-config');
    expect(foreign.isForeign).toBe(true);
    expect(foreign.findings.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['app/Http/Controllers/A.php', 'app/Http/Controllers/B.php']),
    );
    expect(new Set(foreign.hidden.map(({ by, finding }) => `${by} ${finding.path}`))).toEqual(
      new Set(['comment app/Http/Controllers/B.php', 'configuration app/Http/Controllers/A.php']),
    );
  });

  test('goes to files in each format', async () => {
    const site = project(SITE);
    const outputs = ['html', 'markdown', 'json'].flatMap((format) => ['--output', `${format}=out/audit.${format}`]);
    const { code, stdout } = await site.lint(['audit', '--no-cache', '--no-color', ...outputs], { services });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Audit of .+ \(laravel 12\.1\.0\) for any platform with fresh disks\n\nReady for/);
    const read = (format: string): string => readFileSync(join(site.root, `out/audit.${format}`), 'utf8');
    expect(read('html')).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(read('markdown')).toContain('## Plan');
    expect((JSON.parse(read('json')) as Audit).schemaVersion).toBe(1);
  });

  test('tells once what is alike in the sites of one code base', async () => {
    const settings = "<?php\n$databases['default']['default'] = ['driver' => 'mysql', 'host' => getenv('DB_HOST')];\n";
    const site = project({
      'composer.json': JSON.stringify({ type: 'project', require: { 'drupal/core-recommended': '^11.1' } }),
      ...Object.fromEntries(
        Array.from({ length: 40 }, (_, at) => [`web/sites/s${String(at).padStart(2, '0')}.org/settings.php`, settings]),
      ),
    });
    const outputs = ['html', 'markdown'].flatMap((format) => ['--output', `${format}=out/audit.${format}`]);
    const { stdout } = await site.lint(['audit', '--no-cache', '--no-color', ...outputs], { services });
    expect(stdout).toMatch(/^ {2}sessions +kept, seen by all +sessions and 39 more shared$/m);
    const markdown = site.read('out/audit.markdown');
    expect(markdown).toContain('shared: sessions and 39 more (database)');
    expect(markdown).toContain('The same in 39 other places, which the JSON format names.');
    const html = site.read('out/audit.html');
    expect(html).toContain('and 37 more</td>');
    expect(html).toContain('<summary>The same in 39 other places</summary>');
    expect(html).toContain('<summary>10 more directories</summary>');
    const state = await site.lint(['state', '--no-cache', '--no-color'], { services });
    expect(state.stdout).toMatch(/^sessions +shared +sessions and 39 more +database +web\/sites\/s00\.org/m);
  });

  test.each([
    [['audit', '--output', 'sarif=a'], 'audit writes html, markdown, json; "sarif" is none of them'],
    [['audit', '--output', 'html'], '--output html names no file'],
    [['audit', '--format', 'yaml'], 'audit prints pretty, html, markdown, json, not yaml'],
    [['audit', 'nowhere'], 'nowhere: no such folder'],
    [['audit', '--baseline', 'a'], '--baseline is an option of lint, not of audit'],
  ])('%j is refused', async (argv, message) => {
    const { code, stdout, stderr } = await project(SITE).lint(argv, { services });
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
  });
});
