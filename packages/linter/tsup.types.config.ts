import { defineConfig } from 'tsup';

export default defineConfig({
  entry: { index: 'src/index.ts', plugin: 'src/plugin.ts' },
  format: ['esm', 'cjs'],
  dts: {
    only: true,
    compilerOptions: {
      // tsup sets `baseUrl`, which TypeScript 6 calls deprecated.
      ignoreDeprecations: '6.0',
      // Annotations are the type check's matter.
      isolatedDeclarations: false,
      // The model's types become part of ours: the linter depends on no other package of the house.
      paths: { '@tidemark/sdk/model': ['../sdk/src/model/index.ts'] },
    },
  },
});
