import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

/** Every module that a bundle of the entry would hold or leave to be imported, apart from what is loaded on demand. */
async function importsOf(entry: string): Promise<{ readonly own: string[]; readonly foreign: string[] }> {
  const { metafile } = await build({
    entryPoints: [fileURLToPath(new URL(`../src/${entry}`, import.meta.url))],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    splitting: true,
    outdir: 'out',
  });
  const main = Object.values(metafile.outputs).find((output) => output.entryPoint?.endsWith(entry));
  const reached = new Set(main === undefined ? [] : [main]);
  for (const output of reached) {
    for (const { path, kind } of output.imports) {
      const chunk = metafile.outputs[path];
      if (kind === 'import-statement' && chunk !== undefined) reached.add(chunk);
    }
  }
  const imported = [...reached].flatMap(({ imports }) => imports.filter(({ kind }) => kind === 'import-statement'));
  return {
    own: [...reached].flatMap(({ inputs }) => Object.keys(inputs)),
    foreign: imported.filter(({ external }) => external).map(({ path }) => path),
  };
}

test('the core imports no package and no built-in module', async () => {
  const { own, foreign } = await importsOf('index.ts');
  expect(foreign).toEqual([]);
  expect(own.some((path) => path.endsWith('src/errors.ts'))).toBe(true);
});

test('storage loads nothing of S3 before its first use', async () => {
  const { foreign } = await importsOf('storage.ts');
  const packages = new Set(foreign.filter((name) => !name.startsWith('node:')));
  expect([...packages].toSorted()).toEqual(['@flystorage/file-storage', 'mrmime', 'picomatch']);
});
