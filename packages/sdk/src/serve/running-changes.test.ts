import { expect, test } from 'vitest';
import { memory } from '../memory.ts';
import { RunningChanges } from './running-changes.ts';

test('two who come with one key at the same moment make one change', async () => {
  const changes = new RunningChanges(memory({ apps: ['shop'] }));
  const request = { change: { kind: 'restart' } } as const;
  const [one, other] = await Promise.all([
    changes.begin({ app: 'shop' }, request, 'k'),
    changes.begin({ app: 'shop' }, request, 'k'),
  ]);
  expect(other).toBe(one);
  await one.operation;
});
