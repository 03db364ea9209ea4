import { expect, test } from 'vitest';
import { createTidemark } from '../../client/tidemark.ts';
import { TidemarkError } from '../../client-error.ts';
import { describeBackend } from '../../testing/describe-backend.ts';
import { withFaults } from '../../testing/faults.ts';
import { memory } from './memory-backend.ts';

describeBackend({
  name: 'memory',
  start: async () => {
    const build = (source: { readonly kind: string; readonly path?: string }): Record<string, string> => {
      if (source.path === '/broken') throw new Error('composer install failed');
      return { 'index.php': '<?php' };
    };
    const backend = memory({ apps: ['shop'], build });
    return {
      backend,
      app: 'shop',
      source: { kind: 'directory', path: '/site' },
      brokenSource: { kind: 'directory', path: '/broken' },
      writeOnNode: async (node, path, content) => backend.writeFile('shop', node, path, content),
      stop: () => Promise.resolve(),
    };
  },
});

test('a change whose answer is lost is made once for one key', async () => {
  const faults = withFaults(memory({ apps: ['shop'] }));
  const { deployments } = createTidemark({ backend: faults.backend }).app('shop');
  const lost = (): Error => new TidemarkError('api.network', { what: 'the answer is lost', retryable: true });
  faults.on('apply', lost, { times: 1, when: 'after' });
  const plan = await deployments.create().plan();
  await expect(deployments.create().apply({ plan, idempotencyKey: 'k' })).rejects.toThrow('lost');
  await expect(deployments.create().apply({ idempotencyKey: 'k' })).resolves.toMatchObject({ status: 'released' });
  const all: string[] = [];
  for await (const { id } of deployments.list()) all.push(id);
  expect(all).toHaveLength(1);
  expect(faults.calls('apply')).toBe(2);
});

test('a tail whose connection breaks goes on where it stopped', async () => {
  const backend = memory({ apps: ['shop'] });
  const faults = withFaults(backend);
  const lost = (): Error => new TidemarkError('api.network', { what: 'reset', retryable: true });
  faults.on('tail', lost, { afterMembers: 2, times: 2 });
  for (const text of ['a', 'b', 'c', 'd', 'e']) backend.writeLog('shop', 'stderr', text);
  const lines: string[] = [];
  const { logs } = createTidemark({ backend: faults.backend }).app('shop');
  for await (const { text } of logs.tail({ fromStart: true, follow: false })) lines.push(text);
  expect(lines.join('')).toBe('abcde');
  expect(faults.calls('tail')).toBe(3);
});

test('an error that will not pass ends a tail', async () => {
  const faults = withFaults(memory({ apps: ['shop'] }));
  faults.on('tail', () => new TidemarkError('api.permission', { what: 'no' }));
  const { logs } = createTidemark({ backend: faults.backend }).app('shop');
  await expect(logs.tail().next()).rejects.toMatchObject({ code: 'api.permission' });
});
