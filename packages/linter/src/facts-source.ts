import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { CacheFile } from './cache/cache-file.ts';
import type { ScanHelp } from './index/scan-together.ts';
import type { LintOptions } from './options.ts';
import type { FileFacts } from './php/facts.ts';
import { unpackFacts } from './php/packed-facts.ts';
import { FactsPool } from './threads/pool.ts';

/** A file whose facts are asked for. */
export interface FactsWish {
  readonly number: number;
  readonly path: string;
  /** Content hash. */
  readonly hash: string;
  readonly hazard?: string | undefined;
}

/** Fewer files than this are parsed sooner in the calling thread than a thread starts. */
const FEW_FILES = 12;
/** Foreseen files are parsed in batches, so that threads are not asked for each. */
const BATCH = 4;
/** More threads than this wait for one another: the facts of all come through the calling thread. */
const MAX_THREADS = 8;

/** Facts by content: from the cache where it has them, else parsed now, in threads where there is much to parse. */
export class FactsSource {
  /** Files parsed in this run. */
  parsed = 0;
  /** [bytes] parsed in this run. */
  bytes = 0;
  /** Facts made in this run, packed, by content hash. */
  readonly made: Map<string, string> = new Map();
  readonly #root: string;
  readonly #cache: CacheFile;
  readonly #threads: number;
  readonly #signal: AbortSignal | undefined;
  readonly #given = new Map<string, Uint8Array>();
  /** Foreseen files that wait until there is a batch of them, by content hash. */
  readonly #due = new Map<string, Omit<FactsWish, 'number'>>();
  /** Those among them that somebody waits for. */
  readonly #awaited = new Map<string, Omit<FactsWish, 'number'>>();
  /** Files that are with a parser: content hash → when its batch is parsed. Two who ask at once wait for one. */
  readonly #coming = new Map<string, Promise<void>>();
  /** Content hashes of the facts that came from the cache: linker and rules may ask for the same ones. */
  readonly #fromCache = new Set<string>();
  /** Facts made in this run that were asked for, by content hash. */
  readonly #unpacked = new Map<string, FileFacts>();
  /** Those who wait for {@link next}. */
  readonly #waiting: (() => void)[] = [];
  /** Files of {@link prepare}. */
  #prepared = 0;
  #pool: FactsPool | undefined;
  #inline: FactsPool | undefined;

  constructor(root: string, cache: CacheFile, options: LintOptions) {
    this.#root = root;
    this.#cache = cache;
    this.#threads = options.threads ?? Math.min(availableParallelism(), MAX_THREADS);
    this.#signal = options.signal;
    // A run that finds nothing remembered will parse: its threads start while the files are still being listed.
    if (cache.isEmpty) this.#threaded();
  }

  /** The threads that will parse, as long as they have nothing to parse; undefined where none were started. */
  get scanHelp(): ScanHelp | undefined {
    const pool = this.#pool;
    return pool && ((scan, onScanned) => pool.scan(scan, onScanned));
  }

  /** Files whose facts came from the cache. */
  get cached(): number {
    return this.#fromCache.size;
  }

  /** Are threads parsing what is foreseen? */
  get isParsing(): boolean {
    return this.#pool !== undefined && this.#coming.size > 0;
  }

  /** Bytes that are not on disk, by their content hash. */
  give(hash: string, bytes: Uint8Array): void {
    this.#given.set(hash, bytes);
  }

