import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { LintResult } from '../result.ts';
import { checkstyle } from './checkstyle.ts';
import type { Formatter } from './context.ts';
import { junit } from './junit.ts';
import { CLEAN_RESULT, FIXTURE_RESULT, fixtureContext } from './testing/fixture.ts';
import { readText } from './testing/schema.ts';

const FORMATS: Readonly<Record<string, { format: Formatter; schema: string }>> = {
  checkstyle: { format: checkstyle, schema: readText('test/schemas/checkstyle-report-1.0.0.xsd') },
  junit: { format: junit, schema: readText('test/schemas/junit-10.xsd') },
};

async function problems(name: string, xml: string): Promise<readonly string[]> {
  const { valid, errors } = await validateXML({ xml, schema: FORMATS[name]?.schema ?? '' });
  return valid ? [] : errors.map(({ rawMessage }) => rawMessage);
}

const hostile: LintResult = {
  ...FIXTURE_RESULT,
  findings: FIXTURE_RESULT.findings.map((finding) => ({
    ...finding,
    message: ']]> <!-- &amp; " \' \u0000\u001b\u0085\u2028\ufffe\ud800 -->',
    trace: [{ path: 'a\u0001\nb', line: 1, message: '\u0008</failure>' }],
  })),
};

describe.each(Object.entries(FORMATS))('%s', (name, { format }) => {
  test.each([
    ['findings', FIXTURE_RESULT],
    ['control characters and markup', hostile],
    ['nothing found', CLEAN_RESULT],
  ])('follows its official schema: %s', async (_, result) => {
    expect(await problems(name, format(result, fixtureContext()))).toEqual([]);
  });

  test('its schema notices a wrong document', async () => {
    const broken = format(FIXTURE_RESULT, fixtureContext()).replace(/<(failure|error) [^>]*/, '<$1 wrong="1"');
    expect(await problems(name, broken)).not.toEqual([]);
  });

  test('has no control character', () => {
    expect(format(hostile, fixtureContext())).not.toMatch(/[^\P{Cc}\n]|\p{Surrogate}|[\u2028\ufffe]/u);
  });
});

