import { cp, readFile, writeFile } from 'node:fs/promises';
import { defineConfig, type Options } from 'tsup';

/**
 * Small modules of other people that every run needs: found and read one by one they take longer than their code. Their
 * licences ask to be named where it is passed on.
 */
const BUNDLED = ['picomatch', 'picocolors', 'jsonc-parser'];
const BUNDLED_NOTICE = [
  '// May contain picomatch, (C) Jon Schlinkert, MIT: https://github.com/micromatch/picomatch/blob/master/LICENSE',
  '// picocolors, (C) Alexey Raspopov, Kostiantyn Denysov, Anton Verinov, ISC: https://github.com/alexeyraspopov/picocolors/blob/main/LICENSE',
  '// jsonc-parser, (C) Microsoft, MIT: https://github.com/microsoft/node-jsonc-parser/blob/main/LICENSE.md',
].join('\n');

/** What CommonJS puts around a module. */
const WRAPPER_BEGIN = '(function (exports, require, module, __filename, __dirname) {';
const WRAPPER_END = '})';

/** Every built file lies flat in `dist`: rules/page.ts looks for its pages in `rules/` beside itself. */
const shared: Options = {
  target: 'node20',
  noExternal: ['@tidemark/sdk'],
  esbuildOptions: (options) => {
    options.conditions = ['@tidemark/source'];
    options.mainFields = ['module', 'main'];
  },
};

/** One file: a thread that reads seventy starts 60 ms later. */
const thread: Options = {
  ...shared,
  entry: { 'thread-work': 'src/threads/thread-work.ts' },
  esbuildOptions: (options) => {
    shared.esbuildOptions?.(options, { format: 'esm' });
    // Puts the numbers of tokens where their names stand, so that a `switch` over them is a table.
    options.minifySyntax = true;
  },
};

/** A script that is kept compiled is read as one byte a character; in patterns and comments esbuild leaves other ones. */
async function escapeOthers(file: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  await writeFile(file, text.replace(/[\u0080-\uffff]/g, escaped));
}

const config: ReturnType<typeof defineConfig> = defineConfig([
  {
    ...shared,
    entry: {
      index: 'src/index.ts',
      plugin: 'src/plugin.ts',
      cli: 'src/cli/main.ts',
      'compiled-rooms': 'src/cli/compiled-rooms.ts',
    },
    format: 'esm',
    splitting: true,
    noExternal: ['@tidemark/sdk', ...BUNDLED],
    banner: { js: BUNDLED_NOTICE },
    onSuccess: () => cp('src/rules', 'dist/rules', { recursive: true, filter: (path) => !path.endsWith('.ts') }),
  },
  // One script, wrapped as CommonJS would do it, of which `compile.mjs` keeps the compiled code.
  {
    ...shared,
    entry: { rooms: 'src/cli/rooms.ts' },
    format: 'cjs',
    shims: true,
    noExternal: ['@tidemark/sdk', ...BUNDLED],
    banner: { js: `${WRAPPER_BEGIN}\n${BUNDLED_NOTICE}` },
    footer: { js: WRAPPER_END },
    onSuccess: () => escapeOthers('dist/rooms.cjs'),
  },
  // What threads do, as another such script, and as a module for where nothing is compiled.
  {
    ...thread,
    format: 'cjs',
    banner: { js: WRAPPER_BEGIN },
    footer: { js: WRAPPER_END },
    onSuccess: () => escapeOthers('dist/thread-work.cjs'),
  },
  { ...thread, format: 'esm' },
  { ...shared, entry: { worker: 'src/threads/compiled-worker.ts' }, format: 'esm' },
  { ...shared, entry: { index: 'src/index.ts', plugin: 'src/plugin.ts' }, format: 'cjs', shims: true },
]);

export default config;
