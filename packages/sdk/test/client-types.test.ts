/** What the compiler promises to users; `tsc` checks this file. */
import { expect, expectTypeOf, test } from 'vitest';
import {
  type App,
  type Component,
  createTidemark,
  type Deployment,
  type FortrabbitApp,
  fortrabbit,
  type MysqlComponent,
  type Operation,
  type PhpComponent,
} from '../src/index.ts';
import { memory } from '../src/memory.ts';

const tidemark = createTidemark({ backend: memory({ apps: ['shop'] }) });
const app = tidemark.app('shop');

test('a change is typed by its component', async () => {
  expectTypeOf(app.components.php.get()).resolves.toEqualTypeOf<PhpComponent>();
  const mysql = app.components.mysql.scale({ size: 'm' });
  expectTypeOf(mysql.apply).returns.toEqualTypeOf<Operation<MysqlComponent>>();
  expectTypeOf(app.deployments.create().apply).returns.toEqualTypeOf<Operation<Deployment>>();
  const deployment = await app.deployments.create().apply();
  expectTypeOf(deployment).toEqualTypeOf<Deployment>();
  for await (const each of tidemark.apps.list()) expectTypeOf(each).toEqualTypeOf<App>();
  expect(deployment.status).toBe('released');
});

test('components are told apart by kind', () => {
  const nameOf = (component: Component): string => {
    switch (component.kind) {
      case 'php':
        expectTypeOf(component).toEqualTypeOf<PhpComponent>();
        return 'php';
      case 'worker':
        return String(component.jobs.length);
      default:
        // @ts-expect-error jobs are the worker's alone
        return `${component.jobs}`;
    }
  };
  expect(nameOf({ kind: 'worker', isOn: true, size: 's', level: 'unknown', nodes: 1, jobs: [] })).toBe('0');
});

test('what there is not is no property', () => {
  // @ts-expect-error no such component
  expect(app.components.redis).toBeUndefined();
  // @ts-expect-error a size is text
  expect(() => app.components.php.scale({ nodes: 2, size: 3 })).not.toThrow();
  // @ts-expect-error the memory backend has no endpoints
  expect(memory().api).toBeUndefined();
  const { apps } = fortrabbit({ token: 'x' }).api;
  expectTypeOf(apps.list().toArray).returns.resolves.toEqualTypeOf<FortrabbitApp[]>();
});
