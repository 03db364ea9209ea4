/** `sync`: makes the target hold what the source holds, whole, and says what it does not. */
import { abortedError } from '../storage-error.ts';
import { assertOutside, pairFolder, tidemarkHome } from './home.ts';
import { type OpenIntent, openIntents } from './journal.ts';
import { LocalTree } from './local-tree.ts';
import { lock } from './lock.ts';
import { withOwnSignal } from './own-signal.ts';
import type { TransferReport } from './report.ts';
import { assertApart, assertThere, openTree } from './sides.ts';
import { recoverState } from './state-file.ts';
import type { SyncOptions } from './sync-options.ts';
import { SyncRun } from './sync-run.ts';

/**
 * Copies what is missing or differs from `from` to `to`. What an earlier run began is gone on with, also after the
 * process or the machine was killed. The source is only read.
 *
 * @returns the report; `ok` is false where anything of the source is not whole in the target
 * @throws StorageError `transfer.locked`, `usage.invalid`, `storage.…`
 */
export function sync(options: SyncOptions): Promise<TransferReport> {
  return withOwnSignal(options, syncTrees);
}

async function syncTrees(options: SyncOptions): Promise<TransferReport> {
  const from = await openTree(options.from, { ...options.connect, ...options.fromOptions });
  const to = await openTree(options.to, { ...options.connect, ...options.toOptions });
  try {
    assertApart(from, to);
    await assertThere(from);
    const env = options.connect?.env ?? process.env;
    const home = options.home ?? tidemarkHome(env);
    for (const tree of [from, to]) if (tree instanceof LocalTree) await assertOutside(home, tree.root);
    const folder = await pairFolder(home, from.identity, to.identity);
    const release = await lock(folder, { wait: options.wait, signal: options.signal });
    try {
      return await runIn(folder, from, to, options);
    } finally {
      await release();
    }
  } finally {
    await Promise.all([from.close(), to.close()]);
  }
}

type Side = Awaited<ReturnType<typeof openTree>>;

async function runIn(folder: string, from: Side, to: Side, options: SyncOptions): Promise<TransferReport> {
  let intents: ReadonlyMap<string, OpenIntent> = new Map();
  if (options.dryRun !== true) {
    await recoverState(folder);
    intents = await openIntents(folder);
  }
  if (options.signal?.aborted) throw abortedError(options.signal);
  return new SyncRun(folder, from, to, intents, options).run();
}
