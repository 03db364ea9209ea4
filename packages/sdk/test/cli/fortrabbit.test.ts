/** The command line on a platform behind an API. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { App, Deployment } from '../../src/index.ts';
import { type FakeApi, startFakeApi } from '../../src/testing.ts';
import { type Typed, type Typing, typed } from './typed.ts';

let api: FakeApi;
let home: string;

beforeEach(async () => {
  api = await startFakeApi();
  home = mkdtempSync(join(tmpdir(), 'tidemark-cli-'));
});
afterEach(async () => {
  await api.stop();
  rmSync(home, { recursive: true, force: true });
});

/** @param token that of the environment; absent: none */
function type(line: string, token: string | undefined = api.token, typing: Typing = {}): Promise<Typed> {
  const env = { HOME: home, FORTRABBIT_API_URL: api.url, FORTRABBIT_TOKEN: token };
  return typed(line.split(' '), { env, ...typing });
}

test('a token is kept once it is known to be good, for this user alone, and forgotten', async () => {
  const file = join(home, '.config/tidemark/fortrabbit.json');
  const env = { HOME: home, FORTRABBIT_API_URL: api.url };
  const wrong = await typed(['login'], { env, stdin: 'frbit-at-wrong\n' });
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain('does not know this token');
  expect(wrong.stderr + wrong.stdout).not.toContain('frbit-at-wrong');
  expect(() => statSync(file)).toThrow('ENOENT');
  const none = await typed(['apps', '--backend', 'fortrabbit'], { env });
  expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining('Run tidemark login') as string });
  const good = await typed(['login'], { env, answers: [api.token] });
  expect(good).toMatchObject({ code: 0, stderr: '' });
  expect(good.stdout).not.toContain(api.token);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect((await typed(['apps', '--backend', 'fortrabbit'], { env })).code).toBe(0);
  expect((await typed(['login', 'out'], { env })).code).toBe(0);
  expect(() => readFileSync(file)).toThrow('ENOENT');
});

test('apps, variables, deployments: for people and for programs', async () => {
  const { app } = api.data.addApp('shop');
  expect((await type('apps --backend fortrabbit')).stdout).toMatch(new RegExp(`^app +name.*\n${app} +shop`));
  const [only] = (await type('apps --backend fortrabbit --json')).json<App[]>();
  expect(only).toMatchObject({ id: app, name: 'shop' });
  expect((await type('env set A=1 B=2=3 --backend fortrabbit')).code).toBe(0);
  expect((await type('env unset A --backend fortrabbit --json')).code).toBe(0);
  expect((await type('env --backend fortrabbit')).stdout).toContain('B=2=3\n');
  const planned = await type('deploy --backend fortrabbit --plan');
  expect(planned.stdout).toContain('perhaps wiped');
  expect((await type('deployments --backend fortrabbit')).stdout).toBe('Nothing has been deployed.\n');
  const deployed = await type('deploy --backend fortrabbit --json');
  const { id } = deployed.json<Deployment>();
  expect(deployed.code).toBe(0);
  expect((await type('deployments --backend fortrabbit')).stdout).toMatch(new RegExp(`\n${id} +released`));
  expect((await type(`deployments log ${id} --backend fortrabbit`)).stdout).toContain('composer install');
  const off = (await type('components --backend fortrabbit')).stdout.split('\n').filter((line) => line.includes('off'));
  expect(off).toHaveLength(4);
});

test('what it cannot do is named with what to do instead, and ends with 2', async () => {
  api.data.addApp('shop');
  for (const line of ['drift', 'scale --nodes 2', 'exec -- ls', 'logs', 'secrets', 'nodes', 'rollback d-1']) {
    const [first = '', ...rest] = line.split(' ');
    const { code, stderr } = await type([first, '--backend', 'fortrabbit', ...rest].join(' '));
    expect(code, line).toBe(2);
    expect(stderr, line).toMatch(/cannot do [\w.]+\n[A-Z].*\.\n$/);
  }
});

test('a deployment that fails ends with 1, a token that is wrong with 2', async () => {
  api.data.addApp('shop');
  const wrong = await type('apps --backend fortrabbit', 'frbit-at-wrong');
  expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('401') as string });
  api.fail({ method: 'POST', status: 409 });
  expect((await type('deploy --backend fortrabbit')).code).toBe(1);
});

test('of several apps one must be named; what is not there is said so', async () => {
  expect((await type('app --backend fortrabbit')).stderr).toContain('this account has no app');
  const ids = ['shop', 'blog'].map((name) => api.data.addApp(name).app);
  const { code, stderr } = await type('app --backend fortrabbit');
  expect(code).toBe(2);
  for (const id of ids) expect(stderr).toContain(id);
  expect((await type(`app --backend fortrabbit --app ${ids[1]}`)).stdout).toMatch(/^blog /);
  expect((await type('app --backend fortrabbit --app ap-none')).code).toBe(2);
});

test('a token file that was spoilt is named', async () => {
  await typed(['login'], { env: { HOME: home, FORTRABBIT_API_URL: api.url }, stdin: api.token });
  const file = join(home, '.config/tidemark/fortrabbit.json');
  writeFileSync(file, '{ no');
  const { code, stderr } = await typed(['apps', '--backend', 'fortrabbit'], { env: { HOME: home } });
  expect(code).toBe(2);
  expect(stderr).toContain(file);
});
