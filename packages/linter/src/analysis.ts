/** Second step of a run: every path followed to its origin. Loads the linker and what it knows of frameworks. */
import { relative, sep } from 'node:path';
import type { CacheFile } from './cache/cache-file.ts';
import { ProjectConfiguration } from './configuration/project-files.ts';
import type { ConfigurationFiles } from './configuration/reader.ts';
import { readWiring } from './container/read-wiring.ts';
import { phpWiringFiles } from './container/wiring-files.ts';
import { FactsAtHand } from './facts-at-hand.ts';
import type { FactsSource, FactsWish } from './facts-source.ts';
import type { KnowledgeBase } from './flow/knowledge-base.ts';
import { type Linked, type LinkInput, link, programOf } from './flow/link.ts';
import { candidateFiles } from './flow/triggers.ts';
import { classAliases } from './frameworks/laravel/class-aliases.ts';
import { partOfIndex, type WordQuestions } from './index/part-of-index.ts';
import { buildIndex } from './index/project-index.ts';
import type { FileRecord, ProjectIndex } from './index/record.ts';
import { scanFile } from './index/scan-file.ts';
import { commandLines, givenVariables, platformMounts } from './infrastructure/index.ts';
import { configuredKnowledge, mountMatcher, parentsOfClasses } from './known.ts';
import { keyOf, type Notes } from './notes.ts';
import type { LintOptions } from './options.ts';
import type { FileFacts } from './php/facts.ts';
import { platformOf } from './platforms/all.ts';
import type { Platform } from './platforms/platform.ts';
import { autoloadedBy } from './project/composer.ts';
import type { Project } from './project/project.ts';
import type { Surveyed } from './survey.ts';
import { type CurrentTree, rememberedVerdicts } from './verdicts/kept-verdicts.ts';
import type { RememberedVerdicts } from './verdicts/remembered-verdicts.ts';
import { VERSION } from './version.ts';

/** A project linked: what rules and `why` look at. */
export interface Analysis {
  readonly project: Project;
  /** Name of the platform as it was asked for or told, and what it does to the disk. */
  readonly platform: string;
  readonly target: Platform;
  readonly knowledge: KnowledgeBase;
  readonly linked: Linked;
  /** Files by number, the unsaved one included, and what the byte pass knows of them. */
  readonly paths: readonly string[];
  readonly records: readonly FileRecord[];
  readonly index: ProjectIndex;
  /** Facts by file number, those that the linker has loaded among them. */
  readonly facts: FactsAtHand;
  readonly files: ConfigurationFiles;
  /** Tells whether deploys keep a path and all nodes see it. */
  readonly isMounted: (path: string) => boolean;
  /** Verdicts of the last run that stand. */
  readonly remembered: RememberedVerdicts | undefined;
  /** The state of the tree to which verdicts belong, and the hash of what else they depend on. */
  readonly tree: CurrentTree;
  readonly verdictKey: string;
  /** Content hashes of the Node code, by path. */
  readonly nodeHashes: ReadonlyMap<string, string>;
  /** What the last run noted, and this one notes for the next. */
  readonly notes: Notes | undefined;
}

interface Contents {
  readonly paths: string[];
  readonly records: FileRecord[];
  readonly hashes: string[];
}

/** The surveyed files, with the unsaved text in the place of the file it belongs to. */
function contentsOf({ project, indexed }: Surveyed, facts: FactsSource, stdin: LintOptions['stdin']): Contents {
  const paths = indexed.files.map((file) => file.path);
  const records = [...indexed.records()];
  const hashes = [...indexed.hashes];
  if (stdin) {
    const path = relative(project.root, stdin.filename).split(sep).join('/');
    const bytes = Buffer.from(stdin.source);
    const record = scanFile(bytes);
    const at = paths.indexOf(path);
    const number = at < 0 ? paths.length : at;
    paths[number] = path;
    records[number] = record;
    hashes[number] = record.hash;
    facts.give(record.hash, bytes);
  }
  return { paths, records, hashes };
}

/** Files whose facts nobody has yet. */
export interface UnparsedFiles extends Pick<Analysis, 'paths' | 'records'> {
  readonly index: WordQuestions;
  readonly isUnparsed: (file: number) => boolean;
}

/** What an analysis may be told beside its options. */
export interface AnalysisContext {
  /** Where the last run's verdicts lie, and this one's shall; absent: every sink is judged, and no later run will be told. */
  readonly cache?: Pick<CacheFile, 'verdicts' | 'record'>;
  readonly notes?: Notes;
  /** Files by number, of those given, that will be asked for later, whatever is found: they are parsed while threads have nothing else to do. */
  readonly foreseen?: (known: UnparsedFiles) => readonly number[];
  /** Told of everything but the links as soon as linking has begun. */
  readonly onPrepared?: (known: Prepared) => void;
  /** The index of these records, where more is known of it than the records; absent: it is built. */
  readonly index?: (records: readonly FileRecord[]) => ProjectIndex;
  /** For those who share the thread with others: how long these may have to wait. */
  readonly turns?: {
    /** Awaited between parts that take long. */
    readonly next: () => Promise<void>;
    /** So long at most is judged in one turn [ms]. */
    readonly longest: number;
  };
}

/** A project whose paths are still being followed. */
export type Prepared = Omit<Analysis, 'linked'>;

