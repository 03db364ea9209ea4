import type { Prepared } from './analysis.ts';
import type { Conclusion } from './analysis-result.ts';
import { type CacheFile, openCache } from './cache/cache-file.ts';
import { type HashedFile, RACY_MS } from './cache/stat-table.ts';
import { abortedError } from './errors.ts';
import type { Examination } from './examination.ts';
import { FactsSource } from './facts-source.ts';
import { hashedFiles } from './hashed-files.ts';
import type { IndexOptions } from './index/index-files.ts';
import { commitOf, isListed, type Listing } from './listed-commit.ts';
import { Notes } from './notes.ts';
import type { AnalysisResult, LintOptions } from './options.ts';
import { Directories, NOTHING_YET } from './project/directories.ts';
import type { Project } from './project/project.ts';
import { trackedFiles } from './project/tracked-files.ts';
import { discover, rootOf, type Surveyed, survey } from './survey.ts';
import { Timing } from './timing.ts';
import { VERSION } from './version.ts';

/**
 * Every finding of a project, before configuration, comments and baselines speak.
 * @throws TidemarkError `aborted`
 */
export async function lint(options: LintOptions): Promise<AnalysisResult> {
  const begun = performance.now();
  const since = Date.now() - RACY_MS;
  const timing = options.timing ?? new Timing();
  const root = rootOf(options);
  const cache = openCache(options.cache === false ? false : options.cache?.location, root, VERSION);
  const facts = new FactsSource(root, cache, options);
  const keepsNothing = options.cache === false;
  const notes = keepsNothing ? undefined : new Notes((name) => cache.note(name));
  // Git lists files beside, from the beginning on; a remembered result does not wait for it.
  const listing = new AbortController();
  const signal = AbortSignal.any([listing.signal, ...(options.signal ? [options.signal] : [])]);
  let tracking: ReturnType<Listing> | undefined;
  const tracked: Listing = () => {
    tracking ??= trackedFiles(root, signal);
    return tracking;
  };
  if (!isListed(notes, commitOf(root))) void tracked();
  const ofDirectories = cache.isEmpty ? NOTHING_YET : cache;
  const directories = new Directories(root, keepsNothing ? undefined : ofDirectories);
  let closing: Promise<void> | undefined;
  try {
    const project = timing.of('discovering', () => discover(options, { directories, looks: !cache.isEmpty }));
    options.onProgress?.({ phase: 'discover', done: 1, total: 1 });
    const onRecord = await foreseen(project, cache, facts, options);
    const surveyed = await timing.during('indexing', () =>
      survey(project, cache, options, {
        ...(onRecord ? { onRecord } : {}),
        help: facts.scanHelp,
        keepsNothing,
      }),
    );
    const remembered = options.stdin ? undefined : rememberedResult(cache, surveyed.key, begun);
    if (remembered) {
      // Files touched but not changed: the next run knows them by their new stat data.
      if (surveyed.indexed.read > 0) keep(cache, surveyed, hashedFiles(surveyed, since), directories, facts);
      return remembered;
    }
    // Loaded only now: a remembered result needs neither linker nor rules.
    const [{ analyse }, { examine, examinedFiles }, { conclude }] = await Promise.all([
      import('./analysis.ts'),
      import('./examination.ts'),
      import('./analysis-result.ts'),
    ]);
    let examining: Promise<Examination> | undefined;
    const onPrepared = (known: Prepared): void => {
      examining = examine(known, tracked, timing, options);
      // Told when it is waited for, below.
      examining.catch(() => undefined);
    };
    const analysis = await timing.during('linking', () =>
      analyse(surveyed, facts, options, {
        ...(notes ? { cache, notes } : {}),
        foreseen: (known) => examinedFiles(known, options),
        // Parts that are timed run one after the other; else rules look at files while the linker waits for others.
        ...(options.timing ? {} : { onPrepared }),
      }),
    );
    const examination = await (examining ?? examine(analysis, tracked, timing, options));
    // Threads take a while to stop: they do so while the result is put together.
    closing = facts.close();
    const { result, verdicts } = conclude({ analysis, examination, surveyed, facts, options, timing, begun });
    if (!options.stdin && notes) {
      keep(cache, surveyed, hashedFiles(surveyed, since), directories, facts, { result, verdicts, notes });
    }
    return result;
  } catch (error) {
    if (options.signal?.aborted) throw abortedError(error);
    throw error;
  } finally {
    listing.abort();
    await (closing ?? facts.close());
    cache.close();
  }
}

/**
 * Where nothing is remembered, files that write are given to the parser while the others are still being read. Where only some
 * have changed, the threads at least start while the others are looked at, if they are many.
 */
async function foreseen(
  project: Project,
  cache: CacheFile,
  facts: FactsSource,
  options: LintOptions,
): Promise<IndexOptions['onRecord']> {
  if (options.stdin) return undefined;
  if (!cache.isEmpty) return (_, { hash }) => facts.prepare(hash);
  const { foresight } = await import('./foresight.ts');
  const isForeseen = foresight(project, options);
  return ({ path }, record) => {
    if (isForeseen(record)) facts.foresee({ path, hash: record.hash, hazard: record.hazard });
  };
}

function rememberedResult(cache: CacheFile, key: string, begun: number): AnalysisResult | undefined {
  const text = cache.result(key);
  if (text === undefined) return undefined;
  const result = JSON.parse(text) as AnalysisResult;
  const { stats } = result;
  return {
    ...result,
    stats: {
      ...stats,
      parsed: 0,
      bytes: 0,
      cached: stats.parsed + stats.cached,
      durationMs: Math.round(performance.now() - begun),
    },
  };
}

function keep(
  cache: CacheFile,
  { indexed, key }: Surveyed,
  stats: readonly HashedFile[],
  directories: Directories,
  facts: FactsSource,
  found?: Conclusion & { readonly notes: Notes },
): void {
  cache.save({
    stats,
    records: indexed.records(),
    ...(directories.isChanged ? { directories: directories.listed() } : {}),
    facts: facts.made,
    ...(found && {
      result: { key, text: JSON.stringify(found.result) },
      verdicts: found.verdicts,
      notes: found.notes.made,
    }),
  });
}
