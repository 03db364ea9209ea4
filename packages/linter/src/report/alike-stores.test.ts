import type { Store } from '@tidemark/sdk/model';
import { expect, test } from 'vitest';
import { alikeStores } from './alike-stores.ts';

const store = (at: number, changes: Partial<Store> = {}): Store => ({
  store: `files of site ${at}`,
  placement: 'node',
  technology: 'local files',
  confidence: 'certain',
  evidence: [{ path: `sites/${at}/settings.php`, line: 1 }],
  ...changes,
});

test('stores that differ in their names alone stand together from nine on', () => {
  const many = Array.from({ length: 9 }, (_, at) => store(at));
  const shared = store(9, { placement: 'shared' });
  const [first, ...rest] = many;
  if (first === undefined) throw new Error('no store');
  expect(alikeStores([first, shared, ...rest])).toEqual([
    {
      name: 'files of site 0 and 8 more',
      placement: 'node',
      technology: 'local files',
      evidence: [0, 1, 2].map((at) => ({ path: `sites/${at}/settings.php`, line: 1 })),
      moreEvidence: 6,
    },
    {
      name: 'files of site 9',
      placement: 'shared',
      technology: 'local files',
      evidence: [{ path: 'sites/9/settings.php', line: 1 }],
      moreEvidence: 0,
    },
  ]);
  expect(alikeStores(many.slice(1)).map(({ name }) => name)).toEqual(many.slice(1).map((each) => each.store));
});

test('of a store with many places the first few are named', () => {
  const evidence = [1, 2, 3, 4, 5].map((line) => ({ path: 'a.php', line }));
  expect(alikeStores([store(0, { evidence })])).toMatchObject([{ evidence: evidence.slice(0, 3), moreEvidence: 2 }]);
});
