/** What the next run shall know: verdicts of this run, and those of earlier ones that stand. */
import type { Asked, AskedThing } from '../flow/asked.ts';
import type { LinkedSite } from '../flow/link.ts';
import { type Dependency, dependencyOf } from './changes.ts';
import type { RememberedVerdicts } from './remembered-verdicts.ts';
import { answerItem, dependencyItem, NO_ANSWER } from './verdict-table.ts';

/** The parts of a table that say what answers depend on. */
export class AnswerList {
  readonly dependencies: Dependency[] = [];
  readonly answerEnds: number[] = [];
  readonly items: number[] = [];
  /** Numbers of the files whose facts the answers were found with. */
  readonly files: Set<number> = new Set();
  readonly #known = new Map<string, number>();
  readonly #things: readonly AskedThing[];
  readonly #numberOf: (path: string) => number;
  /** By thing of this run, and by answer of this run. */
  readonly #ofThing: number[] = [];
  readonly #ofAsked = new Map<Asked, number>();
  readonly #earlier: RememberedVerdicts | undefined;
  readonly #ofEarlierDependency: number[] = [];
  readonly #ofEarlierAnswer: number[] = [];

  /**
   * @param things by their number in what is asked
   * @param numberOf the number of a file by its path
   */
  constructor(
    things: readonly AskedThing[],
    numberOf: (path: string) => number,
    earlier: RememberedVerdicts | undefined,
  ) {
    this.#things = things;
    this.#numberOf = numberOf;
    this.#earlier = earlier;
  }

  /** The number of the answer to a site. */
  answerTo({ file, position, verdict, isRemembered }: LinkedSite): number {
    if (verdict) return this.#add(verdict.asked);
    return isRemembered && this.#earlier ? this.#takeOver(this.#earlier.answerAt(file, position)) : NO_ANSWER;
  }

  #add(asked: Asked): number {
    const known = this.#ofAsked.get(asked);
    if (known !== undefined) return known;
    const items: number[] = [];
    for (const thing of asked.things) {
      items.push(typeof thing === 'number' ? dependencyItem(this.#thing(thing)) : answerItem(this.#add(thing)));
    }
    const number = this.#put(items);
    this.#ofAsked.set(asked, number);
    return number;
  }

  #thing(thing: number): number {
    this.#ofThing[thing] ??= this.#dependency(dependencyOf(this.#things[thing] as AskedThing, this.#numberOf));
    return this.#ofThing[thing];
  }

  #takeOver(answer: number): number {
    const known = this.#ofEarlierAnswer[answer];
    const { table, changes } = this.#earlier as RememberedVerdicts;
    if (known !== undefined) return known;
    const items: number[] = [];
    for (let at = table.answerEnds[answer - 1] ?? 0; at < (table.answerEnds[answer] as number); at += 1) {
      const item = table.items[at] as number;
      if (item & 1) items.push(answerItem(this.#takeOver(item >>> 1)));
      else {
        const old = item >>> 1;
        this.#ofEarlierDependency[old] ??= this.#dependency(
          moved(table.dependencies[old] as Dependency, changes.numbers),
        );
        items.push(dependencyItem(this.#ofEarlierDependency[old]));
      }
    }
    const number = this.#put(items);
    this.#ofEarlierAnswer[answer] = number;
    return number;
  }

  #put(items: readonly number[]): number {
    for (const item of items) this.items.push(item);
    return this.answerEnds.push(this.items.length) - 1;
  }

  #dependency(dependency: Dependency): number {
    const { kind, numbers } = dependency;
    const key = `${kind} ${numbers.join(' ')}`;
    let number = this.#known.get(key);
    if (number === undefined) {
      if (kind === 'file') this.files.add(numbers[0] as number);
      number = this.dependencies.push(dependency) - 1;
      this.#known.set(key, number);
    }
    return number;
  }
}

function moved({ kind, numbers }: Dependency, now: Int32Array): Dependency {
  return kind === 'file' ? { kind, numbers: [now[numbers[0] as number] as number] } : { kind, numbers };
}
