import { cp } from 'node:fs/promises';
import { defineConfig, type Options } from 'tsup';

/** The parser's licence asks for this where its code is passed on. */
const PARSER_NOTICE =
  '// Contains php-parser, (C) Glayzzle, BSD-3-Clause: https://github.com/glayzzle/php-parser/blob/main/LICENSE';

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
    entry: { index: 'src/index.ts', plugin: 'src/plugin.ts', cli: 'src/cli/main.ts' },
    format: 'esm',
    splitting: true,
    onSuccess: () => cp('src/rules', 'dist/rules', { recursive: true, filter: (path) => !path.endsWith('.ts') }),
  },
  // One file with the parser in it: a thread that reads seventy starts 60 ms later.
  {
    ...shared,
    entry: { worker: 'src/php/worker.ts' },
    format: 'esm',
    noExternal: ['php-parser'],
    banner: { js: PARSER_NOTICE },
  },
  { ...shared, entry: { index: 'src/index.ts', plugin: 'src/plugin.ts' }, format: 'cjs', shims: true },
]);
