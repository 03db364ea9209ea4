/** The variables of `.env` files, the loaded ones and the templates. */
import { basename } from 'node:path/posix';
import { variablesOfEnv } from '../container/env-text.ts';
import type { GivenVariable } from './variables.ts';

/** Files that frameworks load, later ones win. https://symfony.com/doc/current/configuration.html#overriding-environment-values-via-env-local */
const LOADED = ['.env', '.env.local', '.env.prod', '.env.production', '.env.prod.local', '.env.production.local'];

/** Read by development and tests alone. */
const DEVELOPMENT = /^\.env\.(?:dev|develop|development|test|testing|ci|ddev|dusk|local\.dev)(?:\.|$)/i;

const FILE = /(?:^|\/)(?:\.env(?:\.[\w.-]+)?|[\w.-]+\.env|env\.(?:example|dist|sample|template))$/i;

/** What an `.env` file is for; undefined for any other file. */
export function roleOfEnvFile(path: string): GivenVariable['from'] | undefined {
  if (!FILE.test(path)) return undefined;
  const name = basename(path);
  if (LOADED.includes(name.toLowerCase())) return path.includes('/') ? 'template' : 'loaded';
  return DEVELOPMENT.test(name) ? 'development' : 'template';
}

/** Orders files so that the one that wins comes last. */
export function byPrecedence(left: string, right: string): number {
  const [a, b] = [LOADED.indexOf(basename(left)), LOADED.indexOf(basename(right))];
  return a - b || (left < right ? -1 : 1);
}

/** The variables of one file, in its order. */
export function variablesOfEnvFile(path: string, text: string, from: GivenVariable['from']): readonly GivenVariable[] {
  return variablesOfEnv(text).map((variable) => ({ ...variable, path, from }));
}
