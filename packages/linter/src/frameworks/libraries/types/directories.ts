import type { ReturnType } from '../../knowledge.ts';

const temporary = 'Spatie\\TemporaryDirectory\\TemporaryDirectory';

/** Objects that stand for a directory. Where a temporary one is given a location, that says where it lies. */
export const directoryTypes: readonly ReturnType[] = [
  // spatie/temporary-directory: src/TemporaryDirectory.php
  { of: `${temporary}::make`, gives: temporary, withArgument: null },
];
