/** `@tidemark/sdk/testing`: what proves an adapter, for vitest. */

export type {
  BackendMethod,
  FakeApi,
  FakeApiOptions,
  FakeFault,
  FaultOptions,
  Faults,
  MemoryBackend,
  MemoryBuild,
  MemoryOptions,
} from './memory.ts';
export { memory, startFakeApi, withFaults } from './memory.ts';
export type { BackendSubject } from './testing/backend-subject.ts';
export type { AdapterFeatures } from './testing/case.ts';
export type { AdapterDescription, KnownDefect } from './testing/describe-adapter.ts';
export { CONFORMANCE_CASES, describeStorageAdapter } from './testing/describe-adapter.ts';
export type { BackendDescription } from './testing/describe-backend.ts';
export { describeBackend } from './testing/describe-backend.ts';
