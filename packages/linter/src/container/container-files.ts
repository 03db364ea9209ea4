/** Loads service files with all that they import, in the order in which their entries count. */
import { realpathSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import picomatch from 'picomatch';
import type { Project, ProjectProblem } from '../project/project.ts';
import { type ConfigNode, entryOf, textOf } from './config-node.ts';
import { servicesOfXml } from './xml-services.ts';
import { parseXml } from './xml-tree.ts';
import { parseYaml, readConfigText } from './yaml-document.ts';

/** The top level of a service file, or its part for production. */
export interface ContainerFile {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly node: ConfigNode;
}

/** Keys without which a file says nothing about the container. */
const KEYS = ['services', 'parameters', 'imports', 'when@prod', 'when@production'];

/** Longest chain of imports followed. */
const LONGEST = 16;

interface LoadedFiles {
  readonly files: readonly ContainerFile[];
  readonly problems: readonly ProjectProblem[];
  /** Paths that are no configuration files in scope, whether there is a file or not. */
  readonly outside: readonly string[];
}

/**
 * Reads the files and what they import; each file once. Unreadable ones become problems.
 * @param php what PHP files say, by path
 * @param sections names of bundles whose settings are asked for
 */
export function loadContainerFiles(
  project: Project,
  paths: readonly string[],
  php: ReadonlyMap<string, ConfigNode>,
  sections: readonly string[] = [],
): LoadedFiles {
  const keys = [...KEYS, ...sections.filter((name) => /^\w+$/.test(name))].join('|');
  const relevant = new RegExp(`^['"]?(?:${keys})['"]?\\s*:|<(?:\\w+:)?container\\b`, 'm');
  const files: ContainerFile[] = [];
  const problems: ProjectProblem[] = [];
  const seen = new Set<string>();
  for (const path of paths) load(path, 0);
  const inScope = new Set([...project.otherFiles, ...php.keys()]);
  return { files, problems, outside: [...seen].filter((path) => !inScope.has(path)) };

  function load(path: string, depth: number): void {
    if (seen.has(path) || depth > LONGEST) return;
    seen.add(path);
    if (!isInside(path)) return;
    const node = read(path);
    if (node === undefined) return;
    const parts = [node, entryOf(node, 'when@prod') ?? entryOf(node, 'when@production')];
    // Imports come first, so that the importing file has the last word.
    for (const part of parts) for (const imported of importsOf(part, path)) load(imported, depth + 1);
    for (const part of parts) if (part !== undefined) files.push({ path, node: part });
  }

  function read(path: string): ConfigNode | undefined {
    if (path.endsWith('.php')) return php.get(path);
    const text = readConfigText(join(project.root, path));
    if (text === undefined) return undefined;
    if (typeof text !== 'string') {
      problems.push({ path, ...text.fault });
      return undefined;
    }
    if (!relevant.test(text)) return undefined;
    if (path.endsWith('.xml')) {
      const xml = parseXml(text);
      if ('fault' in xml) problems.push({ path, ...xml.fault });
      else if (xml.root.name === 'container') return servicesOfXml(xml.root);
      return undefined;
    }
    const yaml = parseYaml(text);
    if ('node' in yaml) return yaml.node;
    problems.push({ path, ...yaml.fault });
    return undefined;
  }

  function importsOf(node: ConfigNode | undefined, path: string): readonly string[] {
    const imports = entryOf(node, 'imports');
    if (imports?.kind !== 'list') return [];
    return imports.items.flatMap((item) => {
      const resource = textOf(item) ?? textOf(entryOf(item, 'resource'));
      return resource === undefined ? [] : resolveImport(resource, path);
    });
  }

  function resolveImport(resource: string, from: string): readonly string[] {
    const isAbsolute = resource.startsWith('%kernel.project_dir%/');
    const target = isAbsolute ? resource.slice(21) : posix.join(posix.dirname(from), resource);
    if (target.includes('%') || target.startsWith('..') || target.startsWith('/')) return [];
    const path = posix.normalize(target);
    if (/\.(?:ya?ml|xml|php)$/.test(path) && !/[*?{[]/.test(path)) return [path];
    const matches = picomatch(path.endsWith('/') ? `${path}**` : [path, `${path}/**`]);
    const files = [...project.otherFiles.filter((file) => /\.(?:ya?ml|xml)$/.test(file)), ...php.keys()];
    return files.filter((file) => matches(file));
  }

  /** Is what the path leads to, links followed, in the project? */
  function isInside(path: string): boolean {
    try {
      return realpathSync(join(project.root, path)).startsWith(project.root + sep);
    } catch {
      return false;
    }
  }
}
