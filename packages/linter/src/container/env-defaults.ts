/** Reads `.env` files: what an environment variable is unless the platform sets it. */
import { join } from 'node:path';
import type { Project } from '../project/project.ts';
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

const LINE =
  /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.]*)[ \t]*=[ \t]*(?:'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|([^\n]*?))[ \t]*(?:[ \t]#[^\n]*)?$/gm;

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
  const variables = new Map<string, EnvDefault>();
  if (typeof text !== 'string') return variables;
  const content = text.replaceAll('\r\n', '\n');
  let line = 1;
  let counted = 0;
  for (const match of content.matchAll(LINE)) {
    const [, name = '', single, double, bare = ''] = match;
    for (let at = content.indexOf('\n', counted); at >= 0 && at < match.index; at = content.indexOf('\n', counted)) {
      line++;
      counted = at + 1;
    }
    const start = line + (match[0].slice(0, match[0].indexOf(name)).match(/\n/g)?.length ?? 0);
    const raw = single ?? (double === undefined ? bare.replace(/^#.*$/, '') : unescaped(double));
    const value =
      single === undefined
        ? raw.replace(/\$\{(\w+)\}/g, (whole, other: string) => variables.get(other)?.value ?? whole)
        : raw;
    variables.set(name, { value: value.length > MOST ? value.slice(0, MOST) : value, path, line: start });
  }
  return variables;
}

/** Longest value kept [characters]: `${X}` in turn could double it with every line. */
const MOST = 16_384;

function unescaped(text: string): string {
  return text.replace(/\\([nrt"\\$])/g, (_, char: string) => ({ n: '\n', r: '\r', t: '\t' })[char] ?? char);
}
