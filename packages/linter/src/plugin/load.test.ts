import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryProject } from '../project/temporary-project.ts';
import { loadPlugins, type PluginName } from './load.ts';

const PLUGIN = "export default { name: 'acme' };\n";

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

async function hashOf(root: string, name = './index.mjs'): Promise<string> {
  return (await loadPlugins([{ name, from: root }]))?.plugins[0]?.hash ?? '';
}

describe('a name', () => {
  test('is a file, seen from where it stands', async () => {
    const root = temporaryProject({ 'tools/a.mjs': PLUGIN });
    const set = await loadPlugins([{ name: './a.mjs', from: join(root, 'tools') }]);
    expect(set?.plugins).toMatchObject([{ name: 'acme', from: './a.mjs' }]);
  });

  test('is a package, with the conditions of modules', async () => {
    const root = temporaryProject({
      'node_modules/acme-plugin/package.json':
        '{ "name": "acme-plugin", "version": "1.0.0", "exports": { "import": "./esm.mjs" } }',
      'node_modules/acme-plugin/esm.mjs': PLUGIN,
    });
    expect((await loadPlugins([{ name: 'acme-plugin', from: root }]))?.plugins).toMatchObject([{ name: 'acme' }]);
  });

  test('may be given twice', async () => {
    const root = temporaryProject({ 'a.mjs': PLUGIN });
    const names: PluginName[] = ['./a.mjs', './a.mjs', join(root, 'a.mjs')].map((name) => ({ name, from: root }));
    expect((await loadPlugins(names))?.plugins).toHaveLength(1);
    expect(await loadPlugins([])).toBeUndefined();
  });

  test('of a package that only the scanned project holds is not followed', async () => {
    const root = temporaryProject({
      'node_modules/acme-plugin/package.json': '{ "name": "acme-plugin", "main": "./index.mjs" }',
      'node_modules/acme-plugin/index.mjs': "throw new Error('this code has run');",
    });
    const name = { name: 'acme-plugin', from: root, notIn: root };
    await expect(loadPlugins([name])).rejects.toThrow(/lies in the project that is looked at[\s\S]*Install the plugin/);
  });
});

test.each([
  ['./none.mjs', /plugin.not-found|there is no such file/],
  ['none-such-package', /there is no package of this name[\s\S]*npm install --save-dev none-such-package/],
  ['./throws.mjs', /the module cannot be loaded: no luck\nMend /],
  ['./syntax.mjs', /the module cannot be loaded/],
  ['./lacks.mjs', /the module cannot be loaded[\s\S]*npm install --save-dev @tidemark\/linter/],
  ['./nothing.mjs', /it exports no plugin\nA plugin's module has/],
])('%s is told with a next step', async (name, message) => {
  const root = temporaryProject({
    'throws.mjs': "throw new Error('no luck');",
    'syntax.mjs': 'export default {',
    'lacks.mjs': "import 'none-such-package';",
    'nothing.mjs': 'export const a = 1;',
  });
  await expect(loadPlugins([{ name, from: root }])).rejects.toThrow(message);
});

test('two plugins of one name cannot be told apart', async () => {
  const root = temporaryProject({ 'a.mjs': PLUGIN, 'b.mjs': PLUGIN });
  const names = ['./a.mjs', './b.mjs'].map((name) => ({ name, from: root }));
  await expect(loadPlugins(names)).rejects.toThrow('another plugin is called "acme" too');
});

describe('the hash', () => {
  const FILES = {
    'index.mjs': "import { name } from './name.mjs';\nexport default { name };\n",
    'name.mjs': "import './far.cjs';\nexport const name = 'acme';\n",
    'far.cjs': "require('./data.json');\n",
    'data.json': '{}',
  };

  test('stays while nothing changes', async () => {
    const root = temporaryProject(FILES);
    expect(await hashOf(root)).toBe(await hashOf(root));
  });

  test.each(Object.keys(FILES))('changes with %s', async (path) => {
    const root = temporaryProject(FILES);
    const before = await hashOf(root);
    write(root, path, `${FILES[path as keyof typeof FILES]} `);
    expect(await hashOf(root)).not.toBe(before);
  });

  test('changes with the version of a package that is used', async () => {
    const root = temporaryProject({
      'index.mjs': "import 'used';\nexport default { name: 'acme' };\n",
      'node_modules/used/package.json': '{ "version": "1.0.0", "main": "a.js" }',
      'node_modules/used/a.js': '',
    });
    const before = await hashOf(root);
    expect(await hashOf(root)).toBe(before);
    write(root, 'node_modules/used/package.json', '{ "version": "1.0.1", "main": "a.js" }');
    expect(await hashOf(root)).not.toBe(before);
  });

  test('follows a linked file to where it lies', async () => {
    const root = temporaryProject(FILES);
    symlinkSync(join(root, 'index.mjs'), join(root, 'link.mjs'));
    expect(await hashOf(root, './link.mjs')).toBe(await hashOf(root));
  });

  test.each([
    "import 'node:fs';",
    'const day = new Date();',
    'await import(process.env.HOME ? "./a.mjs" : "./b.mjs").catch(() => {});',
    "const b = './name.mjs'; const later = () => import(b);",
  ])('is another one each time where the text does not tell everything: %s', async (line) => {
    const root = temporaryProject({ ...FILES, 'index.mjs': `${line}\nexport default { name: 'acme' };\n` });
    expect(await hashOf(root)).not.toBe(await hashOf(root));
  });
});
