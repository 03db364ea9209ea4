import { defineConfig } from 'tsup';

export default defineConfig([
  {
    entry: {
      index: 'src/index.ts',
      'model/index': 'src/model/index.ts',
      local: 'src/local.ts',
      memory: 'src/memory.ts',
      storage: 'src/storage.ts',
      testing: 'src/testing.ts',
    },
    format: ['esm', 'cjs'],
    target: 'node20',
    splitting: true,
    // tsup sets `baseUrl`, which TypeScript 6 calls deprecated.
    dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
  },
  { entry: { cli: 'src/cli/main.ts' }, format: 'esm', target: 'node20', splitting: true },
]);
