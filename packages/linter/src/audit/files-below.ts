/** Files by directory: what lies below one is found among hundreds of thousands, for thousands of directories. */

interface WithPath {
  readonly path: string;
}

export class FilesBelow<T extends WithPath> {
  readonly #byPath: readonly T[];

  constructor(files: readonly T[]) {
    this.#byPath = files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  }

  /** The file of this path, and those below it where it is a directory; ordered by path. */
  of(path: string): readonly T[] {
    const itself = this.#byPath.slice(this.#firstFrom(path), this.#firstFrom(`${path}\0`));
    return [...itself, ...this.below(path)];
  }

  /** The files below a directory, ordered by path. */
  below(directory: string): readonly T[] {
    // The character after "/" ends what begins with the directory and a slash.
    return this.#byPath.slice(this.#firstFrom(`${directory}/`), this.#firstFrom(`${directory}0`));
  }

  /** Position of the first file whose path is not before this text. */
  #firstFrom(text: string): number {
    let from = 0;
    let to = this.#byPath.length;
    while (from < to) {
      const middle = (from + to) >>> 1;
      const path = this.#byPath[middle]?.path ?? '';
      if (path < text) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
