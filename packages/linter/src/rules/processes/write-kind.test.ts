import { expect, test } from 'vitest';
import type { Sink } from '../../frameworks/knowledge.ts';
import { writeKindOf } from './write-kind.ts';

const sink: Sink = { call: 'file_put_contents', path: { arg: 0 }, effect: 'write', source: 'test' };
const kindOf = (...names: readonly string[]): string => writeKindOf({ sink, shown: '…', names });

test.each([
  ['BlockController', 'other'],
  ['Catalog', 'other'],
  ['openDialog', 'other'],
  ['unlockDoor', 'other'],
  ['FileLock', 'lock'],
  ['lock_file', 'lock'],
  ['flock', 'lock'],
  ['RedisMutex', 'lock'],
  ['writeLog', 'log'],
  ['log', 'log'],
  ['cacti_log', 'log'],
  ['LegacyLogger', 'log'],
  ['syslog', 'log'],
])('a name such as %s tells %s', (name, kind) => {
  expect(kindOf(name)).toBe(kind);
});

test.each([
  ['modules/blog/hooks.php', 'code'],
  ['data/ipbans.php', 'other'],
  ['composer.json', 'code'],
  ['storage/updater/composer.lock.bak', 'code'],
  ['lang/….json', 'code'],
  ['var/composer.json/run.lock', 'lock'],
  ['tmp/page.rtpl.php', 'cache'],
  ['var/export/list.php', 'export'],
  ['bl-content/databases/plugins/about/db.php', 'database'],
  ['data/datastore.php', 'database'],
  ['wp-content/uploads/shop/index.php', 'other'],
  ['wp-content/uploads/shop/*index.html', 'other'],
  ['wp-content/uploads/shop/list.html', 'upload'],
  ['data/site-credentials-secret-key.txt', 'key'],
  ['var/monkey.txt', 'other'],
])('a path such as %s tells %s', (shown, kind) => {
  expect(writeKindOf({ sink, shown, names: [] })).toBe(kind);
});

test('an updater writes data too, where a setting says so', () => {
  const names = ['AppUpdater', 'writeUpdatesFile'];
  expect(writeKindOf({ sink, shown: '…', names })).toBe('code');
  expect(writeKindOf({ sink, shown: '…', names, origin: 'the setting resource.updates' })).toBe('other');
  expect(writeKindOf({ sink, shown: '…', names, origin: 'the setting plugin_dir' })).toBe('code');
  expect(writeKindOf({ sink, shown: 'data/user.css', names })).toBe('other');
  expect(writeKindOf({ sink, shown: '…', names: ['JsonRows'], origin: 'the setting resource.datastore' })).toBe(
    'database',
  );
});

test('a page that forbids listings is no upload', () => {
  expect(writeKindOf({ sink, shown: './…/index.html', names: ['upload_attachment'] })).toBe('other');
  expect(writeKindOf({ sink, shown: './…/a.html', names: ['upload_attachment'] })).toBe('upload');
});

test.each(['installed', 'storage/.installed', 'storage/install.lock', 'installerlock'])(
  '%s marks an installation',
  (shown) => {
    expect(writeKindOf({ sink, shown, names: ['InstallController'] })).toBe('config');
  },
);

test('who owns the settings that give a path tells no kind', () => {
  const clues = { sink, shown: '…', names: [] };
  expect(writeKindOf({ ...clues, origin: 'plugin settings [target]' })).toBe('other');
  expect(writeKindOf({ ...clues, origin: 'plugin settings [plugins_directory]' })).toBe('code');
  expect(writeKindOf({ ...clues, origin: 'plugin settings [transcoderPaths]' })).toBe('media');
});

test('a command whose file is the application itself changes its code', () => {
  const exec: Sink = { ...sink, call: 'exec', effect: 'execute' };
  expect(writeKindOf({ sink: exec, shown: 'the project root', names: [] })).toBe('code');
  expect(writeKindOf({ sink: exec, shown: 'var/x', names: [] })).toBe('other');
});

test('who describes a database writes none', () => {
  expect(writeKindOf({ sink, shown: 'docs/tables.rst', names: ['DatabaseGenerator'] })).toBe('other');
  expect(writeKindOf({ sink, shown: 'var/tables.bin', names: ['DatabaseGenerator'] })).toBe('database');
});
