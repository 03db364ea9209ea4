/** Finds credentials and keys that stand in a project's files. The values themselves are never kept. */
export type { Secret } from './secret.ts';
export { mayHoldSecrets } from './secret-names.ts';
export { secretsInFacts } from './secrets-in-facts.ts';
export { secretsInText } from './secrets-in-text.ts';
