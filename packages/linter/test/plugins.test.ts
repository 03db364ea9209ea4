/** Plugins in the whole program: who may name them, and that nothing is remembered that another plugin would not say. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LintResult } from '../src/result.ts';
import { FROM_SOURCE } from './from-source.ts';
import { LspClient } from './lsp-client.ts';

const MAIN = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

/** A plugin whose one rule reports each call of `drop()`; it leaves a file behind when it runs. */
function pluginText({ message = 'Drops it.', check = '' } = {}): string {
  return `
import { writeFileSync } from 'node:fs';
export default {
  name: 'acme',
  rules: [{
    id: 'acme/no-drop', about: 'code', factor: 'processes', summary: 'Drop', page: '# acme/no-drop\\n\\nDrops.',
    effort: { minutes: 5, reason: 'One line.' }, remedy: { summary: 'Keep it.', packages: [], docs: [] },
    words: ['drop('],
    check: (file) => { ${check} return file.calls.map(({ expr }) => ({
      span: expr.span, message: ${JSON.stringify(message)}, severity: 'warning', confidence: 'certain', symbol: '', about: 'drop',
    })); },
  }],
};
writeFileSync(new URL('./has-run', import.meta.url), '');
`.replace(check === '' ? /\nimport .*|\nwriteFileSync.*/g : /$^/, '');
}

let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'tidemark plugins ü-')));
  write('site/composer.json', '{}');
  write('site/page.php', '<?php\ndrop($x);\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

interface Ran {
  readonly code: number | null;
  readonly stderr: string;
  readonly stdout: string;
}

function run(...argv: string[]): Ran {
  const cache = ['rules', 'explain'].includes(argv[0] ?? '') ? [] : ['--cache-location', join(folder, 'cache')];
  const { status, stderr, stdout } = spawnSync(process.execPath, [...FROM_SOURCE, MAIN, ...argv, ...cache], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { code: status, stderr, stdout };
}

function messages(...argv: string[]): readonly string[] {
  const { stdout, stderr } = run(...argv, '--format', 'json');
  expect(stderr).toBe('');
  return (JSON.parse(stdout) as LintResult).findings
    .filter(({ ruleId }) => ruleId.startsWith('acme/'))
    .map((f) => f.message);
}

describe('a plugin', () => {
  test('is run when the command line names it, and its rules are like others', () => {
    write('plugin.mjs', pluginText());
    expect(messages('site', '--plugin', './plugin.mjs')).toEqual(['Drops it.']);
    expect(messages('site', '--plugin', './plugin.mjs', '--only', 'acme/no-drop')).toEqual(['Drops it.']);
    expect(messages('site', '--plugin', './plugin.mjs', '--except', 'acme/no-drop')).toEqual([]);
    expect(messages('site')).toEqual([]);
    expect(run('explain', 'no-drop', '--plugin', './plugin.mjs').stdout).toContain('# acme/no-drop\n\nDrops.');
    expect(run('rules', '--plugin', './plugin.mjs').stdout).toMatch(/^acme\/no-drop +Drop$/m);
    expect(run('site', '--only', 'acme/no-drop').code).toBe(2);
  });

  test('that the configuration of the scanned project names is not run, and the user is told', () => {
    write('site/plugin.mjs', pluginText({ check: ' ' }));
    const config = write('site/tidemark.json', '{ "plugins": ["./plugin.mjs"], "rules": { "acme/no-drop": "error" } }');
    const ended = run('site', '--format', 'json');
    expect(ended.stderr).toContain('names plugins (./plugin.mjs), which are not loaded');
    expect(ended.stderr).toContain(`--config ${config}`);
    expect(existsSync(join(folder, 'site/has-run'))).toBe(false);
    run('site', '--config', config);
    expect(existsSync(join(folder, 'site/has-run'))).toBe(true);
  });

  test('that a configuration names is run when the user passes that configuration', () => {
    write('site/plugin.mjs', pluginText());
    write('site/tidemark.json', '{ "plugins": ["./plugin.mjs"], "rules": { "acme/no-drop": "error" } }');
    expect(messages('site', '--config', 'site/tidemark.json')).toEqual(['Drops it.']);
    write('site/tidemark.json', '{ "plugins": ["./plugin.mjs"], "rules": { "acme/no-dorp": "error" } }');
    expect(run('site', '--config', 'site/tidemark.json').stderr).toContain('Did you mean "acme/no-drop"?');
    write('site/tidemark.json', '{ "plugins": "./plugin.mjs" }');
    expect(run('site', '--config', 'site/tidemark.json').stderr).toContain('/plugins must be an array');
  });

  test('that has changed is asked again, whatever the cache holds', () => {
    write('plugin.mjs', pluginText());
    expect(messages('site', '--plugin', './plugin.mjs')).toEqual(['Drops it.']);
    write('plugin.mjs', pluginText({ message: 'Lets it fall.' }));
    expect(messages('site', '--plugin', './plugin.mjs')).toEqual(['Lets it fall.']);
    expect(messages('site')).toEqual([]);
  });

  test.each([
    [
      'throw new Error("no luck");',
      /^tidemark-lint: \.\/plugin\.mjs: rule acme\/no-drop: no luck\n.*fault of the plugin/,
    ],
    ['return 5;', /check\(\) gave no list of findings/],
    ['return [{ message: "a", severity: "bad" }];', /a finding in page\.php has the severity "bad"; one of error, /],
    ['return [{ message: "a", severity: "info", confidence: "certain" }];', /a finding in page\.php has no span/],
  ])('whose rule fails is named: %s', (check, said) => {
    write('plugin.mjs', pluginText({ check }));
    const ended = run('site', '--plugin', './plugin.mjs');
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(said);
  });
});

test('the language server runs plugins too', async () => {
  const plugin = write('plugin.mjs', pluginText());
  const client = new LspClient(['--plugin', plugin, '--cache-location', join(folder, 'cache')]);
  try {
    await client.start([join(folder, 'site')]);
    const page = join(folder, 'site/page.php');
    await client.open(page, '<?php\ndrop($x);\n');
    expect(await client.lines(page, 1)).toEqual([2]);
    expect(await client.lines(page, await client.edit(page, '<?php\n\n\ndrop($x);\n'))).toEqual([4]);
    expect(JSON.stringify(await client.hover(page, 3, 2))).toContain('# acme/no-drop');
  } finally {
    client.kill();
  }
});
