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
