import { TidemarkError } from '../../client-error.ts';
import { findProgram } from '../sandbox.ts';

/** Where it is. @throws TidemarkError `platform.missing-program` with what installs it */
export function programOf(program: string, name: string, debianPackage: string): string {
  const found = findProgram(program);
  if (found !== undefined) return found;
  throw new TidemarkError('platform.missing-program', {
    what: `${name} is not installed`,
    next: `Install it: apt install ${debianPackage}.`,
  });
}
