/** Copies a site out of a Debian package: what its links lead to is copied by content. */
import { cpSync, existsSync } from 'node:fs';
import { basename, join } from 'node:path';

/** @param leftOut names at the top, of which the site has its own @throws where the package is not installed */
export function copyPackage(from: string, to: string, leftOut: readonly string[]): void {
  if (!existsSync(from)) throw new Error(`there is no ${from}: apt install ${basename(from)}`);
  const out = new Set(leftOut.map((name) => join(from, name)));
  cpSync(from, to, { recursive: true, dereference: true, filter: (source) => !out.has(source) });
}
