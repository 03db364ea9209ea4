import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { LintResult } from '../result.ts';
import { pretty } from './pretty.ts';
import { cellWidth } from './terminal/cells.ts';
import { CLEAN_RESULT, FIXTURE_RESULT, fixtureContext } from './testing/fixture.ts';

/** Findings of many paths, a few of them with many sites. */
function large(count: number): LintResult {
  const findings = Array.from({ length: count }, (_, index) => {
    const finding = FIXTURE_RESULT.findings[index % 7];
    if (finding === undefined) throw new Error('the fixture is too small');
    const origin = { path: `src/Origin${index % 97}.php`, line: 3, message: 'the directory is named here' };
    return { ...finding, path: `src/File${index % 61}.php`, startLine: index + 1, endLine: index + 1, trace: [origin] };
  });
  return { ...FIXTURE_RESULT, findings, partial: [] };
}

describe('pretty', () => {
  test('tells each group of findings, then sums up', () => {
    expect(pretty(FIXTURE_RESULT, fixtureContext())).toMatchInlineSnapshot(`
      "error  An uploaded file is moved to public/uploads on the node's own disk.
             app/Http/Controllers/PhotoController.php:15:3 · uploads · processes/local-disk-write

        14 │         mkdir($this->dir, 0775);
        15 │         $request->file('photo')->move($this->dir, 'a.jpg');
           │         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        16 │     }

        path  config/photos.php:4                          directory public/uploads is named here, as
                                                           config('photos.dir')
              app/Http/Controllers/PhotoController.php:10  kept in $this->dir
              app/Http/Controllers/PhotoController.php:15  moved here by UploadedFile::move()
        why   Lost at the next deploy: it starts on a fresh disk.
        fix   Store it on a disk that all nodes share: $request->file('photo')->store('photos', 's3').
              composer require league/flysystem-aws-s3-v3
              https://laravel.com/docs/filesystem
        also  app/Http/Controllers/PhotoController.php:14:3  warning: The directory public/uploads is made
                                                             on the node's own disk.

      error  Sessions are kept in files on the node's own disk.
             config/session.php:3:17 · sessions · backing-services/local-session

        2 │     // where sessions are kept
        3 │     'driver' => env('SESSION_DRIVER', 'file'),
          │                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        4 │     'key' => 'base64:c2VjcmV0',

        why   Seen by one node only: every other node has a disk of its own.
        fix   Set SESSION_DRIVER to 'database' or 'memcached'.
              https://laravel.com/docs/session

      error  A thumbnail is written to תמונות on the node's own disk.
             src/תמונות/サムネイル 😃.php:3:13 · media · likely · processes/local-disk-write

        2 │ // 写真
        3 │ /* 縮小 😃 */ imagejpeg($image, "写真/$name.jpg", quality: 80); // כתיבה
          │               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

        path  src/תמונות/サムネイル 😃.php:3  the path 写真/… is put together here
        why   Lost at the next deploy: it starts on a fresh disk.
        fix   Write it to a shared disk.

      warning  Rendered pages are cached in var/pages on the node's own disk.
               src/evil␛[31m␊::error::name.php:2:1 · cache · processes/local-disk-write

        1 │ <?php
        2 │ $pages->put(
          │ ^^^^^^^^^^^^
        3 │     "var/pages/␛[2J",
        4 │     $html,
        5 │     3600,

        path  src/evil␛[31m␊::error::name.php:3  var/pages is named here
        why   Seen by one node only: every other node has a disk of its own.
        fix   Use a cache that all nodes share.
              composer require symfony/cache
              https://symfony.com/doc/current/cache.html

      warning  Log lines go to a file, not to the stream: <b>"A & B"</b> | \`tail\`.
               src/100% #1 & co/a:b,c.php:2:1 · logs · possible · logs/no-log-files

        1 │ <?php
        2 │ fopen('log/app.log', 'a');
          │ ^^^^^^^^^^^^^^^^^^^^^^^^^

        path  src/100% #1 & co/a:b,c.php:2  the file log/app.log is opened here
        why   Fails once released: the disk is read-only there.
        fix   Write to php://stderr.
              composer require monolog/monolog symfony/monolog-bundle

      2 files could only be analysed in part
        src/Broken.php                   syntax error in line 7: what follows was not understood
        src/evil␛[31m␊::error::name.php  nested deeper than 200 levels

                                      errors  warnings
      processes/local-disk-write           2         2
        upload                             1
        media                              1
        directory                                    1
        cache                                        1
      backing-services/local-session       1
        session-file                       1
      logs/no-log-files                              1

      3 errors, 3 warnings in 5 files
      Not shown: 2 info (--min-severity info shows them)
      Suppressed: 1 by a comment in the code, 2 by the baseline
      1,234 files looked at in 1.2 s · 20 from the cache · 210 tests and the like left out ·
      laravel 12.4.0 · judged for fortrabbit
      More on a rule: tidemark-lint explain <rule>
      "
    `);
  });

  test('a clean run is calm and says what was looked at', () => {
    expect(pretty(CLEAN_RESULT, fixtureContext())).toMatchInlineSnapshot(`
      "✓ Nothing found that a deploy or a second node would lose.
      1,234 files looked at in 1.2 s · 20 from the cache · 210 tests and the like left out ·
      laravel 12.4.0 · judged for fortrabbit
      "
    `);
  });

  test.each([
    ['no file in scope', { ...CLEAN_RESULT, stats: { ...CLEAN_RESULT.stats, files: 0 } }, 'No PHP files in scope'],
    [
      'files read in part',
      { ...CLEAN_RESULT, partial: FIXTURE_RESULT.partial },
      'Nothing found in what could be analysed.',
    ],
    [
      'only hidden findings',
      { ...CLEAN_RESULT, findings: FIXTURE_RESULT.findings.filter(({ severity }) => severity === 'info') },
      'Nothing to show at this severity.\nNot shown: 2 info (--min-severity info shows them)',
    ],
  ])('never calls a run clean that was not: %s', (_, result, expected) => {
    const report = pretty(result, fixtureContext());
    expect(report).toContain(expected);
    expect(report).not.toContain('✓');
  });

  test('shows info when asked, and says how else', () => {
    expect(pretty(FIXTURE_RESULT, fixtureContext({ minSeverity: 'info' }))).toContain('info  An export may be written');
    expect(pretty(FIXTURE_RESULT, fixtureContext({ minSeverity: 'error' }))).toContain(
      'Not shown: 3 warnings, 2 info (--min-severity info shows them)',
    );
  });

  test('colours only when asked, and says the same then', () => {
    const plain = pretty(FIXTURE_RESULT, fixtureContext());
    const coloured = pretty(FIXTURE_RESULT, fixtureContext({ colors: true }));
    expect(plain).not.toMatch(/[^\P{Cc}\n]/u);
    expect(coloured).not.toBe(plain);
    expect(stripVTControlCharacters(coloured)).toBe(plain);
  });

  test('says a remedy in full once', () => {
    const report = pretty(large(300), fixtureContext());
    expect(report.match(/composer require league\/flysystem-aws-s3-v3/g)).toHaveLength(1);
  });

  test('lists a few of the other sites on a path, and all when asked', () => {
    const findings = large(300).findings.map((finding) => ({
      ...finding,
      state: null,
      trace: [{ path: 'src/a.php', line: 1, message: 'the directory is named here' }],
    }));
    const result = { ...FIXTURE_RESULT, findings };
    expect(pretty(result, fixtureContext()).match(/… and (\d+) more sites/)?.[1]).toBe('250');
    expect(pretty(result, fixtureContext({ limit: Number.POSITIVE_INFINITY }))).not.toContain('more sites');
  });

  test('stays readable with many findings: the worst in full, the rest per file', () => {
    const report = pretty(large(300), fixtureContext());
    expect(report.split('\n').length).toBeLessThan(420);
    expect(report).toMatch(/\n\d+ more findings in \d+ files\n/);
    expect(report).toContain('--verbose');
    const everything = pretty(large(300), fixtureContext({ limit: Number.POSITIVE_INFINITY }));
    expect(everything).not.toContain('--verbose');
    for (const { path, startLine, severity } of large(300).findings) {
      if (severity !== 'info') expect(everything).toContain(`${path}:${startLine}:`);
    }
  });

  test.each([60, 80, 120])('keeps to %i columns, but for paths and addresses', (width) => {
    const tooWide = pretty(FIXTURE_RESULT, fixtureContext({ width }))
      .split('\n')
      .filter((line) => cellWidth(line) > width && !/^ *(\S+ +)?(\S+:\d+|https:\S+|composer .*)$/u.test(line));
    expect(tooWide).toEqual([]);
  });
});
