import { defineConfig } from 'tsup';

export default defineConfig({
  entry: { 'model/index': 'src/model/index.ts' },
  format: ['esm', 'cjs'],
  target: 'node20',
  // tsup sets `baseUrl`, which TypeScript 6 calls deprecated.
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
});
