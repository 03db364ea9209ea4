/** Brackets open at one place of a text. A `}` closes round and square ones inside its braces that were forgotten. */
export class OpenBrackets {
  readonly #open: string[] = [];

  get depth(): number {
    return this.#open.length;
  }

  /** The innermost open bracket. */
  get innermost(): string | undefined {
    return this.#open.at(-1);
  }

  open(bracket: string): void {
    this.#open.push(bracket);
  }

  close(bracket: string): void {
    if (bracket === '}') {
      const at = this.#open.lastIndexOf('{');
      if (at !== -1) this.#open.length = at;
    } else if (this.innermost === (bracket === ')' ? '(' : '[')) this.#open.pop();
  }

  clear(): void {
    this.#open.length = 0;
  }
}
