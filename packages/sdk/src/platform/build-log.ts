/** All that a build says, in a file of its own: what a person reads when it fails. */
import { appendFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppFolder } from './home.ts';

/** Newest; older ones are removed. */
const KEPT = 20;

export class BuildLog {
  readonly file: string;

  /** @param id of the deployment */
  constructor({ builds }: AppFolder, id: string) {
    mkdirSync(builds, { recursive: true, mode: 0o700 });
    // Identifiers begin with the time.
    for (const name of readdirSync(builds)
      .sort()
      .slice(0, 1 - KEPT))
      rmSync(join(builds, name), { force: true });
    this.file = join(builds, `${id}.log`);
    writeFileSync(this.file, '', { mode: 0o600 });
  }

  add(line: string): void {
    try {
      appendFileSync(this.file, `${line}\n`);
    } catch {
      // A full disk fails the build itself.
    }
  }
}
