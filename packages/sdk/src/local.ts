/** `@tidemark/sdk/local`: the platform on this machine. `tidemark up` starts apps; the client speaks to them. */
export type { LocalOptions } from './backends/local/local.ts';
export { local } from './backends/local/local.ts';
