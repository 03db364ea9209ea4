import { factsOf } from '../facts-of.ts';
import { skim } from '../skim.ts';
import { decodeSource } from '../source.ts';

export type Outcome = 'kept' | 'partial' | 'not code' | 'lost' | 'crash' | 'slow';

/** Longest time one file may take [ms]. */
const patience = 2000;

/**
 * What becomes of a file that holds a call of this function: `lost` when its facts neither know the call nor tell that
 * something is missing although it stands in code.
 */
export function outcomeOf(bytes: Uint8Array, called: string): { outcome: Outcome; ms: number } {
  const begun = performance.now();
  let outcome: Outcome;
  try {
    const facts = factsOf(bytes);
    const json = JSON.stringify(facts);
    if (json.includes(called)) outcome = 'kept';
    else if (facts.partial !== undefined) outcome = 'partial';
    else outcome = isInCode(decodeSource(bytes), called) ? 'lost' : 'not code';
  } catch {
    outcome = 'crash';
  }
  const ms = performance.now() - begun;
  return { outcome: outcome !== 'crash' && ms > patience ? 'slow' : outcome, ms };
}

/** A change before the call may have turned it into text, a comment or a string. */
function isInCode(text: string, called: string): boolean {
  let found = false;
  const ignore = (): void => {};
  skim(text, 0, text.length, false, {
    open: ignore,
    close: ignore,
    end: ignore,
    other: ignore,
    word(start, end) {
      if (text.slice(start, end).endsWith(called)) found = true;
    },
  });
  return found;
}
