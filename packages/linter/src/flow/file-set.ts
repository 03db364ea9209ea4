/** A set of file numbers that is cheap to fill with long lists. */
export class FileSet {
  /** In the order in which they were added. */
  readonly files: number[] = [];
  readonly #isHeld: Uint8Array;

  /** @param count how many files there are */
  constructor(count: number) {
    this.#isHeld = new Uint8Array(count);
  }

  has(file: number): boolean {
    return this.#isHeld[file] === 1;
  }

  add(file: number): void {
    if (this.#isHeld[file] === 1) return;
    this.#isHeld[file] = 1;
    this.files.push(file);
  }

  addAll(files: readonly number[]): void {
    for (let at = 0; at < files.length; at += 1) this.add(files[at] as number);
  }
}
