/** `remove`: deletes one file, or all below a folder or prefix. */
import { homedir } from 'node:os';
import { parse } from 'node:path';
import { StorageError } from '../storage-error.ts';
import type { LocalTree } from './local-tree.ts';
import { entriesOf } from './merge.ts';
import { Tally, type TransferReport } from './report.ts';
import { S3Tree } from './s3-tree.ts';
import { openTree, type SideOptions, targetOf } from './sides.ts';
import { nameOf, placeOf } from './single-file.ts';

export interface RemoveOptions {
  readonly url: string;
  readonly connect?: SideOptions | undefined;
  /** All below the folder or prefix; absent: one file. */
  readonly recursive?: boolean | undefined;
  /** Deletions that are allowed: where there are more, nothing is deleted. A whole bucket is deleted only with it. */
  readonly maxDelete?: number | undefined;
  readonly dryRun?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Keys that are deleted together. */
const BATCH = 1000;

/** Deletes one file, or all below a folder. Links are left alone. @throws StorageError `usage.invalid` for a whole bucket or disk */
export async function remove(options: RemoveOptions): Promise<TransferReport> {
  return options.recursive === true ? removeAll(options) : removeOne(options);
}

async function removeOne({ url, connect = {}, dryRun = false, signal }: RemoveOptions): Promise<TransferReport> {
  const tally = new Tally();
  const place = await placeOf(url, connect);
  try {
    if ((await place.tree.find(place.key, signal)) === undefined)
      tally.problem(place.key, 'missing', 'there is no such file');
    else await removeKeys(place.tree, [place.key], tally, dryRun, signal);
    return tally.report('rm', nameOf(place), '', dryRun);
  } finally {
    await place.tree.close();
  }
}

async function removeAll(options: RemoveOptions): Promise<TransferReport> {
  const { url, connect = {}, maxDelete, dryRun = false, signal } = options;
  const tally = new Tally();
  const tree = await openTree(url, connect);
  try {
    if (!dryRun && maxDelete === undefined) assertPartOfSomething(tree, connect.cwd ?? process.cwd());
    const count = maxDelete === undefined ? 0 : await countOf(tree, signal);
    if (count > (maxDelete ?? 0)) {
      tally.problem(
        '',
        'delete-guard',
        `there are ${count} files, more than the ${maxDelete} allowed: none was deleted`,
      );
      return tally.report('rm', tree.name, '', dryRun);
    }
    let batch: string[] = [];
    for await (const { key } of entriesOf(tree.entries(signal), (remark) =>
      tally.problem(remark.key, remark.sort, remark.reason),
    )) {
      if (batch.push(key) < BATCH) continue;
      await removeKeys(tree, batch, tally, dryRun, signal);
      batch = [];
    }
    if (batch.length > 0) await removeKeys(tree, batch, tally, dryRun, signal);
    return tally.report('rm', tree.name, '', dryRun);
  } finally {
    await tree.close();
  }
}

async function countOf(tree: LocalTree | S3Tree, signal: AbortSignal | undefined): Promise<number> {
  let count = 0;
  for await (const _entry of entriesOf(tree.entries(signal), () => {})) count += 1;
  return count;
}

async function removeKeys(
  tree: LocalTree | S3Tree,
  keys: readonly string[],
  tally: Tally,
  dryRun: boolean,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const key of keys) tally.planned('delete', key);
  const failed = dryRun ? [] : await targetOf(tree).remove(keys, signal);
  for (const { key, reason } of failed) tally.problem(key, 'not-deleted', reason);
  tally.files.deleted += keys.length - failed.length;
}

/** A word too few in a command is no reason to lose everything. */
function assertPartOfSomething(tree: LocalTree | S3Tree, cwd: string): void {
  const isWhole =
    tree instanceof S3Tree ? tree.prefix === '' : [parse(tree.root).root, homedir(), cwd].includes(tree.root);
  if (!isWhole) return;
  throw new StorageError('usage.invalid', {
    what: `this would delete all of ${tree.name}`,
    next: 'Name a folder or prefix in it, look first with --dry-run, or say how many files that may be: --max-delete <n>.',
  });
}
