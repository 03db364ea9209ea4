import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openCache } from './cache/cache-file.ts';
import { FactsSource, type FactsWish } from './facts-source.ts';
import { contentHash } from './index/scan-file.ts';
import { temporaryProject } from './project/temporary-project.ts';
import { KeptFacts } from './session/kept-facts.ts';
import { VERSION } from './version.ts';

const PATH = 'src/Shop.php';

function project(): { readonly root: string; readonly wish: FactsWish } {
  const root = temporaryProject({ [PATH]: '<?php\nclass Shop {}\n' });
  return { root, wish: { number: 0, path: PATH, hash: contentHash(readFileSync(join(root, PATH))) } };
}

test('a file that two ask for at the same time is parsed once, and both get its facts', async () => {
  const { root, wish } = project();
  const facts = new FactsSource(root, openCache(false, root, VERSION), { path: root, threads: 1 });
  onTestFinished(() => facts.close());
  const [one, other] = await Promise.all([facts.load([wish]), facts.load([wish])]);
  expect(one.get(0)).toBeDefined();
  expect(other.get(0)).toEqual(one.get(0));
  expect(facts.parsed).toBe(1);
});

test('a file whose facts two ask the cache for counts once', async () => {
  const { root, wish } = project();
  const location = join(root, '../cache');
  const made = new FactsSource(root, openCache(location, root, VERSION), { path: root, threads: 1 });
  await made.load([wish]);
  openCache(location, root, VERSION).save({ stats: [], records: [], facts: made.made });
  const facts = new FactsSource(root, openCache(location, root, VERSION), { path: root, threads: 1 });
  onTestFinished(async () => {
    await made.close();
    await facts.close();
  });
  expect(facts.remembered(wish.hash)).toEqual(facts.remembered(wish.hash));
  expect(facts.cached).toBe(1);
});

test('facts that a session has forgotten are made again', async () => {
  const { root, wish } = project();
  const facts = new KeptFacts(root, openCache(false, root, VERSION), { path: root, threads: 1 });
  onTestFinished(() => facts.close());
  const before = await facts.load([wish]);
  facts.keepOnly(new Set());
  expect(await facts.load([wish])).toEqual(before);
  expect(facts.parsed).toBe(2);
});

test('a session has no text parsed from the disk that it was given', async () => {
  const { root } = project();
  const facts = new KeptFacts(root, openCache(false, root, VERSION), { path: root, threads: 2 });
  onTestFinished(() => facts.close());
  const bytes = Buffer.from('<?php\nclass Unsaved {}\n');
  facts.give(contentHash(bytes), bytes);
  expect(facts.isParsed(contentHash(bytes))).toBe(true);
});
