import { cp } from 'node:fs/promises';
import { defineConfig, type Options } from 'tsup';

/** Every built file lies flat in `dist`: rules/page.ts looks for its pages in `rules/` beside itself. */
const shared: Options = {
  target: 'node20',
  noExternal: ['@tidemark/sdk'],
  esbuildOptions: (options) => {
    options.conditions = ['@tidemark/source'];
  },
};

export default defineConfig([
  {
    ...shared,
    entry: { index: 'src/index.ts', cli: 'src/cli/main.ts', worker: 'src/php/worker.ts' },
    format: 'esm',
    splitting: true,
    onSuccess: () => cp('src/rules', 'dist/rules', { recursive: true, filter: (path) => !path.endsWith('.ts') }),
  },
  { ...shared, entry: { index: 'src/index.ts' }, format: 'cjs', shims: true },
]);
