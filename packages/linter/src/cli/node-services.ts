/** The real rooms behind {@link Services}. */
import { tuneEngine } from './engine.ts';
import type { Services } from './services.ts';

export const nodeServices: Services = {
  lint: async (options) => {
    tuneEngine();
    return (await import('../lint.ts')).lint(options);
  },
  why: async (options, at) => (await import('../why.ts')).why(options, at),
  audit: async ({ root, ...asked }) => {
    const [{ makeAudit }, { discoverProject }] = await Promise.all([
      import('../audit/make-audit.ts'),
      import('../project/discover.ts'),
    ]);
    return makeAudit({ ...asked, project: discoverProject(root) });
  },
  rules: async () => (await import('../rules/registry.ts')).RULES,
  formats: async () => (await import('../report/index.ts')).FORMATS,
  platforms: async () => Object.keys((await import('../platforms/all.ts')).PLATFORMS),
  materialiseRef: async (...args) => (await import('../suppress/older-tree.ts')).materialiseOlderTree(...args),
  detectPlatform: async (root) => {
    const [{ discoverProject }, { detectPlatform }] = await Promise.all([
      import('../project/discover.ts'),
      import('../project/detect-platform.ts'),
    ]);
    const { name, evidence } = detectPlatform(discoverProject(root));
    return evidence === undefined ? undefined : name;
  },
};
