/** Laws of fixes, on configuration files of any formatting. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isEditedAlone } from '../testing/edited-alone.ts';
import { mended } from '../testing/mended-project.ts';
import { collide } from './edit.ts';
import { PhpText } from './php-text.ts';
import { YamlText } from './yaml-text.ts';

const RUNS = 40;

const COMPOSER: Readonly<Record<string, string>> = {
  laravel: '{ "type": "project", "require": { "laravel/framework": "^11.0" } }',
  symfony:
    '{ "type": "project", "require": { "symfony/framework-bundle": "^7.2", "symfony/monolog-bundle": "^3.10" } }',
  drupal: '{ "type": "project", "require": { "drupal/core": "^10.4" } }',
  craft: '{ "type": "project", "require": { "craftcms/cms": "^5.6" } }',
};

/** How people write: line ends, quotes, indentation, comments in any script, blank lines. */
const style = fc.record({
  end: fc.constantFrom('\n', '\r\n'),
  quote: fc.constantFrom("'", '"'),
  indent: fc.constantFrom('  ', '    '),
  comment: fc.constantFrom('', 'ä – 日本', "it's", '{"'),
  blank: fc.boolean(),
  lastEnd: fc.boolean(),
});
type Style = typeof style extends fc.Arbitrary<infer S> ? S : never;

interface Site {
  readonly framework: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Lines with `@` for one step of indentation and `'` for quotes, as somebody of this style writes them. */
function written(
  lines: readonly string[],
  mark: string,
  { end, quote, indent, comment, blank, lastEnd }: Style,
): string {
  const done = lines.flatMap((line) => {
    const text = line.replace(/^@*/, (steps) => indent.repeat(steps.length)).replaceAll("'", quote);
    const said = comment === '' || line.startsWith('<?php') ? text : `${text} ${mark} ${comment}`;
    return blank ? [said, ''] : [said];
  });
  return `${done.join(end)}${lastEnd ? end : ''}`;
}

const laravel = fc
  .record({ style, session: fc.boolean(), cache: fc.constantFrom('file', 'array'), disk: fc.boolean() })
  .map(({ style: own, session, cache, disk }): Site => {
    const php = (lines: readonly string[]): string => written(['<?php', 'return [', ...lines, '];'], '//', own);
    return {
      framework: 'laravel',
      files: {
        artisan: '<?php\n',
        ...(session ? { 'config/session.php': php(["@'driver' => 'file',", "@'lifetime' => 120,"]) } : {}),
        'config/cache.php': php([
          `@'default' => '${cache}',`,
          "@'stores' => [",
          "@@'file' => ['driver' => 'file', 'path' => '/x'],",
          "@@'array' => ['driver' => 'array'],",
          '@],',
        ]),
        ...(disk
          ? {
              'config/filesystems.php': php([
                "@'default' => 'local',",
                "@'disks' => [",
                "@@'local' => [",
                "@@@'driver' => 'local',",
                "@@@'root' => storage_path('app'),",
                '@@],',
                '@],',
              ]),
            }
          : {}),
      },
    };
  });

const symfony = fc
  .record({ style, prod: fc.boolean(), rotating: fc.boolean(), lock: fc.constantFrom('flock', 'semaphore') })
  .map(({ style: own, prod, rotating, lock }): Site => {
    const yaml = (lines: readonly string[]): string =>
      written(prod ? ['when@prod:', ...lines.map((line) => `@${line}`)] : lines, '#', own);
    return {
      framework: 'symfony',
      files: {
        'config/packages/framework.yaml': yaml([
          'framework:',
          '@session:',
          "@@handler_id: 'session.handler.native_file'",
          "@@save_path: '%kernel.project_dir%/var/sessions'",
          '@cache:',
          "@@app: 'cache.adapter.filesystem'",
          `@lock: '${lock}'`,
        ]),
        'config/packages/prod/monolog.yaml': written(
          [
            'monolog:',
            '@handlers:',
            '@@main:',
            `@@@type: '${rotating ? 'rotating_file' : 'stream'}'`,
            "@@@path: '%kernel.logs_dir%/prod.log'",
            ...(rotating ? ['@@@max_files: 10'] : []),
            '@@@level: info',
          ],
          '#',
          own,
        ),
      },
    };
  });

const drupal = fc.record({ style, salt: fc.boolean() }).map(({ style: own, salt }): Site => {
  const lines = [
    '<?php',
    ...(salt ? ["$settings['hash_salt'] = 'kJ8s_2ndQ-x71';"] : []),
    "$settings['file_public_path'] = 'sites/default/files';",
    "$settings['file_temp_path'] = 'sites/default/tmp';",
  ];
  return {
    framework: 'drupal',
    files: { 'web/index.php': '<?php\n', 'web/sites/default/settings.php': written(lines, '//', own) },
  };
});

const craft = fc.record({ style, mutex: fc.boolean() }).map(({ style: own, mutex }): Site => {
  const lines = [
    '<?php',
    'return [',
    "@'components' => [",
    "@@'cache' => ['class' => \\yii\\caching\\FileCache::class],",
    ...(mutex ? ["@@'mutex' => \\yii\\mutex\\FileMutex::class,"] : []),
    '@],',
    '];',
  ];
  const fs = ['name: Images', 'settings:', "@path: '@webroot/images'", 'type: craft\\fs\\Local', "url: '@web/images'"];
  return {
    framework: 'craft',
    files: {
      craft: '#!/usr/bin/env php\n',
      'config/app.php': written(lines, '//', own),
      'config/project/fs/images.yaml': written(fs, '#', own),
      'config/project/volumes/images--1.yaml': 'fs: images\nhandle: images\n',
    },
  };
});

test.each([
  ['Laravel', laravel],
  ['Symfony', symfony],
  ['Drupal', drupal],
  ['Craft', craft],
])(
  'whatever is mended in %s parses, is found clean, is mended once, and changes no byte beside',
  async (_, site) => {
    let made = 0;
    await fc.assert(
      fc.asyncProperty(site, async ({ framework, files }) => {
        const composer = { 'composer.json': COMPOSER[framework] ?? '{}' };
        // Both, since for some frameworks no fix is safe: whether anything was mended is no matter of chance.
        for (const unsafe of [false, true]) {
          const { fixes, edits, changes, left, again, read } = await mended({ ...composer, ...files }, unsafe);
          made += fixes.length;
          for (const [path, { before = '', after }] of changes) {
            const own = edits.filter((edit) => edit.path === path);
            expect(own.every((a, at) => own.slice(at + 1).every((b) => !collide(a, b)))).toBe(true);
            expect(isEditedAlone(own, before, after), path).toBe(true);
            expect(Buffer.from(read(path)).toString('latin1')).toBe(after);
            if (path.endsWith('.php')) expect(PhpText.of(after), after).toBeDefined();
            if (path.endsWith('.yaml')) expect(YamlText.of(after), after).toBeDefined();
          }
          expect({ left: left.filter((line) => changes.has(line.split(' ')[0] ?? '')), again }).toEqual({
            left: [],
            again: 0,
          });
        }
      }),
      { numRuns: RUNS },
    );
    expect(made).toBeGreaterThan(RUNS);
  },
  300_000,
);
