/**
 * Brackets inside brackets that the parser is given. Its stack holds some 1,500 in a worker thread and less in a
 * browser-like host; real code stays below 40.
 */
export const deepestBrackets = 256;

/** A text has more brackets inside each other than the parser is given. */
export class BracketsTooDeep extends Error {
  override readonly name = 'BracketsTooDeep';
}

/** Expressions and statements inside each other that are parsed; the stack of a main thread holds twice as many. */
const deepest = 500;

/** Counts how deep the parser is, so that the same text fails in every thread, whatever the size of its stack. */
export class Nesting {
  #depth = 0;

  reset(): void {
    this.#depth = 0;
  }

  /** @throws RangeError */
  enter(): void {
    if (++this.#depth > deepest) throw new RangeError('nested too deep');
  }

  leave(): void {
    this.#depth--;
  }
}
