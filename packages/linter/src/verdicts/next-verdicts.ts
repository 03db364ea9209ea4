/** What answers of this run, and of earlier ones that stand, depend on. */
import type { Asked, AskedThing } from '../flow/asked.ts';
import type { LinkedSite } from '../flow/link.ts';
import { DependencyList, FILE, GONE } from './dependencies.ts';
import type { RememberedVerdicts } from './remembered-verdicts.ts';
import { answerItem, dependencyItem, NO_ANSWER } from './verdict-table.ts';

const UNUSED = -1;

export class AnswerList {
  readonly dependencies: DependencyList = new DependencyList();
  readonly answerEnds: number[] = [];
  readonly items: number[] = [];
  readonly #earlier: RememberedVerdicts | undefined;
  /** By earlier answer: its number now. */
  readonly #ofEarlier: Int32Array;
  readonly #things: readonly AskedThing[];
  readonly #fileNumber: (path: string) => number;
  readonly #ofThing: number[] = [];
  readonly #ofAsked = new Map<Asked, number>();

  /**
   * @param sites those whose earlier answers stand take these along
   * @param things by their number in what is asked
   * @param fileNumber the number of a file by its path
   */
  constructor(
    sites: readonly LinkedSite[],
    earlier: RememberedVerdicts | undefined,
    things: readonly AskedThing[],
    fileNumber: (path: string) => number,
  ) {
    this.#earlier = earlier;
    this.#things = things;
    this.#fileNumber = fileNumber;
    this.#ofEarlier = earlier ? this.#takeOver(earlier, sites) : new Int32Array(0);
  }

  /** The number of the answer to a site. */
  answerTo({ file, position, verdict, isRemembered }: LinkedSite): number {
    if (verdict) return this.#add(verdict.asked);
    if (!isRemembered || !this.#earlier) return NO_ANSWER;
    return this.#ofEarlier[this.#earlier.answerAt(file, position)] as number;
  }

  /** Numbers of the files whose facts the answers were found with. */
  files(): ReadonlySet<number> {
    const { kinds, ends, numbers } = this.dependencies;
    return new Set(kinds.flatMap((kind, at) => (kind === FILE ? [numbers[(ends[at] as number) - 1] as number] : [])));
  }

  #add(asked: Asked): number {
    const known = this.#ofAsked.get(asked);
    if (known !== undefined) return known;
    const items: number[] = [];
    for (const thing of asked.things) {
      items.push(typeof thing === 'number' ? dependencyItem(this.#thing(thing)) : answerItem(this.#add(thing)));
    }
    for (const item of items) this.items.push(item);
    const number = this.answerEnds.push(this.items.length) - 1;
    this.#ofAsked.set(asked, number);
    return number;
  }

  #thing(thing: number): number {
    this.#ofThing[thing] ??= this.dependencies.addThing(this.#things[thing] as AskedThing, this.#fileNumber);
    return this.#ofThing[thing];
  }

  /** Earlier answers that are still needed, in their order. */
  #takeOver(earlier: RememberedVerdicts, sites: readonly LinkedSite[]): Int32Array {
    const { table, changes } = earlier;
    const { answerEnds, items, dependencies } = table;
    const answers = new Int32Array(answerEnds.length).fill(UNUSED);
    const taken = new Int32Array(dependencies.kinds.length).fill(UNUSED);
    for (const site of sites) if (site.isRemembered) answers[earlier.answerAt(site.file, site.position)] = 0;
    // What an answer was found with stands before it.
    for (let answer = answers.length - 1; answer >= 0; answer -= 1) {
      if (answers[answer] === UNUSED) continue;
      for (let at = answerEnds[answer - 1] ?? 0; at < (answerEnds[answer] as number); at += 1) {
        const item = items[at] as number;
        (item & 1 ? answers : taken)[item >>> 1] = 0;
      }
    }
    for (let at = 0; at < taken.length; at += 1) {
      if (taken[at] === UNUSED) continue;
      const start = dependencies.ends[at - 1] ?? 0;
      const kind = dependencies.kinds[at] as number;
      const numbers = Array.from({ length: (dependencies.ends[at] as number) - start }, (_, offset) => {
        const number = dependencies.numbers[start + offset] as number;
        return kind === FILE ? (changes.numbers[number] ?? GONE) : number;
      });
      taken[at] = this.dependencies.add(kind, numbers);
    }
    for (let answer = 0; answer < answers.length; answer += 1) {
      if (answers[answer] === UNUSED) continue;
      for (let at = answerEnds[answer - 1] ?? 0; at < (answerEnds[answer] as number); at += 1) {
        const item = items[at] as number;
        const number = (item & 1 ? answers : taken)[item >>> 1] as number;
        this.items.push(item & 1 ? answerItem(number) : dependencyItem(number));
      }
      answers[answer] = this.answerEnds.push(this.items.length) - 1;
    }
    return answers;
  }
}
