import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

/** Time on the processor, of the quickest of several processes, so that a busy machine does not decide. [ms] */
const IMPORT_MAX_MS = 15;
/** On a slow machine this part of what Node itself takes to start. */
const PART_OF_START = 0.35;
const RUNS = 7;

const MEASURED = `
const before = process.cpuUsage();
const core = await load();
const { user, system } = process.cpuUsage(before);
if (typeof core.createTidemark !== 'function') throw new Error('the core is not there');
console.log((user + system) / 1000);
`;

test('the core loads in a few milliseconds, as a module and by require', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-core-'));
  try {
    const entryPoints = [fileURLToPath(new URL('../src/index.ts', import.meta.url))];
    const shared = { entryPoints, bundle: true, platform: 'node', packages: 'external', splitting: false } as const;
    // Object storage is loaded on demand, so it is no part of what is measured.
    const external = ['../create-storage.ts'];
    await build({ ...shared, external, format: 'esm', outfile: join(folder, 'core.mjs') });
    await build({ ...shared, external, format: 'cjs', outfile: join(folder, 'core.cjs') });
    writeFileSync(join(folder, 'esm.mjs'), `const load = () => import('./core.mjs');${MEASURED}`);
    const required = `import { createRequire } from 'node:module';const load = () => createRequire(import.meta.url)('./core.cjs');`;
    writeFileSync(join(folder, 'cjs.mjs'), `${required}${MEASURED}`);
    writeFileSync(
      join(folder, 'start.mjs'),
      'const { user, system } = process.cpuUsage(); console.log((user + system) / 1000);',
    );
    const quickest = (program: string): number =>
      Math.min(
        ...Array.from({ length: RUNS }, () =>
          Number(execFileSync(process.execPath, [join(folder, program)], { encoding: 'utf8' })),
        ),
      );
    const limit = Math.max(IMPORT_MAX_MS, PART_OF_START * quickest('start.mjs'));
    for (const program of ['esm.mjs', 'cjs.mjs']) expect(quickest(program), program).toBeLessThanOrEqual(limit);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
