/** The verdicts of a run with what they depend on, as they lie in the cache. */
import { ColumnReader, floatColumn, hashColumn, integerColumn } from '../cache/columns.ts';
import type { Secret } from '../configuration/secret.ts';
import type { TemporaryPaths } from '../flow/temporary-paths.ts';
import type { Draft, DraftFinding } from '../rules/check.ts';
import type { TreeState } from './changes.ts';
import type { Dependencies } from './dependencies.ts';

/** What is kept of a judged site. */
export interface RememberedVerdict extends TemporaryPaths {
  /** What the rules say of it without regard to other sites. */
  readonly drafts: readonly Draft[];
}

/** What is said of single files, by their numbers; nothing is said of the others. */
export interface SaidOfFiles {
  /** By the rules about code. */
  readonly code: ReadonlyMap<number, readonly DraftFinding[]>;
  /** Credentials in PHP files. */
  readonly secrets: ReadonlyMap<number, readonly Secret[]>;
  /** Credentials in configuration files, which have no numbers. */
  readonly configured: readonly Secret[];
}

/** In the place of a site's answer where there is none: the site has to be judged. */
export const NO_ANSWER = 0xffffffff;

/** How an item of an answer names a dependency or another answer, which stands before it in the list. */
export const dependencyItem = (dependency: number): number => dependency * 2;
export const answerItem = (answer: number): number => answer * 2 + 1;

export interface VerdictTable {
  /** Hash of everything else that verdicts depend on. */
  readonly key: string;
  readonly tree: TreeState;
  readonly dependencies: Dependencies;
  /** End of each answer's items. */
  readonly answerEnds: ArrayLike<number>;
  readonly items: ArrayLike<number>;
  /** Files that may hold sinks, with the end of their sites. */
  readonly files: ArrayLike<number>;
  readonly siteEnds: ArrayLike<number>;
  /** By which words the calls of each file were chosen: its place in {@link wordLists}. */
  readonly words: ArrayLike<number>;
  readonly wordLists: readonly string[];
  /** Each site's answer. */
  readonly answers: ArrayLike<number>;
  /** What was said of sites, by their number; nothing was said of the others. */
  readonly said: ReadonlyMap<number, RememberedVerdict>;
  /** Files among the dependencies that were not understood whole, and why. */
  readonly partial: ReadonlyMap<number, string>;
  readonly ofFiles: SaidOfFiles;
  /** How many items there were when all sites were judged in one run; more come with every edit. */
  readonly itemsAtFirst: number;
}

/** Words of a candidate as they are compared. */
export function wordList(words: ReadonlySet<string> | undefined): string {
  return [...(words ?? [])].sort().join(' ');
}

export function encodeVerdicts(table: VerdictTable): readonly Buffer[] {
  const { tree, dependencies, answerEnds, items, files, siteEnds, words, answers, itemsAtFirst, ofFiles } = table;
  const { kinds, ends, numbers } = dependencies;
  const { code, secrets, configured } = ofFiles;
  const texts = JSON.stringify([
    table.key,
    [...table.said],
    [...table.partial],
    table.wordLists,
    [...code],
    [...secrets],
    configured,
  ]);
  return [
    floatColumn([
      tree.paths.length,
      kinds.length,
      numbers.length,
      answerEnds.length,
      items.length,
      files.length,
      answers.length,
      itemsAtFirst,
    ]),
    hashColumn(tree.hashes),
    ...[kinds, ends, numbers, answerEnds, items, files, siteEnds, words, answers].map(integerColumn),
    // JSON writes no NUL.
    Buffer.from([...tree.paths, texts].join('\0')),
  ];
}

type StoredTexts = [
  key: string,
  said: [number, RememberedVerdict][],
  partial: [number, string][],
  wordLists: string[],
  code: [number, readonly DraftFinding[]][],
  secrets: [number, readonly Secret[]][],
  configured: readonly Secret[],
];

/** @throws RangeError, SyntaxError, TypeError when the bytes are none of ours */
export function decodeVerdicts(bytes: Buffer): VerdictTable {
  const columns = new ColumnReader(bytes);
  const counts = columns.floats(8);
  const count = (at: number): number => counts[at] as number;
  const hashes = columns.hashes(count(0));
  const kinds = columns.integers(count(1));
  const ends = columns.integers(count(1));
  const numbers = columns.integers(count(2));
  const answerEnds = columns.integers(count(3));
  const items = columns.integers(count(4));
  const files = columns.integers(count(5));
  const siteEnds = columns.integers(count(5));
  const words = columns.integers(count(5));
  const answers = columns.integers(count(6));
  const paths = [...columns.strings()];
  const [key, said, partial, wordLists, code, secrets, configured]: StoredTexts = JSON.parse(paths.pop() ?? '');
  return {
    key,
    tree: { paths, hashes },
    dependencies: { kinds, ends, numbers },
    answerEnds,
    items,
    files,
    siteEnds,
    words,
    wordLists,
    answers,
    said: new Map(said),
    partial: new Map(partial),
    ofFiles: { code: new Map(code), secrets: new Map(secrets), configured },
    itemsAtFirst: count(7),
  };
}
