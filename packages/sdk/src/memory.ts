/** `@tidemark/sdk/memory`: a platform in memory, faults, a fake API; for tests of any runner. */
export type { MemoryBackend, MemoryOptions } from './backends/memory/memory-backend.ts';
export { memory } from './backends/memory/memory-backend.ts';
export type { MemoryBuild } from './backends/memory/memory-changes.ts';
export type { FakeApi, FakeApiOptions, FakeFault } from './testing/fake-api/fake-api.ts';
export { startFakeApi } from './testing/fake-api/fake-api.ts';
export type { BackendMethod, FaultOptions, Faults } from './testing/faults.ts';
export { withFaults } from './testing/faults.ts';
