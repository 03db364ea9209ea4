/** For tests: the files of a project, read as text in which every byte is one character. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Path relative to the root, with `/` → text (Latin-1, so that files of any encoding can be written back). */
export function projectText(root: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()) {
    if (statSync(join(root, entry)).isFile())
      files[entry.replaceAll('\\', '/')] = readFileSync(join(root, entry), 'latin1');
  }
  return files;
}
