/** The last step of a build: has V8 compile what a lint run needs, by linting small sites as users would. */
import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Just built. */
const { compileRooms } = await import(new URL('./dist/compiled-rooms.js', import.meta.url).href);
const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));
/** A site of every framework. */
const FIXTURES = fileURLToPath(new URL('./test/fixtures/', import.meta.url));
/** Files that are changed between two runs. */
const SITES = {
  'craft-site': 'modules/museum/services/Gallery.php',
  'drupal-site': 'web/modules/custom/library/src/Register.php',
};

function filesBelow(folder, extension) {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith(extension)).map((name) => join(folder, name));
}

async function workInThread({ answer, takePart }) {
  const paths = [EXAMPLES, FIXTURES].flatMap((folder) => filesBelow(folder, '.php'));
  for (const file of paths) answer({ path: file, file });
  const next = takePart({ root: '', paths, taken: new SharedArrayBuffer(8) });
  while (next());
}

const folder = mkdtempSync(join(tmpdir(), 'tidemark-compile-'));
const cache = { location: join(folder, 'cache') };

async function lintSites({ lint, FORMATS, RULES }) {
  for (const name of readdirSync(FIXTURES)) await lint({ path: join(FIXTURES, name), cache });
  for (const [name, changed] of Object.entries(SITES)) {
    const path = join(folder, name);
    cpSync(join(EXAMPLES, name), path, { recursive: true });
    // Cold, warm, and with one file changed.
    await lint({ path, cache });
    await lint({ path, cache });
    appendFileSync(join(path, changed), '\n');
    const result = await lint({ path, cache });
    const context = { rules: RULES, root: path, sourceOf: () => undefined, minSeverity: 'info', width: 100, limit: 40 };
    for (const format of ['pretty', 'json']) FORMATS[format](result, { ...context, colors: false });
  }
}

try {
  await compileRooms(lintSites, workInThread);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
