import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** Packages are read from their sources, so that tests need no build. */
const conditions = ['@tidemark/source'];

const packages = readdirSync(new URL('packages', import.meta.url));

const config: ViteUserConfig = defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // Patience on a busy machine; what must be quick is held to time on processors [ms].
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: Math.min(4, availableParallelism()),
    reporters: ['default', './tools/summary-reporter.ts'],
    projects: [
      ...packages.map((name) => ({
        extends: true as const,
        test: {
          name,
          root: `packages/${name}`,
          include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'bench/**/*.test.ts'],
        },
      })),
      {
        extends: true as const,
        test: {
          name: 'tools',
          root: 'tools',
          globalSetup: fileURLToPath(new URL('tools/global-setup.mjs', import.meta.url)),
        },
      },
    ],
    coverage: { include: ['packages/*/src/**/*.ts'], exclude: ['**/*.test.ts', '**/testing/**'] },
  },
});

export default config;
