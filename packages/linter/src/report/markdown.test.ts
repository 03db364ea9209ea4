import { describe, expect, test } from 'vitest';
import { markdown } from './markdown.ts';
import { code, prose, table } from './markdown-syntax.ts';
import { CLEAN_RESULT, FIXTURE_RESULT, fixtureContext } from './testing/fixture.ts';

describe('markdown', () => {
  test('sums up by rule and kind, then tells each group', () => {
    expect(markdown(FIXTURE_RESULT, fixtureContext())).toMatchInlineSnapshot(`
      "## Tidemark: 3 errors, 3 warnings in 5 files

      1,234 files looked at in 1.2 s · laravel 12.4.0 · judged for fortrabbit · 2 less severe not shown · 3 suppressed

      | Rule | Kind | Errors | Warnings | Info |
      | --- | --- | ---: | ---: | ---: |
      | \`processes/local-disk-write\` |  | 2 | 2 |  |
      |  | upload | 1 |  |  |
      |  | media | 1 |  |  |
      |  | directory |  | 1 |  |
      |  | cache |  | 1 |  |
      | \`backing-services/local-session\` |  | 1 |  |  |
      |  | session-file | 1 |  |  |
      | \`logs/no-log-files\` |  |  | 1 |  |

      ### Uploads

      🔴 **error:** An uploaded file is moved to public/uploads on the node's own disk.  
      \`app/Http/Controllers/PhotoController.php:15:3\` (\`processes/local-disk-write\`)  
      Lost at the next deploy: it starts on a fresh disk.  
      **Fix:** Store it on a disk that all nodes share: $request-\\>file('photo')-\\>store('photos', 's3'). \`composer require league/flysystem-aws-s3-v3\` <https://laravel.com/docs/filesystem>

      <details><summary>the path, 1 more site</summary>

      Where the path comes from:

      1. \`config/photos.php:4\` directory public/uploads is named here, as config('photos.dir')
      1. \`app/Http/Controllers/PhotoController.php:10\` kept in $this-\\>dir
      1. \`app/Http/Controllers/PhotoController.php:15\` moved here by UploadedFile::move()

      On the same path:

      - \`app/Http/Controllers/PhotoController.php:14:3\` warning: The directory public/uploads is made on the node's own disk.

      </details>

      ### Sessions

      🔴 **error:** Sessions are kept in files on the node's own disk.  
      \`config/session.php:3:17\` (\`backing-services/local-session\`)  
      Seen by one node only: every other node has a disk of its own.  
      **Fix:** Set SESSION\\_DRIVER to 'database' or 'memcached'. <https://laravel.com/docs/session>

      ### Media

      🔴 **error:** A thumbnail is written to תמונות on the node's own disk.  
      \`src/תמונות/サムネイル 😃.php:3:13\` (\`processes/local-disk-write\`, likely)  
      Lost at the next deploy: it starts on a fresh disk.  
      **Fix:** Write it to a shared disk.

      <details><summary>the path</summary>

      Where the path comes from:

      1. \`src/תמונות/サムネイル 😃.php:3\` the path 写真/… is put together here

      </details>

      ### Cache

      🟡 **warning:** Rendered pages are cached in var/pages on the node's own disk.  
      \`src/evil␛[31m␊::error::name.php:2:1\` (\`processes/local-disk-write\`)  
      Seen by one node only: every other node has a disk of its own.  
      **Fix:** Use a cache that all nodes share. \`composer require symfony/cache\` <https://symfony.com/doc/current/cache.html>

      <details><summary>the path</summary>

      Where the path comes from:

      1. \`src/evil␛[31m␊::error::name.php:3\` var/pages is named here

      </details>

      ### Logs

      🟡 **warning:** Log lines go to a file, not to the stream: &lt;b\\>"A &amp; B"&lt;/b\\> \\| \\\`tail\\\`.  
      \`src/100% #1 & co/a:b,c.php:2:1\` (\`logs/no-log-files\`, possible)  
      Fails once released: the disk is read-only there.  
      **Fix:** Write to php://stderr. \`composer require monolog/monolog symfony/monolog-bundle\`

      <details><summary>the path</summary>

      Where the path comes from:

      1. \`src/100% #1 & co/a:b,c.php:2\` the file log/app.log is opened here

      </details>

      ### Analysed in part only

      - \`src/Broken.php\` syntax error in line 7: what follows was not understood
      - \`src/evil␛[31m␊::error::name.php\` nested deeper than 200 levels
      "
    `);
  });

  test('a clean run', () => {
    expect(markdown(CLEAN_RESULT, fixtureContext())).toMatchInlineSnapshot(`
      "## Tidemark: nothing found that a deploy or a second node would lose

      1,234 files looked at in 1.2 s · laravel 12.4.0 · judged for fortrabbit
      "
    `);
  });

  test('beyond the limit counts per file', () => {
    const report = markdown(FIXTURE_RESULT, fixtureContext({ limit: 1 }));
    expect(report).toContain('### 4 more findings in 4 files');
    expect(report).toContain('| `src/100% #1 & co/a:b,c.php` |  | 1 |  |');
  });

  test('fits into a comment of a code host, however much there is', () => {
    const many = Array.from({ length: 5000 }, (_, index) => FIXTURE_RESULT.findings[index % 7]).flatMap(
      (finding, index) =>
        finding === undefined
          ? []
          : [{ ...finding, path: `src/a/rather/long/path/of/a/file/number/${index}.php`, startLine: index + 1 }],
    );
    const partial = many.map(({ path }) => ({
      path,
      reason: 'syntax error in line 7: what follows was not understood',
    }));
    expect(markdown({ ...FIXTURE_RESULT, findings: many, partial }, fixtureContext()).length).toBeLessThan(65_536);
  });

  test.each([
    ['a <b>bold</b> @team #12 *x* [y](z)', 'a &lt;b\\>bold&lt;/b\\> @\u200bteam \\#12 \\*x\\* \\[y\\](z)'],
    ['a|b\nc', 'a\\|b␊c'],
  ])('prose says %j as it is', (text, expected) => {
    expect(prose(text)).toBe(expected);
  });

  test('a code span outlasts backticks, a table cell outlasts pipes', () => {
    expect(code('a`b')).toBe('``a`b``');
    expect(code('`a')).toBe('`` `a ``');
    expect(table(['A'], 1, [['`a|b`']])).toBe('| A |\n| --- |\n| `a\\|b` |');
  });
});