describe('checkstyle', () => {
  test('names each file once, with its findings and why it was read in part', () => {
    expect(checkstyle(FIXTURE_RESULT, fixtureContext())).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <checkstyle version="4.3">
        <file name="app/Http/Controllers/PhotoController.php">
          <error line="14" column="3" severity="warning" message="The directory public/uploads is made on the node&apos;s own disk. Store it on a disk that all nodes share: $request-&gt;file(&apos;photo&apos;)-&gt;store(&apos;photos&apos;, &apos;s3&apos;)." source="processes/local-disk-write"/>
          <error line="15" column="3" severity="error" message="An uploaded file is moved to public/uploads on the node&apos;s own disk. Store it on a disk that all nodes share: $request-&gt;file(&apos;photo&apos;)-&gt;store(&apos;photos&apos;, &apos;s3&apos;)." source="processes/local-disk-write"/>
        </file>
        <file name="config/session.php">
          <error line="3" column="17" severity="error" message="Sessions are kept in files on the node&apos;s own disk. Set SESSION_DRIVER to &apos;database&apos; or &apos;memcached&apos;." source="backing-services/local-session"/>
          <error line="4" column="5" severity="info" message="APP_KEY is written in the code. Read it from the environment." source="config/secret-in-code"/>
        </file>
        <file name="src/100% #1 &amp; co/a:b,c.php">
          <error line="2" column="1" severity="warning" message="Log lines go to a file, not to the stream: &lt;b&gt;&quot;A &amp; B&quot;&lt;/b&gt; | \`tail\`. Write to php://stderr." source="logs/no-log-files"/>
        </file>
        <file name="src/תמונות/サムネイル 😃.php">
          <error line="3" column="13" severity="error" message="A thumbnail is written to תמונות on the node&apos;s own disk. Write it to a shared disk." source="processes/local-disk-write"/>
        </file>
        <file name="src/evil␛[31m␊::error::name.php">
          <error line="2" column="1" severity="warning" message="Rendered pages are cached in var/pages on the node&apos;s own disk. Use a cache that all nodes share." source="processes/local-disk-write"/>
          <exception>Analysed in part only: nested deeper than 200 levels</exception>
        </file>
        <file name="src/מסוף.php">
          <error line="9" column="1" severity="info" message="An export may be written to the disk. Write it to a shared disk." source="processes/local-disk-write"/>
        </file>
        <file name="src/Broken.php">
          <exception>Analysed in part only: syntax error in line 7: what follows was not understood</exception>
        </file>
      </checkstyle>
      "
    `);
  });

  test('puts the folder of the project in the repository before each path', () => {
    expect(checkstyle(FIXTURE_RESULT, fixtureContext({ repositoryFolder: 'apps/site/' }))).toContain(
      '<file name="apps/site/config/session.php">',
    );
  });
});

describe('junit', () => {
  test('fails for errors and warnings, passes with info, skips what was read in part', () => {
    expect(junit(FIXTURE_RESULT)).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="tidemark-lint" time="1.234" tests="10" failures="6" errors="0">
        <testsuite name="app/Http/Controllers/PhotoController.php" tests="2" failures="2" errors="0" skipped="0">
          <testcase name="processes/local-disk-write at 14:3" classname="app/Http/Controllers/PhotoController.php">
            <failure type="warning" message="The directory public/uploads is made on the node&apos;s own disk.">warning: The directory public/uploads is made on the node&apos;s own disk.&#10;app/Http/Controllers/PhotoController.php:14:3&#10;1. config/photos.php:4 directory public/uploads is named here, as config(&apos;photos.dir&apos;)&#10;2. app/Http/Controllers/PhotoController.php:14 made here by mkdir()&#10;Lost at the next deploy: it starts on a fresh disk.&#10;Store it on a disk that all nodes share: $request-&gt;file(&apos;photo&apos;)-&gt;store(&apos;photos&apos;, &apos;s3&apos;).&#10;composer require league/flysystem-aws-s3-v3&#10;https://laravel.com/docs/filesystem</failure>
          </testcase>
          <testcase name="processes/local-disk-write at 15:3" classname="app/Http/Controllers/PhotoController.php">
            <failure type="error" message="An uploaded file is moved to public/uploads on the node&apos;s own disk.">error: An uploaded file is moved to public/uploads on the node&apos;s own disk.&#10;app/Http/Controllers/PhotoController.php:15:3&#10;1. config/photos.php:4 directory public/uploads is named here, as config(&apos;photos.dir&apos;)&#10;2. app/Http/Controllers/PhotoController.php:10 kept in $this-&gt;dir&#10;3. app/Http/Controllers/PhotoController.php:15 moved here by UploadedFile::move()&#10;Lost at the next deploy: it starts on a fresh disk.&#10;Store it on a disk that all nodes share: $request-&gt;file(&apos;photo&apos;)-&gt;store(&apos;photos&apos;, &apos;s3&apos;).&#10;composer require league/flysystem-aws-s3-v3&#10;https://laravel.com/docs/filesystem</failure>
          </testcase>
        </testsuite>
        <testsuite name="config/session.php" tests="2" failures="1" errors="0" skipped="0">
          <testcase name="backing-services/local-session at 3:17" classname="config/session.php">
            <failure type="error" message="Sessions are kept in files on the node&apos;s own disk.">error: Sessions are kept in files on the node&apos;s own disk.&#10;config/session.php:3:17&#10;Seen by one node only: every other node has a disk of its own.&#10;Set SESSION_DRIVER to &apos;database&apos; or &apos;memcached&apos;.&#10;https://laravel.com/docs/session</failure>
          </testcase>
          <testcase name="config/secret-in-code at 4:5" classname="config/session.php">
            <system-out>info: APP_KEY is written in the code.&#10;config/session.php:4:5&#10;Read it from the environment.</system-out>
          </testcase>
        </testsuite>
        <testsuite name="src/100% #1 &amp; co/a:b,c.php" tests="1" failures="1" errors="0" skipped="0">
          <testcase name="logs/no-log-files at 2:1" classname="src/100% #1 &amp; co/a:b,c.php">
            <failure type="warning" message="Log lines go to a file, not to the stream: &lt;b&gt;&quot;A &amp; B&quot;&lt;/b&gt; | \`tail\`.">warning: Log lines go to a file, not to the stream: &lt;b&gt;&quot;A &amp; B&quot;&lt;/b&gt; | \`tail\`.&#10;src/100% #1 &amp; co/a:b,c.php:2:1&#10;1. src/100% #1 &amp; co/a:b,c.php:2 the file log/app.log is opened here&#10;Fails once released: the disk is read-only there.&#10;Write to php://stderr.&#10;composer require monolog/monolog symfony/monolog-bundle</failure>
          </testcase>
        </testsuite>
        <testsuite name="src/תמונות/サムネイル 😃.php" tests="1" failures="1" errors="0" skipped="0">
          <testcase name="processes/local-disk-write at 3:13" classname="src/תמונות/サムネイル 😃.php">
            <failure type="error" message="A thumbnail is written to תמונות on the node&apos;s own disk.">error: A thumbnail is written to תמונות on the node&apos;s own disk.&#10;src/תמונות/サムネイル 😃.php:3:13&#10;1. src/תמונות/サムネイル 😃.php:3 the path 写真/… is put together here&#10;Lost at the next deploy: it starts on a fresh disk.&#10;Write it to a shared disk.</failure>
          </testcase>
        </testsuite>
        <testsuite name="src/evil␛[31m␊::error::name.php" tests="2" failures="1" errors="0" skipped="1">
          <testcase name="processes/local-disk-write at 2:1" classname="src/evil␛[31m␊::error::name.php">
            <failure type="warning" message="Rendered pages are cached in var/pages on the node&apos;s own disk.">warning: Rendered pages are cached in var/pages on the node&apos;s own disk.&#10;src/evil␛[31m␊::error::name.php:2:1&#10;1. src/evil␛[31m␊::error::name.php:3 var/pages is named here&#10;Seen by one node only: every other node has a disk of its own.&#10;Use a cache that all nodes share.&#10;composer require symfony/cache&#10;https://symfony.com/doc/current/cache.html</failure>
          </testcase>
          <testcase name="the file is analysed whole" classname="src/evil␛[31m␊::error::name.php">
            <skipped message="Analysed in part only: nested deeper than 200 levels"/>
          </testcase>
        </testsuite>
        <testsuite name="src/מסוף.php" tests="1" failures="0" errors="0" skipped="0">
          <testcase name="processes/local-disk-write at 9:1" classname="src/מסוף.php">
            <system-out>info: An export may be written to the disk.&#10;src/מסוף.php:9:1&#10;1. src/מסוף.php:8 the path is a parameter without a known caller&#10;Lost at the next deploy: it starts on a fresh disk.&#10;Write it to a shared disk.</system-out>
          </testcase>
        </testsuite>
        <testsuite name="src/Broken.php" tests="1" failures="0" errors="0" skipped="1">
          <testcase name="the file is analysed whole" classname="src/Broken.php">
            <skipped message="Analysed in part only: syntax error in line 7: what follows was not understood"/>
          </testcase>
        </testsuite>
      </testsuites>
      "
    `);
  });

  test('a clean run is one passing case', () => {
    expect(junit(CLEAN_RESULT)).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="tidemark-lint" time="1.234" tests="1" failures="0" errors="0">
        <testsuite name="tidemark-lint" tests="1" failures="0" errors="0" skipped="0">
          <testcase name="nothing found in 1234 files" classname="tidemark-lint"/>
        </testsuite>
      </testsuites>
      "
    `);
  });
});
