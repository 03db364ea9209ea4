/** The files of a project in which a path may be named: code, templates and scripts of its own. */
import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';

const TEXT = /\.(?:php|phtml|inc|module|twig|latte|html?|vue|[jt]sx?|[cm]js|css|scss|ya?ml|json|sh)$/i;
/** What others wrote, and what is made. */
const SKIPPED: ReadonlySet<string> = new Set(['vendor', 'node_modules', '.git', 'storage', 'build', 'dist', 'cache']);
const MADE = /(?:^|\/)(?:package-lock|composer)\.(?:json|lock)$|\.min\.(?:js|css)$/;

/** A project with more entries is not searched for every read of a path. */
const MOST = 30_000;

/** Root-relative paths, with `/`, in the order of names; undefined where there are too many. */
export function sourceFiles(root: string): readonly string[] | undefined {
  const found: string[] = [];
  let seen = 0;
  const open = [''];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    for (const entry of entriesOf(join(root, folder))) {
      seen += 1;
      if (seen > MOST) return undefined;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name)) open.push(path);
      } else if (entry.isFile() && TEXT.test(entry.name) && !MADE.test(path)) found.push(path);
    }
  }
  return found.sort();
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
