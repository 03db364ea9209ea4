import { inspect } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { createTidemark } from '../../client/tidemark.ts';
import { describeBackend } from '../../testing/describe-backend.ts';
import { type FakeApi, type FakeApiOptions, startFakeApi } from '../../testing/fake-api/fake-api.ts';
import { callDeployHook } from './deploy-hook.ts';
import { type FortrabbitBackend, fortrabbit } from './fortrabbit.ts';

const running: FakeApi[] = [];

async function start(options: FakeApiOptions = {}): Promise<{ api: FakeApi; backend: FortrabbitBackend }> {
  const api = await startFakeApi(options);
  running.push(api);
  const retry = { delayMs: 1, delayMaxMs: 5 };
  return { api, backend: fortrabbit({ token: api.token, baseUrl: api.url, pollMs: 1, retry }) };
}

afterEach(async () => {
  for (const api of running.splice(0)) await api.stop();
});

for (const collections of ['array', 'member', 'hydra:member'] as const) {
  describeBackend({
    name: `fortrabbit, collections as ${collections}`,
    start: async () => {
      const { api, backend } = await start({ collections, pageSize: 2 });
      for (const name of ['other', 'another', 'third']) api.data.addApp(name);
      const { app } = api.data.addApp('shop');
      return { backend, app, source: { kind: 'repository' }, stop: () => api.stop() };
    },
  });
}

test('every endpoint is spoken as the contract has it', async () => {
  const { api, backend } = await start();
  const { apps, environments, deployments, domains, people, teams, paymentMethods } = backend.api;
  const app = await apps.create({ teamId: 'te-1', name: 'shop', region: 'eu-w1a' });
  await expect(apps.update(app.publicId, { name: 'store' })).resolves.toMatchObject({ name: 'store' });
  await expect(apps.list({ publicId: [app.publicId, 'ap-x'] }).toArray({ limit: 5 })).resolves.toHaveLength(1);
  const staging = await environments.create({ appId: app.publicId, name: 'staging' });
  await expect(environments.update(staging.publicId, { name: 'preview' })).resolves.toMatchObject({ name: 'preview' });
  await expect(environments.restart(staging.publicId)).resolves.toBeUndefined();
  const changed = await environments.changeVariables(staging.publicId, { set: { A: '1' }, delete: [] });
  expect(changed.custom).toEqual([{ name: 'A', value: '1' }]);
  const deployment = await environments.deploy(staging.publicId);
  await expect(deployments.logs(deployment.publicId)).resolves.toMatchObject([
    { log: 'composer install' },
    { log: 'released' },
  ]);
  for (const readable of [domains, people, teams, paymentMethods]) {
    const [first] = await readable.list().toArray({ limit: 1 });
    await expect(readable.get(first?.publicId ?? '')).resolves.toMatchObject({ publicId: first?.publicId });
  }
  const posts = api.requests.filter(({ method }) => method === 'POST');
  expect(posts.every(({ headers }) => headers['idempotency-key'] !== undefined)).toBe(true);
  expect(new Set(posts.map(({ headers }) => headers['idempotency-key'])).size).toBe(posts.length);
});

test('a deployment whose answer is lost is not started twice; a rate limit is waited out', async () => {
  const { api, backend } = await start();
  const { environment } = api.data.addApp('shop');
  api.fail({ method: 'POST', when: 'after' });
  await expect(backend.api.environments.deploy(environment)).rejects.toMatchObject({ code: 'api.network' });
  expect(api.data.members.deployments).toHaveLength(1);
  api.fail({ method: 'POST', status: 429, headers: { 'retry-after': '0' }, times: 2 });
  await backend.api.environments.deploy(environment);
  expect(api.data.members.deployments).toHaveLength(2);
  api.fail({ status: 503, times: 2 });
  await expect(backend.api.apps.list().toArray({ limit: 9 })).resolves.toHaveLength(1);
});

test('what the server refuses is named by field', async () => {
  const { backend } = await start();
  const refused = backend.api.apps.create({ teamId: '', name: 'shop', region: '' });
  await expect(refused).rejects.toMatchObject({
    code: 'api.invalid-request',
    violations: [{ path: 'teamId' }, { path: 'region' }],
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
  });
});

test('an app with several environments wants one to be named', async () => {
  const { api, backend } = await start();
  const { app, environment } = api.data.addApp('shop');
  api.data.addEnvironment(app, 'staging');
  const tidemark = createTidemark({ backend });
  await expect(tidemark.app(app).variables.list()).rejects.toMatchObject({ code: 'client.ambiguous-app' });
  await tidemark.app(app, { environment }).variables.set({ A: '1' }).apply();
  expect(api.data.variables.get(environment)?.get('A')).toBe('1');
});

test('a directory is not deployed by a platform that reads a repository', async () => {
  const { api, backend } = await start();
  const { app } = api.data.addApp('shop');
  const { deployments } = createTidemark({ backend }).app(app);
  await expect(deployments.create({ kind: 'directory', path: '.' }).apply()).rejects.toThrow('repository');
  expect(api.data.members.deployments).toEqual([]);
});

test('a token comes from the option, then the environment, and is shown nowhere', async () => {
  expect(() => fortrabbit({ env: {} })).toThrow('FORTRABBIT_TOKEN');
  const backend = fortrabbit({ env: { FORTRABBIT_TOKEN: 'frbit-at-hidden' } });
  expect(inspect(backend, { depth: 9, showHidden: true })).not.toContain('frbit-at-hidden');
  expect(JSON.stringify(backend)).not.toContain('frbit-at-hidden');
  expect(() => fortrabbit({ token: 'x', baseUrl: 'http://api.fortrabbit.com' })).toThrow('without encryption');
});

test('the deploy hook starts a deployment, and its secret is in no error', async () => {
  const { api } = await start();
  const { environment } = api.data.addApp('shop');
  const secret = api.data.hookSecrets.get(environment) ?? '';
  const id = await callDeployHook({ environment, secret, baseUrl: api.url });
  expect(api.data.find('deployments', id)).toBeDefined();
  const wrong: unknown = await callDeployHook({ environment, secret: 'hush/hush', baseUrl: api.url }).catch(
    (error: unknown) => error,
  );
  expect(wrong).toMatchObject({ code: 'api.not-found' });
  expect(inspect(wrong, { depth: 9 })).not.toMatch(/hush/);
});
