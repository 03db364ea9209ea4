import { expect, test } from 'vitest';
import { checkedPlugin, exportedPlugin } from './check-plugin.ts';

const RULE = {
  id: 'acme/no-export',
  about: 'code',
  factor: 'processes',
  summary: 'An export',
  effort: { minutes: 5, reason: 'One line.' },
  page: '# acme/no-export',
  remedy: { summary: 'Do not.', packages: [], docs: [] },
  words: ['export('],
  check: () => [],
};
const SINK = { call: 'export', path: { arg: 0 }, effect: 'write', source: 'acme/cms' };
const FRAMEWORK = { name: 'acme-cms', detect: { packages: ['acme/cms'] }, sinks: [SINK] };
const PLATFORM = { name: 'acme-cloud', title: 'A', release: 'ephemeral', shared: false, wiped: 'daily', source: 'a' };
const PLUGIN = { name: 'acme', rules: [RULE], frameworks: [FRAMEWORK], platforms: [PLATFORM] };

function withRule(change: object): object {
  return { ...PLUGIN, rules: [{ ...RULE, ...change }] };
}
function withFramework(change: object): object {
  return { ...PLUGIN, frameworks: [{ ...FRAMEWORK, ...change }] };
}

test('a plugin is one', () => {
  expect(checkedPlugin(PLUGIN, 'acme.mjs')).toBe(PLUGIN);
  expect(checkedPlugin({ name: 'empty' }, 'acme.mjs')).toEqual({ name: 'empty' });
});

test.each([
  [undefined, 'exports no plugin'],
  [[], 'exports no plugin'],
  [{ name: 'Acme Ltd' }, '"name" must be small letters, digits and hyphens, not "Acme Ltd"'],
  [{ name: 'logs' }, "prefix of rules of Tidemark's own"],
  [{ ...PLUGIN, rules: {} }, '"rules" must be a list'],
  [{ ...PLUGIN, rules: [null] }, 'rules[0] must be an object'],
  [{ ...PLUGIN, rules: [RULE, RULE] }, '"rules" has acme/no-export twice'],
  [{ ...PLUGIN, rule: [] }, '"rule" is no part of a plugin'],
  [withRule({ id: 'other/no-export' }), 'rules[0] (other/no-export) : "id" must be "acme/<rule>"'],
  [withRule({ factor: 'tidemark' }), '"factor" must be one of the twelve (codebase, '],
  [withRule({ summary: '' }), '"summary" must be a line'],
  [withRule({ effort: 5 }), '"effort" must be { minutes, reason }'],
  [withRule({ page: 1 }), '"page" must be Markdown'],
  [withRule({ remedy: 'Do not.' }), '"remedy" must be { summary, packages, docs }'],
  [withRule({ about: 'sinks' }), '"about" must be code, project or writes, not "sinks"'],
  [withRule({ check: undefined }), '"check" must be a function'],
  [withRule({ words: [] }), '"words" must list'],
  [withFramework({ name: 'laravel' }), 'Tidemark knows a framework of this name'],
  [withFramework({ detect: {} }), '"detect" must name packages or files'],
  [withFramework({ sinks: [{ ...SINK, source: '' }] }), 'sinks[0] has no "source"'],
  [withFramework({ sinks: [{ ...SINK, path: 0 }] }), 'sinks[0] has no "path"'],
  [withFramework({ paths: [{ of: 'a', place: 'app', source: 'a' }] }), 'paths[0] has no "label"'],
  [withFramework({ configuration: {} }), '"configuration" must be a function'],
  [{ ...PLUGIN, platforms: [{ ...PLATFORM, release: 'gone' }] }, '"release" must be ephemeral'],
  [{ ...PLUGIN, platforms: [{ ...PLATFORM, shared: undefined }] }, '"shared" must say'],
  [{ ...PLUGIN, platforms: [{ ...PLATFORM, source: undefined }] }, '"source" must be a text'],
  [{ ...PLUGIN, platforms: [{ ...PLATFORM, detect: { file: 'a' } }] }, '"detect" must have a regular expression'],
])('what is none says why: %#', (value, message) => {
  expect(() => checkedPlugin(value, 'acme.mjs')).toThrow(message);
  expect(() => checkedPlugin(value, 'acme.mjs')).toThrow(/^acme\.mjs: .*\n.*definePlugin/s);
});

test('a module of either kind exports it', () => {
  expect(exportedPlugin({ default: PLUGIN })).toBe(PLUGIN);
  expect(exportedPlugin({ plugin: PLUGIN })).toBe(PLUGIN);
  expect(exportedPlugin({ default: { default: PLUGIN, __esModule: true } })).toBe(PLUGIN);
  expect(exportedPlugin({})).toBeUndefined();
});
