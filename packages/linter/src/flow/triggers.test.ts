import { expect, test } from 'vitest';
import { EMPTY_TABLE } from '../frameworks/empty-table.ts';
import type { Knowledge } from '../frameworks/knowledge.ts';
import { buildIndex } from '../index/project-index.ts';
import { scanFile } from '../index/scan-file.ts';
import { followedPaths, pathExamples } from '../testing/followed-paths.ts';
import { KnowledgeBase } from './knowledge-base.ts';
import { Program } from './program.ts';
import { candidateFiles } from './triggers.ts';

const FILES = 8;

test('a class hands out what is kept in a global variable, in more files than are looked at for the name of the method', async () => {
  const users = Array.from({ length: FILES }, (_, at) =>
    [
      `// file: src/Log${at}.php`,
      'namespace Shop;',
      `class Log${at} {`,
      '    public function clear(): void {',
      `        Files::get()->put_contents(WP_CONTENT_DIR . '/${at}.log', '-');`,
      '    }',
      '}',
    ].join('\n'),
  );
  const [example] = pathExamples(
    [
      '## Files (wordpress)',
      '```php',
      '// file: src/Files.php',
      'namespace Shop;',
      'class Files {',
      '    /** @return WP_Filesystem_Base */',
      "    public static function get() { return $GLOBALS['wp_filesystem']; }",
      '}',
      ...users,
      '```',
    ].join('\n'),
  );
  if (!example) throw new Error('no example');
  expect(await followedPaths(example)).toHaveLength(FILES);
});

test('a facade is in sight where only its short name is, in more files than are looked at for the name of the method', async () => {
  const users = Array.from({ length: FILES }, (_, at) =>
    [
      `// file: app/Report${at}.php`,
      'namespace App;',
      'use File;',
      `class Report${at} {`,
      '    public function keep(): void {',
      `        File::put(base_path() . '/report${at}.txt', '-');`,
      '    }',
      '}',
    ].join('\n'),
  );
  const [example] = pathExamples(['## Reports (laravel)', '```php', ...users, '```'].join('\n'));
  if (!example) throw new Error('no example');
  expect(await followedPaths(example)).toHaveLength(FILES);
});

test('an object is in sight behind calls that hand out one another, whichever class is asked for first', () => {
  const source = 'a test';
  const knowledge: Knowledge = {
    ...EMPTY_TABLE,
    name: 'php',
    sinks: ['Alpha->write', 'Gamma->save'].map((call) => ({ call, path: { arg: 0 }, effect: 'write', source })),
    types: [
      { of: 'Beta->toAlpha', gives: 'Alpha' },
      { of: 'make_alpha', gives: 'Alpha' },
      { of: 'Alpha->toBeta', gives: 'Beta' },
      { of: 'Beta->toGamma', gives: 'Gamma' },
    ],
  };
  const codes = Array.from({ length: FILES }, () => [
    '<?php $text->write();',
    '<?php make_alpha()->toBeta()->toGamma()->save();',
  ]).flat();
  const index = buildIndex(codes.map((code) => scanFile(Buffer.from(code))));
  const program = new Program(index, [], new Map());
  const candidates = candidateFiles(program, new KnowledgeBase([knowledge], []));
  expect([...candidates].filter(([, words]) => words?.has('save'))).toHaveLength(FILES);
});
