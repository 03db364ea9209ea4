/** An earlier run's verdicts that still stand. */
import type { Secret } from '../configuration/secret.ts';
import type { DraftFinding } from '../rules/check.ts';
import type { Changes } from './changes.ts';
import { NO_ANSWER, type RememberedVerdict, type VerdictTable, wordList } from './verdict-table.ts';

const SILENT: RememberedVerdict = { drafts: [], kept: [], scratch: [] };

export class RememberedVerdicts {
  readonly table: VerdictTable;
  readonly changes: Changes;
  /** Number of a file now → its place among the table's files. */
  readonly #places = new Map<number, number>();
  /** Number of a file now → its number then, where its contents are the same. */
  readonly #before = new Map<number, number>();
  readonly #standing: (readonly (RememberedVerdict | undefined)[])[] = [];
  /** By answer: has something changed that it was found with? */
  readonly #isAffected: Uint8Array;

  constructor(table: VerdictTable, changes: Changes) {
    this.table = table;
    this.changes = changes;
    this.#isAffected = affectedAnswers(table, changes);
    for (const [number, isSame] of changes.isSame.entries()) {
      if (isSame === 1) this.#before.set(changes.numbers[number] as number, number);
    }
    for (let place = 0; place < table.files.length; place += 1) {
      const number = table.files[place] as number;
      if (changes.isSame[number] === 1) this.#places.set(changes.numbers[number] as number, place);
    }
  }

  /** What was said of the sites of a file, in their order; undefined for those that have to be judged. */
  of(file: number): readonly (RememberedVerdict | undefined)[] | undefined {
    const place = this.#places.get(file);
    if (place === undefined) return undefined;
    this.#standing[place] ??= this.#at(place);
    return this.#standing[place];
  }

  #at(place: number): readonly (RememberedVerdict | undefined)[] {
    const result: (RememberedVerdict | undefined)[] = [];
    const end = this.table.siteEnds[place] as number;
    for (let site = this.#firstSite(place); site < end; site += 1) {
      const answer = this.table.answers[site] as number;
      const stands = answer !== NO_ANSWER && this.#isAffected[answer] === 0;
      result.push(stands ? (this.table.said.get(site) ?? SILENT) : undefined);
    }
    return result;
  }

  /** Is the file there as it was, so that what was said of it stands? */
  isUnchanged(file: number): boolean {
    return this.#before.has(file);
  }

  /** What the rules about code said of a file that is unchanged. */
  codeFindings(file: number): readonly DraftFinding[] {
    return this.table.ofFiles.code.get(this.#before.get(file) ?? -1) ?? [];
  }

  /** Credentials in a file that is unchanged. */
  secretsIn(file: number): readonly Secret[] {
    return this.table.ofFiles.secrets.get(this.#before.get(file) ?? -1) ?? [];
  }

  /** Credentials in configuration files, all of which are unchanged where verdicts stand. */
  get configuredSecrets(): readonly Secret[] {
    return this.table.ofFiles.configured;
  }

  /** Were the calls of a file chosen by these words? */
  isChosenBy(file: number, words: ReadonlySet<string> | undefined): boolean {
    const place = this.#places.get(file);
    return place !== undefined && this.table.wordLists[this.table.words[place] as number] === wordList(words);
  }

  /** The answer with which a site's verdict was found. */
  answerAt(file: number, position: number): number {
    return this.table.answers[this.#firstSite(this.#places.get(file) ?? 0) + position] as number;
  }

  /** Files by number now that were not understood whole, and why. */
  partial(): ReadonlyMap<number, string> {
    const { numbers, isSame } = this.changes;
    return new Map(
      [...this.table.partial].flatMap(([file, reason]) => (isSame[file] ? [[numbers[file] ?? -1, reason]] : [])),
    );
  }

  #firstSite(place: number): number {
    return this.table.siteEnds[place - 1] ?? 0;
  }
}

/** Answers stand behind those that they were found with. */
function affectedAnswers({ dependencies, answerEnds, items }: VerdictTable, changes: Changes): Uint8Array {
  const isAffected = changes.affected(dependencies);
  const result = new Uint8Array(answerEnds.length);
  let item = 0;
  for (let answer = 0; answer < answerEnds.length; answer += 1) {
    const end = answerEnds[answer] as number;
    for (; item < end; item += 1) {
      const value = items[item] as number;
      const at = value >>> 1;
      if ((value & 1 ? result[at] : isAffected[at]) === 1) result[answer] = 1;
    }
  }
  return result;
}
