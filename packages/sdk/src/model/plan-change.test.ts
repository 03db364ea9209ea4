import { expect, test } from 'vitest';
import type { AppSnapshot, Node } from './app.ts';
import { type Component, unbooked } from './component.ts';
import { planChange } from './plan-change.ts';
import { PLANS } from './plans.ts';
import { FORTRABBIT_PRO_RULES, FORTRABBIT_RULES, LOCAL_RULES } from './platform-rules.ts';

const php: Component = { ...unbooked('php'), isOn: true, size: 's', level: 'production', nodes: 2 };
const mysql: Component = { ...unbooked('mysql'), isOn: true, size: 's', nodes: 1 };
const memcache: Component = { ...unbooked('memcache'), isOn: true, size: 's', nodes: 2 };

function node(id: string): Node {
  return { id, component: 'php', state: 'running', release: 'r1', startedAt: 'unknown', requests: 'unknown' };
}

const snapshot: AppSnapshot = {
  app: {
    id: 'ap-1',
    name: 'shop',
    region: 'eu2',
    isTrial: false,
    createdAt: 'unknown',
    updatedAt: 'unknown',
    url: 'unknown',
  },
  version: '7',
  components: [php, mysql, memcache],
  nodes: [node('n1'), node('n2')],
  variables: [{ name: 'A', value: 'secret', origin: 'custom' }],
  release: 'r1',
};

test('scaling out costs what the plan says for each node, and destroys nothing', () => {
  const plan = planChange(snapshot, { kind: 'scale', component: 'php', nodes: 4 }, FORTRABBIT_PRO_RULES);
  expect(plan).toMatchObject({
    version: '7',
    difference: [{ what: 'php.nodes', from: 2, to: 4 }],
    price: { before: { cents: 1000 }, after: { cents: 2000 }, difference: { cents: 1000 } },
    downtime: { min: 0, max: 300 },
    wiped: [],
    confirmation: undefined,
  });
});

test('scaling in names the nodes that go, and wants a confirmation', () => {
  const plan = planChange(snapshot, { kind: 'scale', component: 'php', nodes: 1 }, FORTRABBIT_PRO_RULES);
  expect(plan.wiped).toMatchObject([{ what: 'node-disk', of: 'n2', certain: true }]);
  expect(plan.confirmation).toBe('shop/scale-php-to-1');
  const cache = planChange(snapshot, { kind: 'scale', component: 'memcache', nodes: 1 }, FORTRABBIT_PRO_RULES);
  expect(cache.confirmation).toBe('shop/scale-memcache-to-1');
});

test('a number of nodes that is not offered is a warning, and an unpublished price stays unknown', () => {
  const plan = planChange(snapshot, { kind: 'scale', component: 'php', nodes: 3, size: 'm' }, FORTRABBIT_PRO_RULES);
  expect(plan.warnings.join()).toContain('does not offer 3 nodes');
  expect(plan.price).toMatchObject({ after: 'unknown', difference: 'unknown' });
});

test('switching off wants a confirmation, whatever is known of the data', () => {
  const change = { kind: 'switch', component: 'mysql', on: false } as const;
  const plan = planChange(snapshot, change, FORTRABBIT_PRO_RULES);
  expect(plan).toMatchObject({ wiped: [{ certain: 'unknown' }], confirmation: 'shop/switch-mysql-off' });
  expect(planChange(snapshot, change, LOCAL_RULES).wiped).toMatchObject([{ certain: true }]);
  const offAlready = planChange(snapshot, { ...change, component: 'worker' }, LOCAL_RULES);
  expect(offAlready).toMatchObject({ difference: [], confirmation: undefined });
});

test('a deployment wipes every disk; where the platform says nothing it may', () => {
  const change = { kind: 'deploy', source: { kind: 'directory', path: '/site' } } as const;
  expect(planChange(snapshot, change, LOCAL_RULES).wiped.map(({ of }) => of)).toEqual(['n1', 'n2']);
  const silent = planChange({ ...snapshot, nodes: 'unknown' }, change, FORTRABBIT_RULES);
  expect(silent.wiped).toMatchObject([{ of: 'every node', certain: 'unknown' }]);
});

test('values of variables are in no plan', () => {
  const change = { kind: 'variables', set: { A: 'other', B: 'b' }, remove: ['A', 'C'] } as const;
  const plan = planChange(snapshot, change, LOCAL_RULES);
  expect(plan.difference.map(({ what }) => what)).toEqual(['variables.A', 'variables.B', 'variables.A']);
  expect(JSON.stringify(plan.difference)).not.toMatch(/secret|other/);
});

test('every plan has a source, and none is listed twice', () => {
  expect(PLANS.every(({ source }) => source.includes('fortrabbit/'))).toBe(true);
  const names = PLANS.map(({ platform, component, size }) => `${platform} ${component} ${size}`);
  expect(new Set(names).size).toBe(names.length);
});
