/** Finds keys that a file system cannot hold beside each other: `a` and `a/b`. Keys must come in the order of their bytes. */
export class FileConflicts {
  /** Keys that what comes next may start with, the longest last. */
  readonly #files: string[] = [];

  /** @returns the file that stands where a folder of this key must be; undefined where there is none */
  above(key: string): string | undefined {
    while (this.#files.length > 0 && !key.startsWith(this.#files.at(-1) ?? '')) this.#files.pop();
    const found = this.#files.findLast((file) => key.charAt(file.length) === '/');
    this.#files.push(key);
    return found;
  }
}
