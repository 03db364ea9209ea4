/** One run of `sync`, from the listings to the report. */
import type { S3Connection } from '../s3/connection.ts';
import { abortedError, StorageError } from '../storage-error.ts';
import { BlockMemory } from './block-memory.ts';
import { confirmTarget } from './confirm.ts';
import { deleteExtras } from './delete-extras.ts';
import { Extras } from './extras.ts';
import { FileConflicts } from './file-conflicts.ts';
import { FileTransfer, type Outcome } from './file-transfer.ts';
import { scopeOf } from './filter.ts';
import { Journal, type OpenIntent } from './journal.ts';
import { Bandwidth, Concurrency } from './limits.ts';
import { LocalTree } from './local-tree.ts';
import { entriesOf, type MergedKey, merged } from './merge.ts';
import { OrderedResults } from './ordered-results.ts';
import { Tally, type TransferReport } from './report.ts';
import { S3Tree } from './s3-tree.ts';
import { copyConnection, targetOf } from './sides.ts';
import { readState, StateWriter } from './state-file.ts';
import { CONCURRENCY_DEFAULT, type SyncOptions } from './sync-options.ts';
import type { Target } from './target.ts';
import type { TreeEntry, TreeRemark } from './tree.ts';

/** Intents that share one sync. */
const INTENTS_AT_ONCE = 128;
/** Files that are neither settled nor forgotten. */
const OPEN_MAX = 256;
/** File contents in memory at once. [bytes] */
const MEMORY = 96 * 1024 * 1024;

