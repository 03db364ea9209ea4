/** What composer.json asks for and composer.lock has, with the lines on which it stands. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { recordOf } from './composer.ts';
import { contentHash } from './content-hash.ts';
import { readJson } from './json.ts';
import { entriesOf, type JsonNode, nodeAt, parseJsonTree, textOfNode } from './json-tree.ts';
import type { Project } from './project.ts';

/** A requirement as composer.json has it. */
export interface Requirement {
  readonly name: string;
  readonly constraint: string;
  /** Line in composer.json, from 1. */
  readonly line: number;
  readonly isDevelopment: boolean;
}

export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  readonly isDevelopment: boolean;
  /** Extensions it requires, without `ext-`. */
  readonly extensions: readonly string[];
  /** Names that it stands for (`replace`, `provide`), extensions with `ext-`. */
  readonly standsFor: readonly string[];
  /** It is a directory of the project itself (a path repository). */
  readonly isOwn?: true;
}

export interface Dependencies {
  /** Relative to the root. */
  readonly path: string;
  /** `project`, `library` …; `library` where composer.json does not say, as Composer has it. */
  readonly type: string;
  /** Is it an application, which pins its packages, or something that others install? */
  readonly isApplication: boolean;
  readonly requirements: readonly Requirement[];
  /** Line of `require`; 1 where there is none. */
  readonly requireLine: number;
  /** Packages and extensions of `suggest`: what is there only perhaps. */
  readonly suggested: readonly string[];
  /** Does it take packages from directories of the project? */
  readonly hasOwnPackages: boolean;
  /** Beginnings of names whose versions are bounded for all of them at once: `symfony/` by Flex. */
  readonly boundedTogether: readonly string[];
  /** Undefined where there is no composer.lock. */
  readonly lock?: Lock;
}

export interface Lock {
  readonly path: string;
  /** Was it made from this composer.json? Undefined where it does not say. */
  readonly isFresh?: boolean;
  readonly packages: readonly LockedPackage[];
}

/** Largest composer.json that is read [bytes]; real ones have some 10 kB. */
const LARGEST = 4 * 1024 * 1024;

/** What an application has and a library does not: front controllers and consoles, by the frameworks' own skeletons. */
const ENTRY =
  /^(?:(?:public|web|docroot|html|www|htdocs|public_html)\/(?:index|app)\.php|artisan|bin\/console|craft|yii|wp-config\.php)$/;

/** Undefined where there is no readable composer.json. Never throws. */
export function readDependencies(project: Project): Dependencies | undefined {
  if (!project.composer) return undefined;
  const { path } = project.composer;
  const text = textAt(join(project.root, path));
  const root = text === undefined ? undefined : parseJsonTree(text);
  if (text === undefined || root?.kind !== 'object') return undefined;
  const lock = readLock(project.root, path, text);
  return {
    path,
    type: project.composer.type ?? 'library',
    isApplication: isApplication(project),
    requirements: [...requirementsOf(root, 'require'), ...requirementsOf(root, 'require-dev')],
    requireLine: root.entries.get('require')?.line ?? 1,
    suggested: [...entriesOf(nodeAt(root, 'suggest')).keys()],
    hasOwnPackages: repositoriesOf(root).some((repository) => textOfNode(nodeAt(repository, 'type')) === 'path'),
    // https://symfony.com/doc/current/setup.html: `extra.symfony.require` restricts all of Symfony's packages.
    boundedTogether: textOfNode(nodeAt(root, 'extra', 'symfony', 'require')) === undefined ? [] : ['symfony/'],
    ...(lock ? { lock } : {}),
  };
}

function textAt(file: string): string | undefined {
  try {
    const stat = statSync(file);
    return stat.isFile() && stat.size <= LARGEST ? readFileSync(file, 'utf8').replace(/^\ufeff/, '') : undefined;
  } catch {
    return undefined;
  }
}

/** Who does not say `project` may still be one: Packagist needs a name, and libraries have no front controller. */
function isApplication({ composer, files, otherFiles }: Project): boolean {
  if (composer?.type !== undefined) return composer.type === 'project';
  const isEntry = (path: string): boolean => ENTRY.test(path);
  return composer?.name === undefined || files.some(({ path }) => isEntry(path)) || otherFiles.some(isEntry);
}

function requirementsOf(root: JsonNode, key: 'require' | 'require-dev'): readonly Requirement[] {
  return [...entriesOf(nodeAt(root, key))].flatMap(([name, { line, value }]) => {
    const constraint = textOfNode(value);
    return constraint === undefined ? [] : [{ name, constraint, line, isDevelopment: key === 'require-dev' }];
  });
}

function repositoriesOf(root: JsonNode): readonly JsonNode[] {
  const node = nodeAt(root, 'repositories');
  return node?.kind === 'array' ? node.items : [...entriesOf(node).values()].map(({ value }) => value);
}

function readLock(root: string, composerPath: string, composerJson: string): Lock | undefined {
  const path = composerPath.replace(/composer\.json$/, 'composer.lock');
  const result = readJson(join(root, path));
  if (!result || 'fault' in result) return undefined;
  const lock = recordOf(result.value);
  const isFresh = freshness(lock, composerJson);
  return {
    path,
    ...(isFresh === undefined ? {} : { isFresh }),
    packages: [...packagesOf(lock.packages, false), ...packagesOf(lock['packages-dev'], true)],
  };
}

/** Locks before Composer 1.0 know the hash of the whole file only. */
function freshness(lock: Readonly<Record<string, unknown>>, composerJson: string): boolean | undefined {
  const { 'content-hash': content, hash } = lock;
  if (typeof content === 'string' && content !== '') {
    const own = contentHash(composerJson);
    return own === undefined ? undefined : own === content;
  }
  if (typeof hash !== 'string' || hash === '') return undefined;
  return createHash('md5').update(composerJson).digest('hex') === hash;
}

function packagesOf(list: unknown, isDevelopment: boolean): readonly LockedPackage[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown): LockedPackage[] => {
    const { name, version, require, replace, provide, dist } = recordOf(entry);
    if (typeof name !== 'string') return [];
    return [
      {
        name,
        version: typeof version === 'string' ? version : '',
        isDevelopment,
        extensions: Object.keys(recordOf(require)).flatMap((key) => (key.startsWith('ext-') ? [key.slice(4)] : [])),
        standsFor: [...Object.keys(recordOf(replace)), ...Object.keys(recordOf(provide))],
        ...(recordOf(dist).type === 'path' ? { isOwn: true as const } : {}),
      },
    ];
  });
}
