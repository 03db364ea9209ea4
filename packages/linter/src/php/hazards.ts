import { deepestBrackets } from './parser/budget.ts';
import { skim } from './skim.ts';

/** Longest text that is parsed in one go [UTF-16 units]: below a second of work. */
export const longestText = 3_000_000;

/** Why a text, or a stretch of its code, must not be parsed in one go; undefined when it may. */
export function hazardOf(text: string, from = 0, to: number = text.length, inCode = false): string | undefined {
  if (to - from > longestText) return `longer than ${longestText} characters`;
  let depth = 0;
  let deepest = 0;
  skim(text, from, to, inCode, {
    open() {
      if (++depth > deepest) deepest = depth;
    },
    close() {
      if (depth > 0) depth--;
    },
    end() {},
    word() {},
    other() {},
  });
  return deepest > deepestBrackets ? `nested deeper than ${deepestBrackets} brackets` : undefined;
}
