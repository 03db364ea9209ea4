import { describe, expect, test } from 'vitest';
import { github } from './github.ts';
import { CLEAN_RESULT, FIXTURE_RESULT, fixtureContext } from './testing/fixture.ts';

describe('github', () => {
  test('writes one command per finding and per file read in part, then a closing line', () => {
    expect(github(FIXTURE_RESULT, fixtureContext())).toMatchInlineSnapshot(`
      "::error file=app/Http/Controllers/PhotoController.php,line=15,endLine=15,col=3,endColumn=53,title=processes/local-disk-write::An uploaded file is moved to public/uploads on the node's own disk.%0A1. config/photos.php:4 directory public/uploads is named here, as config('photos.dir')%0A2. app/Http/Controllers/PhotoController.php:10 kept in $this->dir%0A3. app/Http/Controllers/PhotoController.php:15 moved here by UploadedFile::move()%0ALost at the next deploy: it starts on a fresh disk.%0AStore it on a disk that all nodes share: $request->file('photo')->store('photos', 's3').%0Acomposer require league/flysystem-aws-s3-v3%0Ahttps://laravel.com/docs/filesystem
      ::error file=config/session.php,line=3,endLine=3,col=17,endColumn=46,title=backing-services/local-session::Sessions are kept in files on the node's own disk.%0ASeen by one node only: every other node has a disk of its own.%0ASet SESSION_DRIVER to 'database' or 'memcached'.%0Ahttps://laravel.com/docs/session
      ::error file=src/תמונות/サムネイル 😃.php,line=3,endLine=3,col=13,endColumn=59,title=processes/local-disk-write::A thumbnail is written to תמונות on the node's own disk.%0A1. src/תמונות/サムネイル 😃.php:3 the path 写真/… is put together here%0ALost at the next deploy: it starts on a fresh disk.%0AWrite it to a shared disk.
      ::warning file=app/Http/Controllers/PhotoController.php,line=14,endLine=14,col=3,endColumn=26,title=processes/local-disk-write::The directory public/uploads is made on the node's own disk.%0A1. config/photos.php:4 directory public/uploads is named here, as config('photos.dir')%0A2. app/Http/Controllers/PhotoController.php:14 made here by mkdir()%0ALost at the next deploy: it starts on a fresh disk.%0AStore it on a disk that all nodes share: $request->file('photo')->store('photos', 's3').%0Acomposer require league/flysystem-aws-s3-v3%0Ahttps://laravel.com/docs/filesystem
      ::warning file=src/evil␛[31m␊%3A%3Aerror%3A%3Aname.php,line=2,endLine=6,title=processes/local-disk-write::Rendered pages are cached in var/pages on the node's own disk.%0A1. src/evil␛[31m␊::error::name.php:3 var/pages is named here%0ASeen by one node only: every other node has a disk of its own.%0AUse a cache that all nodes share.%0Acomposer require symfony/cache%0Ahttps://symfony.com/doc/current/cache.html
      ::warning file=src/100%25 #1 & co/a%3Ab%2Cc.php,line=2,endLine=2,col=1,endColumn=26,title=logs/no-log-files::Log lines go to a file, not to the stream: <b>"A & B"</b> | \`tail\`.%0A1. src/100%25 #1 & co/a:b,c.php:2 the file log/app.log is opened here%0AFails once released: the disk is read-only there.%0AWrite to php://stderr.%0Acomposer require monolog/monolog symfony/monolog-bundle
      ::warning file=src/Broken.php,title=Analysed in part only::syntax error in line 7: what follows was not understood
      ::warning file=src/evil␛[31m␊%3A%3Aerror%3A%3Aname.php,title=Analysed in part only::nested deeper than 200 levels
      tidemark-lint: 3 errors, 3 warnings in 5 files, 2 below warning not shown, 1,234 files looked at
      "
    `);
  });

  test('every line but the last is one command: nothing from the project can add another', () => {
    const lines = github(FIXTURE_RESULT, fixtureContext({ minSeverity: 'info' }))
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(FIXTURE_RESULT.findings.length + FIXTURE_RESULT.partial.length + 1);
    for (const line of lines.slice(0, -1))
      expect(line).toMatch(/^::(error|warning|notice) file=[^:,]+(,\w+=[^:,]+)*::\P{Cc}+$/u);
    expect(lines.at(-1)).not.toContain('::');
  });

  test('info is a notice, shown when asked for', () => {
    expect(github(FIXTURE_RESULT, fixtureContext())).not.toContain('::notice');
    expect(github(FIXTURE_RESULT, fixtureContext({ minSeverity: 'info' })).match(/^::notice /gm)).toHaveLength(2);
  });

  test('columns only where the range is on one line', () => {
    const report = github(FIXTURE_RESULT, fixtureContext());
    expect(report).toContain('line=15,endLine=15,col=3,endColumn=53,');
    expect(report).toContain('line=2,endLine=6,title=');
  });

  test('a clean run says what was looked at', () => {
    expect(github(CLEAN_RESULT, fixtureContext())).toBe('tidemark-lint: nothing found, 1,234 files looked at\n');
  });
});
