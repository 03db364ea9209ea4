import type { Program } from './program.ts';

/** A class with more heirs than this is a matter of frameworks: what one of them says is said of no other. */
const MAX_HEIRS = 24;

/** Classes below one in whose files a word stands, in lower case; told from the index alone. */
export function heirsHolding(program: Program, cls: string, word: string): readonly string[] {
  const { index } = program;
  const heirs = program.heirs(cls);
  if (heirs.length > MAX_HEIRS) return [];
  return heirs.filter((heir) => index.declaring(heir).some((number) => index.holds(number, word)));
}