/** Indexes, parses what is asked for, and follows every path to its origin. */
export async function analyse(
  surveyed: Surveyed,
  facts: FactsSource,
  options: LintOptions,
  { cache, notes, foreseen, onPrepared, index: indexOf = buildIndex, turns }: AnalysisContext = {},
): Promise<Analysis> {
  const { project, platform } = surveyed;
  const config = options.config ?? {};
  const { paths, records, hashes } = contentsOf(surveyed, facts, options.stdin);
  const knowledge = configuredKnowledge(project, options);
  const target = platformOf(platform, options.plugins?.platforms);
  await turns?.next();
  const index = indexOf(records);
  await turns?.next();
  const wish = (number: number): FactsWish => ({
    number,
    path: paths[number] ?? '',
    hash: hashes[number] ?? '',
    hazard: records[number]?.hazard,
  });
  const loadFacts = (files: readonly number[]): Promise<ReadonlyMap<number, FileFacts>> => facts.load(files.map(wish));
  const foresee = (isAskedFor: (number: number) => boolean): void => {
    const isUnparsed = (number: number): boolean => isAskedFor(number) && !facts.isParsed(hashes[number] ?? '');
    const unparsed = foreseen && { index: partOfIndex(index, isUnparsed), paths, records, isUnparsed };
    for (const number of (unparsed && foreseen?.(unparsed)) ?? []) facts.foresee(wish(number));
  };
  const kept = cache?.verdicts();
  // Threads have something to do while it is found out what else they will be asked for.
  if (!kept) foresee(() => true);
  const tree: CurrentTree = { paths, hashes, records };
  const numbers = new Map(paths.map((path, number) => [path, number] as const));
  const factsOf = async (path: string): Promise<FileFacts | undefined> => {
    const number = numbers.get(path);
    return number === undefined ? undefined : (await atHand.of([number])).get(number);
  };
  const calling = (name: string): readonly string[] => index.filesCalling(name).map((number) => paths[number] ?? '');
  const files = new ProjectConfiguration(project, factsOf, givenVariables, notes, calling);
  const mounts = [...(config.mounts ?? []), ...sharedMounts(files), ...(target.keeps ?? [])];
  const isMounted = mountMatcher(mounts);
  const commands = commandLines(files);
  const aliases = classAliases(project);
  const phpWiring = phpWiringFiles(paths, index);
  const key = keyOf([
    VERSION,
    config,
    platform,
    partsOf(project),
    [...aliases],
    mounts,
    commands.map(({ text, phase }) => [text, phase]),
    options.plugins?.plugins ?? null,
    [...surveyed.otherHashes].sort(([a], [b]) => (a < b ? -1 : 1)),
    phpWiring.map((number) => hashes[number]),
  ]);
  const remembered = rememberedVerdicts(kept, key, tree, (hash) => cache?.record(hash));
  if (kept) foresee((number) => remembered?.isUnchanged(number) !== true);
  await turns?.next();
  const inPhp = loadFacts(phpWiring);
  const code = {
    index,
    paths,
    relations: parentsOfClasses(options.plugins),
    aliases,
    rememberedFacts: (number: number) => facts.remembered(hashes[number] ?? ''),
    noted: cache ? ('everything' as const) : ('partial files' as const),
  };
  const program = programOf(code);
  // Found while the files that configure services are being parsed.
  const candidates = candidateFiles(program, knowledge);
  await turns?.next();
  const wiring = readWiring(
    project,
    new Map([...(await inPhp)].map(([number, found]) => [paths[number] ?? '', found])),
    notes && { notes, key },
  );
  const input: LinkInput = {
    ...code,
    knowledge,
    wiring,
    candidates,
    commands,
    autoloaded: autoloadedBy(project.composer),
    loadFacts,
    isParsed: (number) => facts.isParsed(hashes[number] ?? ''),
    nextFacts: () => facts.next(),
    foresee: (number, isAwaited) => facts.foresee(wish(number), isAwaited),
    rememberedVerdicts:
      remembered && ((number, words) => (remembered.isChosenBy(number, words) ? remembered.of(number) : undefined)),
    isMounted,
    safe: new Set((config.safe ?? []).map((helper) => helper.call.toLowerCase())),
    onProgress: (done, total) => options.onProgress?.({ phase: 'link', done, total }),
    longest: turns?.longest,
  };
  await turns?.next();
  const linking = link(input, program);
  // The first files are being parsed, and the linker waits for them: it will want to know of the services soon.
  if (facts.isParsing) wiring.read();
  const atHand = new FactsAtHand((number) => program.factsAt(number), loadFacts);
  const prepared: Prepared = {
    project,
    platform,
    target,
    knowledge,
    paths,
    records,
    index,
    facts: atHand,
    files,
    isMounted,
    remembered,
    tree,
    verdictKey: key,
    nodeHashes: surveyed.nodeHashes,
    notes,
  };
  onPrepared?.(prepared);
  const linked = await linking;
  options.signal?.throwIfAborted();
  return { ...prepared, linked };
}

/** Directories that platform files of the project let every node share. */
function sharedMounts(files: ProjectConfiguration): readonly string[] {
  return platformMounts(files).flatMap(({ path, shared }) => (shared && path !== '' ? [path] : []));
}

/** What of a project's own data findings can depend on, its files apart. */
function partsOf({ frameworks, composer, docroots, vendorDir }: Project): readonly unknown[] {
  return [frameworks, composer ?? null, docroots ?? null, vendorDir ?? null];
}
