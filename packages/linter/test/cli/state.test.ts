/** `state` and `env`: the state map and the environment contract of a real project. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { lint } from '../../src/lint.ts';
import { RULES } from '../../src/rules/registry.ts';
import { project, type TestProject } from './harness.ts';

const SCHEMA = new URL('../../../sdk/schema/state-map-1.schema.json', import.meta.url);

function shop(): TestProject {
  return project({
    'composer.json': JSON.stringify({ type: 'project', require: { 'laravel/framework': '^12.0' } }),
    'composer.lock': JSON.stringify({ packages: [{ name: 'laravel/framework', version: 'v12.1.0' }] }),
    'config/session.php': "<?php\nreturn ['driver' => env('SESSION_DRIVER', 'file')];\n",
    'config/cache.php': "<?php\nreturn ['default' => 'redis', 'stores' => ['redis' => ['driver' => 'redis']]];\n",
    'app/Export.php':
      "<?php\nnamespace App\\Http\\Controllers;\nclass Export { function run() { file_put_contents(public_path('a.csv'), 'x'); } }\n",
  });
}

const services = { lint, rules: async () => RULES };

describe('state', () => {
  test('prints each kind with its stores and what they mean', async () => {
    const { code, stdout } = await shop().lint(['state', '--no-cache'], { services });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^sessions +node +session driver +local files +config\/session.php:2/m);
    expect(stdout).toMatch(/^cache +shared /m);
    expect(stdout).toMatch(/files that code writes +local files +app\/Export.php:3/);
    expect(stdout).toContain('node    one node: lost at the next deploy');
  });

  test('prints the document, which fits its schema', async () => {
    const site = shop();
    const asJson = await site.lint(['state', '--no-cache', '--format', 'json'], { services });
    const asYaml = await site.lint(['state', '--no-cache', '--format', 'yaml'], { services });
    const map = JSON.parse(asJson.stdout);
    expect(parse(asYaml.stdout)).toEqual(map);
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
      JSON.parse(readFileSync(SCHEMA, 'utf8')),
    );
    expect(validate(map), JSON.stringify(validate.errors)).toBe(true);
    expect(map.kinds.sessions[0]).toMatchObject({
      placement: 'node',
      evidence: [{ path: 'config/session.php', line: 2, variable: 'SESSION_DRIVER', default: 'file' }],
    });
  });

  test('says what is wrong with its arguments', async () => {
    const site = shop();
    expect(await site.lint(['state', 'nowhere'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no such folder'),
    });
    expect(await site.lint(['state', '--format', 'sarif'], { services })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('state prints pretty, json or yaml'),
    });
    expect(await site.lint(['--format', 'yaml'])).toMatchObject({ code: 2 });
  });
});

test('env prints what production must set, and where', async () => {
  const { code, stdout } = await shop().lint(['env', '--no-cache'], { services });
  expect(code).toBe(0);
  expect(stdout).toMatch(/Production must set[\s\S]*SESSION_DRIVER +session store +config\/session.php:2 +unset: file/);
});

test('--timing says how long each rule took, also where a result is remembered', async () => {
  const site = shop();
  await site.lint(['--quiet'], { services, env: { XDG_CACHE_HOME: site.root } });
  const { stderr } = await site.lint(['--timing', '--quiet'], { services, env: { XDG_CACHE_HOME: site.root } });
  expect(stderr).toMatch(/^step or rule/m);
  expect(stderr).toMatch(/^processes\/local-session +\d+\.\d ms/m);
  expect(stderr).toMatch(/^linking /m);
});
