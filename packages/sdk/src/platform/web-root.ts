/** Which folder of a release the web server serves. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Source: fortrabbit/help: docs/app.md, "Root path". */
const USUAL = ['public', 'web', 'htdocs', 'docroot'];

/** Relative to the release; empty for the release itself. @param chosen `auto`, or the user's choice */
export function webRootOf(release: string, chosen: string): string {
  if (chosen !== 'auto') return chosen;
  if (existsSync(join(release, 'index.php'))) return '';
  return USUAL.find((name) => existsSync(join(release, name, 'index.php'))) ?? '';
}
