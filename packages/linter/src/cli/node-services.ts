/** The real rooms behind {@link Services}. */
import type { Rooms } from './compiled-rooms.ts';
import type { Services } from './services.ts';

async function compiled(): Promise<Rooms | undefined> {
  return (await import('./compiled-rooms.ts')).compiledRooms();
}

async function entered(): Promise<Rooms | undefined> {
  return (await import('./compiled-rooms.ts')).enteredRooms();
}

export const nodeServices: Services = {
  lint: async (options) => ((await compiled()) ?? (await import('../lint.ts'))).lint(options),
  why: async (options, at) => (await import('../why.ts')).why(options, at),
  audit: async ({ root, ...asked }) => {
    const [{ makeAudit }, { discoverProject }] = await Promise.all([
      import('../audit/make-audit.ts'),
      import('../project/discover.ts'),
    ]);
    return makeAudit({ ...asked, project: discoverProject(root) });
  },
  rules: async () => ((await entered()) ?? (await import('../rules/registry.ts'))).RULES,
  formats: async () => ((await entered()) ?? (await import('../report/index.ts'))).FORMATS,
  platforms: async () => Object.keys(((await entered()) ?? (await import('../platforms/all.ts'))).PLATFORMS),
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
