/** What stands in one object with a trait: the other traits and the parents of the classes that use it. */
import type { Program } from './program.ts';

/** Where more classes than these use a trait, they are not asked what else they are made of. */
const MAX_USERS = 6;

export interface BesideTrait {
  readonly classes: readonly string[];
  /** Those of their files that hold the name, ascending. */
  readonly files: readonly number[];
}

/** For a class that is no trait both are empty. */
export function besideTrait(program: Program, cls: string, name: string): BesideTrait {
  const users = program.kindsOf(cls).has('trait') ? program.heirs(cls) : [];
  const classes = users.length > MAX_USERS ? [] : users.flatMap((user) => program.ancestors(user));
  const files = new Set(classes.flatMap((other) => program.index.declaring(other)));
  return { classes, files: [...files].filter((file) => program.index.holds(file, name)).sort((a, b) => a - b) };
}
