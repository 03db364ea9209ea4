/** Deployments, disks, logs. */
import { expect, test } from 'vitest';
import type { Deployment } from '../model/index.ts';
import type { WithSubject } from './backend-subject.ts';

async function listed(deployments: AsyncIterable<Deployment>): Promise<Deployment[]> {
  const all: Deployment[] = [];
  for await (const deployment of deployments) all.push(deployment);
  return all;
}

export function deploymentCases(withSubject: WithSubject): void {
  test('a deployment is released, and the newest is listed first', () =>
    withSubject(async ({ app, source }, tidemark) => {
      const { deployments } = tidemark.app(app);
      const first = await deployments.create(source).apply();
      const second = await deployments.create(source).apply();
      expect(second.status).toBe('released');
      const ids = (await listed(deployments.list())).map(({ id }) => id);
      expect(ids.slice(0, 2)).toEqual([second.id, first.id]);
      await expect(deployments.get(first.id)).resolves.toMatchObject({ id: first.id });
      await expect(deployments.get('not-there')).rejects.toMatchObject({ code: 'api.not-found' });
    }));

  test('an operation tells its progress to whoever comes late, and ends', () =>
    withSubject(async ({ app, source }, tidemark) => {
      const operation = tidemark.app(app).deployments.create(source).apply();
      await operation;
      const stages: string[] = [];
      for await (const { stage } of operation) stages.push(stage);
      expect(stages.length).toBeGreaterThan(1);
      expect(stages.at(-1)).toBe('done');
      expect(operation.status).toBe('succeeded');
    }));

  test('waiting can be given up without ending the operation', () =>
    withSubject(async ({ app, source }, tidemark) => {
      const operation = tidemark.app(app).deployments.create(source).apply();
      await expect(operation.wait({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'api.aborted' });
      await expect(operation).resolves.toMatchObject({ status: 'released' });
    }));

  test('a cancelled deployment leaves the release as it was; where it cannot be cancelled it says so', () =>
    withSubject(async ({ app, backend, source }, tidemark) => {
      const client = tidemark.app(app);
      const before = await client.snapshot();
      const operation = client.deployments.create(source).apply();
      if (backend.capabilities['operations.cancel'] === true) {
        await expect(operation.cancel()).resolves.toBe('cancelled');
        await expect(operation).rejects.toMatchObject({ code: 'client.cancelled' });
        expect((await client.snapshot()).release).toBe(before.release);
      } else {
        await expect(operation.cancel()).rejects.toMatchObject({ code: 'client.unsupported' });
        await operation;
      }
    }));

  test('a deployment that cannot be built changes nothing and is listed as failed', () =>
    withSubject(async ({ app, source, brokenSource }, tidemark) => {
      if (brokenSource === undefined) return;
      const client = tidemark.app(app);
      await client.deployments.create(source).apply();
      const { release } = await client.snapshot();
      const failed = client.deployments.create(brokenSource).apply();
      await expect(failed).rejects.toMatchObject({ code: 'platform.build-failed' });
      expect((await client.snapshot()).release).toBe(release);
      expect((await listed(client.deployments.list()))[0]).toMatchObject({ status: 'failed' });
    }));

  test('a deployment wipes what the app wrote on its nodes', () =>
    withSubject(async ({ app, backend, source, writeOnNode }, tidemark) => {
      if (backend.capabilities.drift !== true || writeOnNode === undefined) return;
      const client = tidemark.app(app);
      await client.deployments.create(source).apply();
      const nodes = await client.nodes.list();
      await writeOnNode(nodes[0]?.id ?? '', 'uploads/photo.txt', 'photo');
      const drift = await client.drift();
      expect(drift.nodes.map(({ node }) => node)).toEqual(nodes.map(({ id }) => id));
      expect(drift.nodes[0]?.added).toMatchObject([{ path: 'uploads/photo.txt', bytes: 5 }]);
      expect(drift.differing).toEqual(['uploads/photo.txt']);
      const plan = await client.deployments.create(source).plan();
      expect(plan.wiped.map(({ of }) => of)).toEqual(nodes.map(({ id }) => id));
      await client.deployments.create(source).apply();
      const after = await client.drift();
      expect(after.differing).toEqual([]);
      expect(after.nodes.flatMap(({ added, changed, deleted }) => [...added, ...changed, ...deleted])).toEqual([]);
    }));

  test('a rollback releases anew what an earlier deployment released', () =>
    withSubject(async ({ app, backend, source }, tidemark) => {
      if (backend.capabilities['deployments.rollback'] !== true) return;
      const { deployments } = tidemark.app(app);
      const first = await deployments.create(source).apply();
      await deployments.create(source).apply();
      await expect(deployments.rollback(first.id).apply()).resolves.toMatchObject({ status: 'released' });
      await expect(deployments.rollback('not-there').apply()).rejects.toMatchObject({ code: 'api.not-found' });
    }));

  test('log lines come once and in order, and go on after a cursor', () =>
    withSubject(async ({ app, backend, source }, tidemark) => {
      if (backend.capabilities['logs.tail'] !== true || backend.capabilities['logs.history'] !== true) return;
      const { logs, deployments } = tidemark.app(app);
      await deployments.create(source).apply();
      const lines = [];
      for await (const line of logs.tail({ fromStart: true, follow: false })) lines.push(line);
      expect(lines.length).toBeGreaterThan(1);
      const rest = [];
      for await (const line of logs.tail({ after: lines[0]?.cursor, follow: false })) rest.push(line.cursor);
      expect(rest).toEqual(lines.slice(1).map(({ cursor }) => cursor));
      const abort = new AbortController();
      const live = (async () => {
        for await (const line of logs.tail({ signal: abort.signal })) return line.source;
        return 'nothing';
      })();
      await new Promise((resolve) => setTimeout(resolve, 50));
      await deployments.create(source).apply();
      await expect(live).resolves.not.toBe('nothing');
      abort.abort();
    }));

  test('a command is run without a shell, and its outcome is told apart', () =>
    withSubject(async ({ app, backend }, tidemark) => {
      if (backend.capabilities.exec !== true) return;
      const result = await tidemark.app(app).exec(['echo', '$HOME; echo "two"']);
      expect(result).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('$HOME; echo "two"') as string });
    }));
}
