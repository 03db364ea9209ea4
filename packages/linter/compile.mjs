/** The last step of a build: has V8 compile what a lint run needs, by linting two small sites as users would. */
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Just built. */
const { compileRooms } = await import(new URL('./dist/compiled-rooms.js', import.meta.url).href);
const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url));
/** Files that are changed between two runs. */
const SITES = {
  'craft-site': 'modules/museum/services/Gallery.php',
  'drupal-site': 'web/modules/custom/library/src/Register.php',
};

const folder = mkdtempSync(join(tmpdir(), 'tidemark-compile-'));
try {
  await compileRooms(async ({ lint, FORMATS, RULES }) => {
    for (const [name, changed] of Object.entries(SITES)) {
      const path = join(folder, name);
      cpSync(join(EXAMPLES, name), path, { recursive: true });
      const cache = { location: join(folder, 'cache') };
      // Cold, warm, and with one file changed.
      await lint({ path, cache });
      await lint({ path, cache });
      appendFileSync(join(path, changed), '\n');
      const result = await lint({ path, cache });
      const context = {
        rules: RULES,
        root: path,
        sourceOf: () => undefined,
        minSeverity: 'info',
        width: 100,
        limit: 40,
      };
      for (const format of ['pretty', 'json']) FORMATS[format](result, { ...context, colors: false });
    }
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