  /** Facts that an earlier run left in the cache. */
  remembered(hash: string): FileFacts | undefined {
    if (this.#given.has(hash)) return undefined;
    const packed = this.#cache.facts(hash);
    if (packed === undefined) return undefined;
    this.#fromCache.add(hash);
    return unpackFacts(packed);
  }

  /** Can the facts be had without parsing anything? */
  isParsed(hash: string): boolean {
    return this.#given.has(hash) || this.made.has(hash) || this.#cache.hasFacts(hash);
  }

  /** Settles as soon as more files are parsed. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  /** Starts threads once so many files may be asked for that this one alone would parse them later. */
  prepare(hash: string): void {
    if (this.#threads > 1 && !this.isParsed(hash) && ++this.#prepared === FEW_FILES) this.#threaded();
  }

  /**
   * Has a file parsed that will surely be asked for, while others are still being read.
   * @param isAwaited somebody waits for it already: it is parsed before what nobody waits for
   */
  foresee(wish: Omit<FactsWish, 'number'>, isAwaited = false): void {
    const { hash } = wish;
    if (this.#threads < 2 || this.isParsed(hash)) return;
    if (this.#coming.has(hash)) {
      if (isAwaited) this.#pool?.hasten(new Set([wish.path]));
      return;
    }
    const due = isAwaited ? this.#awaited : this.#due;
    if (isAwaited) this.#due.delete(hash);
    due.set(hash, wish);
    if (due.size >= (this.#pool ? BATCH : FEW_FILES)) this.#parseDue();
  }

  #parseDue(): void {
    for (const due of [this.#awaited, this.#due]) {
      const batch = [...due.values()].filter(({ hash }) => !this.#coming.has(hash));
      due.clear();
      if (batch.length === 0) continue;
      this.#begin(batch, this.#threaded(), due === this.#awaited);
    }
  }

  #begin(batch: readonly Omit<FactsWish, 'number'>[], pool: FactsPool, isAwaited: boolean): void {
    const parsed = this.#parse(batch, pool, isAwaited);
    for (const { hash } of batch) this.#coming.set(hash, parsed);
    const end = (): void => {
      for (const { hash } of batch) if (this.#coming.get(hash) === parsed) this.#coming.delete(hash);
    };
    // What went wrong is told to whoever waits for it; until then it is nobody's.
    parsed.then(end, end);
  }

  /** @throws the signal's reason when it is aborted */
  async load(wishes: readonly FactsWish[]): Promise<ReadonlyMap<number, FileFacts>> {
    if (this.#pool) this.#parseDue();
    const result = new Map<number, FileFacts>();
    const coming: FactsWish[] = [];
    const missing: FactsWish[] = [];
    for (const wish of wishes) {
      const given = this.#given.get(wish.hash);
      const facts = given ? await this.#ofGiven(given) : (this.remembered(wish.hash) ?? this.#fromMade(wish.hash));
      this.#due.delete(wish.hash);
      this.#awaited.delete(wish.hash);
      if (facts) result.set(wish.number, facts);
      else (this.#coming.has(wish.hash) ? coming : missing).push(wish);
    }
    if (coming.length > 0) this.#pool?.hasten(new Set(coming.map(({ path }) => path)));
    const few = missing.length < FEW_FILES && !this.#pool;
    if (missing.length > 0) this.#begin(missing, few ? this.#calling() : this.#threaded(), true);
    await Promise.all([...coming, ...missing].map(({ hash }) => this.#coming.get(hash) ?? Promise.resolve()));
    for (const { number, hash } of [...coming, ...missing]) {
      const facts = this.#fromMade(hash);
      if (facts) result.set(number, facts);
    }
    return result;
  }

  async #ofGiven(bytes: Uint8Array): Promise<FileFacts> {
    this.parsed += 1;
    this.bytes += bytes.length;
    const { factsOf } = await import('./php/facts-of.ts');
    return factsOf(bytes);
  }

  #fromMade(hash: string): FileFacts | undefined {
    const packed = this.made.get(hash);
    if (packed === undefined) return undefined;
    const facts = this.#unpacked.get(hash) ?? unpackFacts(packed);
    this.#unpacked.set(hash, facts);
    return facts;
  }

  async #parse(wishes: readonly Omit<FactsWish, 'number'>[], pool: FactsPool, isAwaited: boolean): Promise<void> {
    const answers = await pool.request(
      wishes.map(({ path, hazard }) => ({
        path,
        file: join(this.#root, path),
        ...(hazard === undefined ? {} : { hazard }),
      })),
      isAwaited,
    );
    for (const { path, hash } of wishes) {
      const answer = answers.get(path);
      if (!answer) continue;
      this.parsed += 1;
      this.bytes += answer.bytes;
      this.made.set(hash, answer.packed);
    }
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #threaded(): FactsPool {
    this.#pool ??= new FactsPool({ threads: this.#threads, ...(this.#signal ? { signal: this.#signal } : {}) });
    return this.#pool;
  }

  #calling(): FactsPool {
    this.#inline ??= new FactsPool({ threads: 1, ...(this.#signal ? { signal: this.#signal } : {}) });
    return this.#inline;
  }

  async close(): Promise<void> {
    await Promise.all([this.#pool?.close(), this.#inline?.close()]);
  }
}
