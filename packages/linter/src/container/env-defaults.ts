/** Reads `.env` files: what an environment variable is unless the platform sets it. */
import { join } from 'node:path';
import type { Project } from '../project/project.ts';
import { variablesOfEnv } from './env-text.ts';
import { readConfigText } from './yaml-document.ts';

export interface EnvDefault {
  /** As the application would see it; `${OTHER}` is filled in where known. */
  readonly value: string;
  /** Relative to the root, with `/`. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** Only a template says so (`.env.example`): nothing loads it. */
  readonly example?: true;
}

/** Later files win. https://symfony.com/doc/current/configuration.html#overriding-environment-values-via-env-local */
const LOADED = ['.env', '.env.local', '.env.prod', '.env.production', '.env.prod.local', '.env.production.local'];

/** Templates, the best first: they count for variables that no loaded file has. */
const TEMPLATES = [
  '.env.dist',
  '.env.example',
  '.env.sample',
  '.env.template',
  '.env.example.production',
  '.env.production.example',
  '.env.example.dev',
];

/** Variables by name. Reads files at the project's root only; unreadable ones are passed over. */
export function readEnvDefaults(project: Project): ReadonlyMap<string, EnvDefault> {
  const found = new Map<string, EnvDefault>();
  const present = new Set(project.otherFiles.filter((path) => path.startsWith('.env')));
  for (const path of LOADED.filter((name) => present.has(name))) {
    for (const [name, value] of variablesOf(project.root, path)) found.set(name, value);
  }
  for (const path of TEMPLATES.filter((name) => present.has(name))) {
    for (const [name, value] of variablesOf(project.root, path)) {
      if (!found.has(name)) found.set(name, { ...value, example: true });
    }
  }
  return found;
}

function variablesOf(root: string, path: string): ReadonlyMap<string, EnvDefault> {
  const text = readConfigText(join(root, path));
  if (typeof text !== 'string') return new Map();
  return new Map(variablesOfEnv(text).map(({ name, value, line }) => [name, { value, path, line }]));
}
