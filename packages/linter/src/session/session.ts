/** A project that stays open, as an editor has it: what was found out stays in memory, and an edit judges what it touches. */
import { setImmediate } from 'node:timers/promises';
import { type Analysis, analyse } from '../analysis.ts';
import { conclude, inOrder, isWanted } from '../analysis-result.ts';
import { type CacheFile, openCache } from '../cache/cache-file.ts';
import { examine } from '../examination.ts';
import { lint } from '../lint.ts';
import type { AnalysisResult, LintOptions } from '../options.ts';
import { trackedFiles } from '../project/tracked-files.ts';
import { rulesWith } from '../rules/registry.ts';
import { sourceReader } from '../suppress/source-reader.ts';
import { discover, type Surveyed, survey } from '../survey.ts';
import { Timing } from '../timing.ts';
import { VERSION } from '../version.ts';
import { glance } from './glance.ts';
import { KeptFacts } from './kept-facts.ts';
import { KeptIndex } from './kept-index.ts';
import { type LeftByOthers, leftByOthers } from './left-by-others.ts';
import { lineMap, movedFinding } from './moved-lines.ts';
import { type OpenTexts, overlaid } from './overlay.ts';
import { TreeMemory } from './tree-memory.ts';

/** The last look at the whole project. */
interface Look {
  /** The tree as it was on disk. */
  readonly tree: Surveyed;
  readonly analysis: Analysis;
  readonly result: AnalysisResult;
  readonly left: LeftByOthers;
  readonly texts: OpenTexts;
  readonly verdicts: Buffer;
}

/** An edit that comes during a look waits about so long for its glance [ms]. */
const LONGEST_TURN = 10;

export class Session {
  readonly #options: LintOptions;
  readonly #cache: CacheFile;
  readonly #facts: KeptFacts;
  /** Rules whose findings a glance finds anew; what the others say stays until the next look. */
  readonly #glanced: ReadonlySet<string>;
  #surveyed: Surveyed;
  #memory: TreeMemory;
  #look: Look | undefined;
  readonly #index = new KeptIndex();

  private constructor(options: LintOptions, cache: CacheFile, facts: KeptFacts, surveyed: Surveyed) {
    this.#options = options;
    const { checks, codeRules } = rulesWith(options.plugins?.rules);
    this.#glanced = new Set([...checks, ...codeRules].map(({ meta }) => meta.id));
    this.#cache = cache;
    this.#facts = facts;
    this.#surveyed = surveyed;
    this.#memory = new TreeMemory(surveyed);
  }

  /**
   * Opens a project; the cache that earlier runs left, or that the first run leaves now, is where it begins.
   * @throws TidemarkError `project.not-found`, `aborted`
   */
  static async open(options: LintOptions): Promise<Session> {
    if (options.cache !== false) await lint(options);
    const { signal: _ends, onProgress: _tells, ...lasting } = options;
    const project = discover(lasting);
    const cache = openCache(options.cache === false ? false : options.cache?.location, project.root, VERSION);
    const facts = new KeptFacts(project.root, cache, lasting);
    return new Session(lasting, cache, facts, await survey(project, cache, lasting));
  }

  get root(): string {
    return this.#surveyed.project.root;
  }

  /** Is this root-relative path one of the PHP files that are looked at? */
  has(path: string): boolean {
    return this.#memory.has(path);
  }

  /** Looks at the tree again: files may have come, gone or changed. */
  async refresh(signal: AbortSignal): Promise<void> {
    this.#surveyed = await survey(discover(this.#options), this.#memory, { ...this.#options, signal });
    this.#memory = new TreeMemory(this.#surveyed);
    for (const record of this.#look?.analysis.records ?? []) this.#memory.addRecord(record);
  }

  /**
   * Everything there is, before configuration and comments speak.
   * @throws the signal's reason when it is aborted
   */
  async look(texts: OpenTexts, signal: AbortSignal): Promise<AnalysisResult> {
    const begun = performance.now();
    const timing = new Timing();
    const { surveyed, contents } = overlaid(this.#surveyed, texts);
    for (const { record, bytes } of contents) this.#facts.give(record.hash, bytes);
    const options = { ...this.#options, signal, onProgress: () => signal.throwIfAborted() };
    const nextTurn = async (): Promise<void> => {
      await setImmediate();
      signal.throwIfAborted();
    };
    const look = this.#look;
    const analysis = await analyse(surveyed, this.#facts, options, {
      cache: {
        verdicts: () => look?.verdicts ?? this.#cache.verdicts(),
        record: (hash) => this.#memory.record(hash) ?? this.#cache.record(hash),
      },
      index: (records) => this.#index.of(records),
      turns: { next: nextTurn, longest: LONGEST_TURN },
    });
    await nextTurn();
    const examination = await examine(analysis, () => trackedFiles(this.root, signal), timing, options);
    await nextTurn();
    const facts = this.#facts;
    const { result, verdicts } = conclude({ analysis, examination, surveyed, facts, options, timing, begun });
    await nextTurn();
    const encoded = Buffer.concat(verdicts());
    await nextTurn();
    const left = leftByOthers(analysis, rulesWith(options.plugins?.rules).checks);
    for (const { record } of contents) this.#memory.addRecord(record);
    facts.keepOnly(new Set(surveyed.indexed.hashes));
    this.#look = {
      tree: this.#surveyed,
      analysis,
      result,
      left,
      texts,
      verdicts: encoded,
    };
    return result;
  }

  /**
   * As {@link look}, with findings in one file only: those that its own text decides are up to date.
   * @throws the signal's reason when it is aborted
   */
  async glance(path: string, texts: OpenTexts, signal: AbortSignal): Promise<AnalysisResult> {
    const { surveyed, contents } = overlaid(this.#surveyed, texts);
    if (!this.#look || !isOf(this.#look, this.#surveyed, surveyed)) return this.look(texts, signal);
    const { analysis, result, left } = this.#look;
    for (const { record, bytes } of contents) this.#facts.give(record.hash, bytes);
    const { files, hashes } = surveyed.indexed;
    const changed = [...hashes.keys()].filter((number) => hashes[number] !== analysis.tree.hashes[number]);
    const number = files.findIndex((file) => file.path === path);
    const options = this.#options;
    const before = this.#look.texts.get(path) ?? sourceReader(this.root)(path) ?? '';
    const now = texts.get(path) ?? '';
    const lineNow = lineMap(before, now);
    const said = result.findings.filter((finding) => finding.path === path);
    const facts = this.#facts;
    const seen = await glance({
      analysis,
      left,
      surveyed,
      changed,
      number,
      facts,
      options,
      before,
      now,
      said,
      lineNow,
      signal,
    });
    const stays = result.findings
      .filter((finding) => finding.path === path && !this.#glanced.has(finding.ruleId))
      .map((finding) => movedFinding(finding, lineNow));
    return {
      ...result,
      findings: [...seen.findings.filter(({ ruleId }) => isWanted(ruleId, options)), ...stays].sort(inOrder),
      directives: { [path]: seen.directives },
    };
  }

  async close(): Promise<void> {
    await this.#facts.close();
    this.#cache.close();
  }
}

/** Are the files numbered as they were at the look? */
function isOf({ tree, analysis }: Look, onDisk: Surveyed, { indexed }: Surveyed): boolean {
  const unsaved = indexed.files.slice(onDisk.indexed.files.length);
  const paths = analysis.paths.slice(onDisk.indexed.files.length);
  return tree === onDisk && unsaved.every(({ path }, at) => (paths[at] ?? path) === path);
}
