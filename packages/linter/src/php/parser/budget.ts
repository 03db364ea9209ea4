/** The parser needed more steps than any real text of its size: it does not come to an end. */
export class StepBudgetExceeded extends Error {
  override readonly name = 'StepBudgetExceeded';
}

/** Steps that a text may cost for each of its characters; real files need less than one. */
const stepsPerCharacter = 4;
const stepsAtLeast = 10_000;

/** Counts what a parser does, so that a loop without end stops at a bound proportional to the text. */
export class StepBudget {
  #left = 0;

  /** Starts anew for a text of so many characters. */
  reset(characters: number): void {
    this.#left = stepsAtLeast + stepsPerCharacter * characters;
  }

  /** @throws StepBudgetExceeded */
  step(): void {
    if (--this.#left < 0) throw new StepBudgetExceeded('the parser did not come to an end');
  }
}

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
