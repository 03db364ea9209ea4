/** One suite that every backend passes; they differ by declared capabilities alone. */
import { describe, expect, test } from 'vitest';
import { CAPABILITIES } from '../client/capabilities.ts';
import { createTidemark } from '../client/tidemark.ts';
import { changeCases } from './backend-changes.ts';
import { deploymentCases } from './backend-deployments.ts';
import type { BackendSubject, WithSubject } from './backend-subject.ts';

export interface BackendDescription {
  readonly name: string;
  readonly start: () => Promise<BackendSubject>;
}

export function describeBackend({ name, start }: BackendDescription): void {
  const withSubject: WithSubject = async (body) => {
    const subject = await start();
    try {
      await body(subject, createTidemark({ backend: subject.backend }));
    } finally {
      await subject.backend.close();
      await subject.stop();
    }
  };
  describe(`backend ${name}`, () => {
    test('says of every capability that it has it, or what to do instead', () =>
      withSubject(async ({ backend }) => {
        expect(Object.keys(backend.capabilities).sort()).toEqual([...CAPABILITIES]);
        for (const capability of Object.values(backend.capabilities)) {
          if (capability !== true) expect(capability).toMatch(/^[A-Z].*\.$/);
        }
      }));

    test('lists the app, and gives the same one by its id', () =>
      withSubject(async ({ app }, tidemark) => {
        const ids: string[] = [];
        for await (const { id } of tidemark.apps.list()) ids.push(id);
        expect(ids).toContain(app);
        await expect(tidemark.apps.get(app)).resolves.toMatchObject({ id: app });
      }));

    test('says of an app that is not there that it is not there', () =>
      withSubject(async (_, tidemark) => {
        await expect(tidemark.app('ap-not-there').get()).rejects.toMatchObject({ code: 'api.not-found' });
        await expect(tidemark.app('../../etc').get()).rejects.toMatchObject({ code: 'api.not-found' });
      }));

    test('fails by name and with an alternative at what it cannot do', () =>
      withSubject(async ({ app, backend }, tidemark) => {
        const client = tidemark.app(app);
        const calls: Readonly<Record<string, () => unknown>> = {
          'components.scale': () => client.components.php.scale({ nodes: 2 }),
          'deployments.rollback': () => client.deployments.rollback('x'),
          'nodes.replace': () => client.nodes.replace('x'),
          drift: () => client.drift(),
          exec: () => client.exec(['true']),
          'logs.tail': () => client.logs.tail(),
          secrets: () => client.secrets(),
        };
        for (const [capability, call] of Object.entries(calls)) {
          const can = backend.capabilities[capability as keyof typeof backend.capabilities];
          if (can === true) continue;
          const failed = (async () => call())();
          await expect(failed).rejects.toMatchObject({
            code: 'client.unsupported',
            backend: backend.name,
            capability,
            next: can,
          });
        }
      }));

    changeCases(withSubject);
    deploymentCases(withSubject);
  });
}
