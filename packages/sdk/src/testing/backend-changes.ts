/** Plans, preconditions, confirmations; components and variables. */
import { expect, test } from 'vitest';
import type { WithSubject } from './backend-subject.ts';

export function changeCases(withSubject: WithSubject): void {
  test('a plan changes nothing', () =>
    withSubject(async ({ app, backend }, tidemark) => {
      if (backend.capabilities.variables !== true) return;
      const client = tidemark.app(app);
      const before = await client.snapshot();
      const plan = await client.variables.set({ PLANNED: 'yes' }).plan();
      expect(plan.difference).toMatchObject([{ what: 'variables.PLANNED' }]);
      expect((await client.snapshot()).version).toBe(before.version);
    }));

  test('variables are set, changed and removed', () =>
    withSubject(async ({ app, backend }, tidemark) => {
      if (backend.capabilities.variables !== true) return;
      const { variables } = tidemark.app(app);
      await variables.set({ FIRST: 'a=b "c" ü', SECOND: '2' }).apply();
      await variables.change({ set: { SECOND: 'two' }, remove: ['FIRST'] }).apply();
      const custom = (await variables.list()).filter(({ name }) => name === 'FIRST' || name === 'SECOND');
      expect(custom).toEqual([{ name: 'SECOND', value: 'two', origin: 'custom' }]);
      expect(() => variables.set({ 'A B': 'x' })).toThrow('is no name of a variable');
    }));

  test('a plan made before another change is refused', () =>
    withSubject(async ({ app, backend }, tidemark) => {
      if (backend.capabilities.variables !== true) return;
      const { variables } = tidemark.app(app);
      const change = variables.set({ MINE: '1' });
      const plan = await change.plan();
      await variables.set({ THEIRS: '1' }).apply();
      await expect(change.apply({ plan })).rejects.toMatchObject({ code: 'api.precondition-failed' });
      expect((await variables.list()).some(({ name }) => name === 'MINE')).toBe(false);
      await expect(change.apply({ plan: await change.plan() })).resolves.toBeUndefined();
    }));

  test('scaling out needs no confirmation, scaling in does', () =>
    withSubject(async ({ app, backend }, tidemark) => {
      if (backend.capabilities['components.scale'] !== true || backend.capabilities.nodes !== true) return;
      const { components, nodes } = tidemark.app(app);
      await expect(components.php.scale({ nodes: 3 }).apply()).resolves.toMatchObject({ kind: 'php', nodes: 3 });
      const three = (await nodes.list()).map(({ id }) => id);
      expect(new Set(three).size).toBe(3);
      const scaleIn = components.php.scale({ nodes: 1 });
      const { confirmation, wiped } = await scaleIn.plan();
      expect(wiped.map(({ of }) => of)).toEqual(three.slice(1));
      await expect(scaleIn.apply()).rejects.toMatchObject({ code: 'client.confirmation-required', confirmation });
      await expect(scaleIn.apply({ confirm: 'yes' })).rejects.toMatchObject({ code: 'client.confirmation-required' });
      expect(await nodes.list()).toHaveLength(3);
      await scaleIn.apply({ confirm: confirmation });
      expect((await nodes.list()).map(({ id }) => id)).toEqual(three.slice(0, 1));
      for (const count of [0, -1, 1.5, Number.NaN]) {
        expect(() => components.php.scale({ nodes: count })).toThrow('is no number of nodes');
      }
    }));

  test('switching a component off wants its confirmation', () =>
    withSubject(async ({ app, backend, database = {} }, tidemark) => {
      if (backend.capabilities['components.switch'] !== true) return;
      const { mysql } = tidemark.app(app).components;
      if (!(await mysql.get()).isOn) await mysql.switchOn(database).apply();
      const { confirmation } = await mysql.switchOff().plan();
      await expect(mysql.switchOff().apply()).rejects.toMatchObject({ code: 'client.confirmation-required' });
      expect((await mysql.get()).isOn).toBe(true);
      await expect(mysql.switchOff().apply({ confirm: confirmation })).resolves.toMatchObject({ isOn: false });
    }));

  test('replacing a node gives a new one on a fresh disk', () =>
    withSubject(async ({ app, backend, writeOnNode }, tidemark) => {
      if (backend.capabilities['nodes.replace'] !== true || writeOnNode === undefined) return;
      const client = tidemark.app(app);
      const [first, ...others] = (await client.nodes.list()).map(({ id }) => id);
      await writeOnNode(first ?? '', 'uploads/a.txt', 'upload');
      expect((await client.drift()).nodes[0]).toMatchObject({
        node: first,
        added: [{ path: 'uploads/a.txt', bytes: 6 }],
      });
      const change = client.nodes.replace(first ?? '');
      await expect(change.apply()).rejects.toMatchObject({ code: 'client.confirmation-required' });
      await change.apply({ confirm: (await change.plan()).confirmation });
      const after = (await client.nodes.list()).map(({ id }) => id);
      expect(after).not.toContain(first);
      expect(after).toEqual(expect.arrayContaining(others));
      expect((await client.drift()).nodes.flatMap(({ added }) => added)).toEqual([]);
    }));

  test('secrets are text, by group', () =>
    withSubject(async ({ app, backend }, tidemark) => {
      if (backend.capabilities.secrets !== true) return;
      const all = await tidemark.app(app).secrets();
      expect(all.every(({ value }) => typeof value === 'string')).toBe(true);
      expect(await tidemark.app(app).secrets({ group: 'NONE' })).toEqual([]);
    }));
}