export class SyncRun {
  readonly #folder: string;
  readonly #from: LocalTree | S3Tree;
  readonly #to: LocalTree | S3Tree;
  readonly #intents: ReadonlyMap<string, OpenIntent>;
  readonly #options: SyncOptions;
  readonly #target: Target;
  readonly #tally = new Tally();
  readonly #concurrency: Concurrency;
  readonly #bandwidth: Bandwidth;
  readonly #memory = new BlockMemory(MEMORY);
  readonly #running = new Set<Promise<void>>();
  #waiting: {
    readonly merged: MergedKey & { readonly source: TreeEntry };
    readonly settle: (outcome: Outcome) => Promise<void>;
  }[] = [];
  #stopped: StorageError | undefined;
  #isSourceKnown = true;
  #bytesSeen = 0;
  #bytesDone = 0;
  #settled = 0;
  #isListed = false;
  #hasWritten = false;
  #broken: { readonly error: unknown } | undefined;
  /** Keys of earlier intents that this run looked at. */
  readonly #visited = new Set<string>();
  /** Keys that are not whole; what was begun of them is looked at again by the next run. */
  #open = 0;

  constructor(
    folder: string,
    from: LocalTree | S3Tree,
    to: LocalTree | S3Tree,
    intents: ReadonlyMap<string, OpenIntent>,
    options: SyncOptions,
  ) {
    this.#folder = folder;
    this.#from = from;
    this.#to = to;
    this.#intents = intents;
    this.#options = options;
    this.#target = targetOf(to);
    this.#concurrency = new Concurrency(options.concurrency ?? CONCURRENCY_DEFAULT);
    this.#bandwidth = new Bandwidth(options.bandwidth);
    const onRetry = ({ code }: { readonly code: string }): void => {
      if (code === 'storage.slow-down' || code === 'storage.unavailable') this.#concurrency.slowDown();
    };
    for (const tree of [from, to]) if (tree instanceof S3Tree) tree.connection.onRetry = onRetry;
  }

  async run(): Promise<TransferReport> {
    const { dryRun = false, signal } = this.#options;
    const journal = dryRun ? undefined : await Journal.start(this.#folder, this.#intents);
    const writer = dryRun ? undefined : await StateWriter.open(this.#folder);
    const extras = await Extras.open(this.#folder, dryRun);
    try {
      const results = new OrderedResults<Outcome>((outcome) => this.#note(outcome, writer));
      await this.#walk(journal, results, extras);
      await this.#target.settle();
      if (signal?.aborted) throw abortedError(signal);
      await this.#cleanUpLeftovers(journal);
      const isKnown = this.#isSourceKnown && this.#stopped === undefined;
      if (await deleteExtras(extras, this.#target, this.#tally, this.#options, isKnown)) this.#hasWritten = true;
      await writer?.flush();
      if (this.#hasWritten && !dryRun)
        await confirmTarget(this.#folder, this.#from, this.#to, extras, this.#tally, signal);
      await writer?.commit();
      await (this.#open === 0 ? journal?.finish() : journal?.leave());
    } catch (error) {
      await Promise.allSettled(this.#running);
      await writer?.leave();
      await journal?.leave();
      throw error;
    } finally {
      await extras.close();
    }
    return this.#tally.report('sync', this.#from.name, this.#to.name, dryRun);
  }

  /** What an earlier run began of keys that are out of sight now. */
  async #cleanUpLeftovers(journal: Journal | undefined): Promise<void> {
    if (journal === undefined) return;
    for (const [key, { at }] of this.#intents) {
      if (this.#visited.has(key)) continue;
      await this.#target.cleanUp(key, at, undefined);
      journal.ended(key);
    }
  }

  async #walk(journal: Journal | undefined, results: OrderedResults<Outcome>, extras: Extras): Promise<void> {
    const { signal, dryRun } = this.#options;
    const inScope = scopeOf(this.#options);
    const conflicts = this.#to instanceof LocalTree ? new FileConflicts() : undefined;
    const transfer = this.#transfer(journal);
    const source = entriesOf(this.#from.entries(signal), (remark) => this.#noteSource(remark, inScope, extras));
    const target = entriesOf(this.#to.entries(signal), (remark) => this.#noteTarget(remark));
    for await (const item of merged(source, target, readState(this.#folder))) {
      if (signal?.aborted) break;
      if (!inScope(item.key)) {
        if (item.source !== undefined) this.#tally.files.excluded += 1;
        continue;
      }
      if (item.source === undefined) {
        await extras.add(item.key);
        continue;
      }
      const job = { ...item, source: item.source };
      this.#tally.files.source += 1;
      this.#bytesSeen += item.source.size;
      const settle = results.next();
      const refusal = this.#refusal(item.key, conflicts);
      if (refusal !== undefined) {
        this.#tally.problem(item.key, 'not-representable', refusal);
        await settle(undefined);
      } else if (this.#isUnchanged(job)) {
        this.#progress(item.source.size);
        await settle({
          key: item.key,
          entry: item.source,
          source: item.source.stamp,
          target: item.target?.stamp ?? '',
          proof: 'unchanged since the last run',
        });
      } else if (dryRun === true) {
        await this.#track(transfer.wouldCopy(job).then((outcome) => settle(outcome)));
      } else {
        this.#waiting.push({ merged: job, settle });
        if (this.#waiting.length >= INTENTS_AT_ONCE) await this.#dispatch(journal, transfer);
      }
      if (this.#broken !== undefined) break;
      while (results.length > OPEN_MAX && this.#running.size > 0) await Promise.race(this.#running);
    }
    this.#isListed = true;
    await this.#dispatch(journal, transfer);
    while (this.#running.size > 0) await Promise.race(this.#running);
    await results.done();
    if (this.#broken !== undefined) throw this.#broken.error;
  }

  #transfer(journal: Journal | undefined): FileTransfer {
    const from: S3Connection | undefined = copyConnection(this.#from, this.#to);
    return new FileTransfer({
      from: this.#from,
      to: this.#to,
      target: this.#target,
      copyFrom: from,
      journal,
      intents: this.#intents,
      memory: this.#memory,
      bandwidth: this.#bandwidth,
      tally: this.#tally,
      signal: this.#options.signal,
      onBytes: (count) => this.#progress(count),
    });
  }

  #refusal(key: string, conflicts: FileConflicts | undefined): string | undefined {
    const own = this.#target.refuses(key);
    if (own !== undefined) return own;
    const above = conflicts?.above(key);
    return above === undefined ? undefined : `"${above}" is a file, so nothing can lie below it`;
  }

  #isUnchanged({ key, source, target, state }: MergedKey & { readonly source: TreeEntry }): boolean {
    if (this.#options.checksum === true || target === undefined || state === undefined || this.#intents.has(key))
      return false;
    return source.stamp !== '' && state.source === source.stamp && target.stamp !== '' && state.target === target.stamp;
  }

  async #dispatch(journal: Journal | undefined, transfer: FileTransfer): Promise<void> {
    const batch = this.#waiting;
    this.#waiting = [];
    if (batch.length === 0 || journal === undefined) return;
    await journal.intend(
      batch.map(({ merged: { key, source } }) => ({ key, stamp: source.stamp })),
      this.#target.now(),
    );
    for (const { merged: job, settle } of batch) {
      if (this.#intents.has(job.key)) this.#visited.add(job.key);
      const run = this.#concurrency.run(async () => {
        if (this.#options.signal?.aborted) return;
        const outcome = await this.#attempt(transfer, job);
        if (this.#options.signal?.aborted && outcome === undefined) return;
        if (outcome === undefined) this.#open += 1;
        else journal.ended(job.key);
        await settle(outcome);
      });
      await this.#track(run);
    }
  }

  async #attempt(transfer: FileTransfer, job: MergedKey & { readonly source: TreeEntry }): Promise<Outcome> {
    if (this.#stopped !== undefined) {
      this.#tally.problem(
        job.key,
        'not-tried',
        `the run was stopped before: ${this.#stopped.message.split('\n')[0]}`,
        this.#stopped.code,
      );
      return undefined;
    }
    try {
      return await transfer.run(job);
    } catch (error) {
      if (this.#options.signal?.aborted) return undefined;
      this.#tally.failed(job.key, error);
      if (error instanceof StorageError && HOPELESS.has(error.code)) this.#stopped = error;
      return undefined;
    }
  }

  async #track(run: Promise<void>): Promise<void> {
    const tracked: Promise<void> = run
      .catch((error: unknown) => {
        this.#broken ??= { error };
      })
      .finally(() => this.#running.delete(tracked));
    this.#running.add(tracked);
    if (this.#running.size > OPEN_MAX) await Promise.race(this.#running);
  }

  async #note(outcome: Outcome, writer: StateWriter | undefined): Promise<void> {
    this.#settled += 1;
    if (outcome === undefined) return;
    const { key, entry, source, target, proof, copied } = outcome;
    this.#tally.proven(proof);
    if (copied === true) {
      this.#tally.files.copied += 1;
      this.#hasWritten = true;
    } else this.#tally.files.same += 1;
    this.#tally.whole(key, entry.size);
    await writer?.write({ key, source, target });
  }

  #progress(bytes: number): void {
    this.#bytesDone += bytes;
    this.#options.onProgress?.({
      seen: this.#tally.files.source,
      settled: this.#settled,
      bytesSeen: this.#bytesSeen,
      bytesDone: this.#bytesDone,
      isListed: this.#isListed,
    });
  }

  #noteSource(remark: TreeRemark, inScope: (key: string) => boolean, extras: Extras): void {
    const { key, sort, reason, isFolder } = remark;
    extras.protect(key, isFolder);
    if (!inScope(key)) return;
    if (sort === 'temporary' || (sort === 'link' && this.#options.links === 'skip'))
      this.#tally.skip(key, sort, reason);
    else this.#tally.problem(key, sort, reason);
    if (sort === 'failed') this.#isSourceKnown = false;
  }

  #noteTarget({ key, sort, reason }: TreeRemark): void {
    if (sort === 'failed') this.#tally.problem(key, 'failed', `in the target, ${reason}`);
  }
}

/** The next file would fail for the same reason. */
const HOPELESS: ReadonlySet<string> = new Set([
  'storage.access-denied',
  'storage.credentials-missing',
  'storage.no-such-bucket',
  'storage.quota-exceeded',
]);
