/** `verify` and `diff`: what one side has that the other lacks, or has otherwise. Nothing is written. */
import { tidemarkErrorIn } from '../errors.ts';
import { abortedError } from '../storage-error.ts';
import { compareContents } from './compare.ts';
import { type FilterOptions, scopeOf } from './filter.ts';
import { Concurrency } from './limits.ts';
import { entriesOf, type MergedKey, merged } from './merge.ts';
import { OrderedResults } from './ordered-results.ts';
import { withOwnSignal } from './own-signal.ts';
import { type Problem, Tally, type TransferReport } from './report.ts';
import { assertApart, assertThere, openTree, type SideOptions } from './sides.ts';
import { CONCURRENCY_DEFAULT, type SyncOptions, type TransferProgress } from './sync-options.ts';
import type { Proof, Tree, TreeEntry } from './tree.ts';

export interface VerifyOptions extends FilterOptions {
  readonly from: string;
  readonly to: string;
  readonly connect?: SideOptions | undefined;
  readonly fromOptions?: SideOptions | undefined;
  readonly toOptions?: SideOptions | undefined;
  /** What becomes of symbolic links: `report` counts them as missing, `skip` lists them and goes on. */
  readonly links?: SyncOptions['links'];
  /** Files at once. */
  readonly concurrency?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: TransferProgress) => void) | undefined;
}

/** Compares every file of the source by its content with the target's. What only the target has is counted, no fault. */
export function verify(options: VerifyOptions): Promise<TransferReport> {
  return withOwnSignal(options, (own) => compareTrees('verify', own, 'content'));
}

export interface DiffOptions extends VerifyOptions {
  /** Compare content; absent: sizes, and ETags where both have them, made alike; content where they are not. */
  readonly checksum?: boolean | undefined;
}

/** Lists what differs, in both directions; `missing`, `differs` and `extra` are problems, so that `ok` means equal. */
export function diff(options: DiffOptions): Promise<TransferReport> {
  return withOwnSignal(options, (own) => compareTrees('diff', own, options.checksum === true ? 'content' : 'listing'));
}

type Verdict = { readonly key: string; readonly size: number; readonly proof?: Proof; readonly problem?: Problem };

async function compareTrees(
  command: 'verify' | 'diff',
  options: VerifyOptions,
  by: 'content' | 'listing',
): Promise<TransferReport> {
  const from = await openTree(options.from, { ...options.connect, ...options.fromOptions });
  const to = await openTree(options.to, { ...options.connect, ...options.toOptions });
  try {
    assertApart(from, to);
    await assertThere(from);
    const tally = new Tally();
    await walk(command, from, to, tally, options, by);
    return tally.report(command, from.name, to.name, false);
  } finally {
    await Promise.all([from.close(), to.close()]);
  }
}

async function walk(
  command: 'verify' | 'diff',
  from: Tree,
  to: Tree,
  tally: Tally,
  options: VerifyOptions,
  by: 'content' | 'listing',
): Promise<void> {
  const { signal } = options;
  const inScope = scopeOf(options);
  const concurrency = new Concurrency(options.concurrency ?? CONCURRENCY_DEFAULT);
  const results = new OrderedResults<Verdict>(async (verdict) => note(tally, verdict));
  const running = new Set<Promise<void>>();
  let bytes = 0;
  const source = entriesOf(from.entries(signal), ({ key, sort, reason }) => {
    if (!inScope(key)) return;
    if (sort === 'temporary' || (sort === 'link' && options.links === 'skip')) tally.skip(key, sort, reason);
    else tally.problem(key, sort, reason);
  });
  const target = entriesOf(to.entries(signal), ({ key, sort, reason }) => {
    if (sort === 'failed') tally.problem(key, 'failed', `in the target, ${reason}`);
  });
  for await (const item of merged(source, target, nothing())) {
    if (signal?.aborted) throw abortedError(signal);
    if (!inScope(item.key)) {
      if (item.source !== undefined) tally.files.excluded += 1;
      continue;
    }
    if (item.source === undefined) {
      tally.files.extra += 1;
      if (command === 'diff') tally.problem(item.key, 'extra', 'only the target has it');
      continue;
    }
    tally.files.source += 1;
    const job = { ...item, source: item.source };
    const settle = results.next();
    const tracked: Promise<void> = concurrency
      .run(() => judged(from, to, job, by, signal))
      .then((verdict) => {
        bytes += job.source.size;
        const { source: seen } = tally.files;
        options.onProgress?.({
          seen,
          settled: seen - running.size,
          bytesSeen: bytes,
          bytesDone: bytes,
          isListed: false,
        });
        return settle(verdict);
      })
      .finally(() => running.delete(tracked));
    running.add(tracked);
    if (running.size > 1000) await Promise.race(running);
  }
  await Promise.all(running);
  await results.done();
}

async function* nothing(): AsyncGenerator<never, void, undefined> {}

function note(tally: Tally, { key, size, proof, problem }: Verdict): void {
  if (problem !== undefined) {
    tally.problem(problem.key, problem.sort, problem.reason, problem.code);
    return;
  }
  tally.files.same += 1;
  if (proof !== undefined) tally.proven(proof);
  tally.whole(key, size);
}

/** How many parts an ETag is made of: those of one content differ with them. */
function partsOf(etag: string): string | undefined {
  return /^[0-9a-f]{32}-(\d+)$/.exec(etag)?.[1];
}

async function judged(
  from: Tree,
  to: Tree,
  { key, source, target }: MergedKey & { readonly source: TreeEntry },
  by: 'content' | 'listing',
  signal: AbortSignal | undefined,
): Promise<Verdict> {
  const { size } = source;
  const differs = (reason: string): Verdict => ({ key, size, problem: { key, sort: 'differs', reason } });
  try {
    // What the listing does not show may have come meanwhile.
    const there = target ?? (await to.find(key, signal));
    if (there === undefined)
      return { key, size, problem: { key, sort: 'missing', reason: 'the target does not have it' } };
    if (there.size !== size) return differs(`${size} bytes here, ${there.size} there`);
    if (by === 'listing') {
      if (source.etag === '' || there.etag === '' || source.etag === there.etag) return { key, size };
      if (partsOf(source.etag) === partsOf(there.etag)) return differs(`ETag ${source.etag} here, ${there.etag} there`);
    }
    const { same, proof } = await compareContents(from, source, to, there, signal);
    return same ? { key, size, proof } : differs(`the content is another, told by ${proof}`);
  } catch (error) {
    if (signal?.aborted) throw abortedError(signal);
    const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
    return { key, size, problem: { key, sort: 'failed', reason, code: tidemarkErrorIn(error)?.code } };
  }
}
