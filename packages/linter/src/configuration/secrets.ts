/** Finds credentials and keys that stand in a project's files. The values themselves are never kept. */
export { secretsInFacts } from './secrets-in-facts.ts';
export { secretsInText } from './secrets-in-text.ts';
