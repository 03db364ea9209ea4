/** `@tidemark/sdk/testing`: what proves an adapter, for vitest. */
export type { AdapterFeatures } from './testing/case.ts';
export type { AdapterDescription, KnownDefect } from './testing/describe-adapter.ts';
export { CONFORMANCE_CASES, describeStorageAdapter } from './testing/describe-adapter.ts';
