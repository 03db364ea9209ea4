/** Which paths of a project fit a pattern: asked of some hundred patterns and all paths, by one reader after the other. */
import { keyOf, type Notes } from '../notes.ts';

const NAME = 'matching paths';

export class MatchingPaths {
  readonly #paths: readonly string[];
  readonly #key: string;
  readonly #notes: Notes | undefined;
  /** By pattern: positions among the paths, as an earlier run noted them. */
  readonly #noted: Readonly<Record<string, readonly number[]>>;
  readonly #found = new Map<string, readonly string[]>();

  /**
   * @param paths sorted
   * @param notes holds as long as the paths are the same
   */
  constructor(paths: readonly string[], notes?: Notes) {
    this.#paths = paths;
    this.#notes = notes;
    this.#key = notes ? keyOf(paths) : '';
    this.#noted = notes?.read(NAME, this.#key) ?? {};
  }

  of(pattern: RegExp): readonly string[] {
    const key = String(pattern);
    let found = this.#found.get(key);
    if (!found) {
      const noted = Object.hasOwn(this.#noted, key) ? this.#noted[key] : undefined;
      found = noted?.map((position) => this.#paths[position] ?? '') ?? this.#search(pattern);
      this.#found.set(key, found);
    }
    return found;
  }

  #search(pattern: RegExp): readonly string[] {
    this.#notes?.write(NAME, this.#key, () => this.#toBeNoted());
    return this.#beginningWith(literalBeginning(pattern)).filter((path) => pattern.test(path));
  }

  #toBeNoted(): Readonly<Record<string, readonly number[]>> {
    const positions = new Map(this.#paths.map((path, position) => [path, position] as const));
    const found = [...this.#found].map(
      ([key, paths]) => [key, paths.map((path) => positions.get(path) ?? -1)] as const,
    );
    return { ...this.#noted, ...Object.fromEntries(found) };
  }

  #beginningWith(text: string): readonly string[] {
    if (text === '') return this.#paths;
    const from = firstAtOrAfter(this.#paths, text);
    return this.#paths.slice(from, firstAtOrAfter(this.#paths, `${text}\uffff`, from));
  }
}

/** What every text that matches begins with, as far as the pattern says so in plain letters. */
function literalBeginning({ source, flags }: RegExp): string {
  if (flags !== '' || source.includes('|')) return '';
  const [, literal = ''] = /^\^((?:[\w-]|\\[./-])*)(?![\w-]|[?*{])/.exec(source) ?? [];
  return literal.replace(/\\/g, '');
}

/** Position of the first of the sorted texts that is not less than this one. */
function firstAtOrAfter(sorted: readonly string[], text: string, from = 0): number {
  let [low, high] = [from, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
