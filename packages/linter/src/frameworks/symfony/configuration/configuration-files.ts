/** Which files configure a Symfony application in production, in the order in which it loads them. */
import { posix } from 'node:path';
import type { ConfigurationFiles } from '../../../configuration/reader.ts';

const CONFIGURATION = String.raw`\.(?:ya?ml|xml|php)$`;

/** `config/packages/` since Symfony 4, `app/config/config.yml` before; the directory before them is the application's. */
const PACKAGE = new RegExp(`^(.*?/?)config/packages/[^/]+${CONFIGURATION}`);
const OLD = new RegExp(`^(.*?/?)app/config/config(?:_prod)?${CONFIGURATION}`);

/** Directories that hold no application of their own, only what is copied or tried. */
const NO_APPLICATION = /(?:^|\/)(?:vendor|tests?|fixtures?|docs?|recipes?|skeletons?|templates?|stubs?|examples?|node_modules)\//i;

/** Directories of applications, relative to the root: '' or with a slash at the end. */
export function applicationDirectories(files: ConfigurationFiles): readonly string[] {
  const found = new Set<string>();
  for (const path of files.matching(/config\//)) {
    const directory = (PACKAGE.exec(path) ?? OLD.exec(path))?.[1];
    if (directory !== undefined && !NO_APPLICATION.test(`/${directory}`)) found.add(directory);
  }
  return [...found].sort();
}

/** First to last; what comes later wins. https://symfony.com/doc/current/configuration.html#configuration-environments */
export function configurationFiles(files: ConfigurationFiles, directory: string): readonly string[] {
  const base = `^${escaped(directory)}`;
  const first = files.matching(new RegExp(`${base}config/packages/[^/]+${CONFIGURATION}`));
  const production = files.matching(new RegExp(`${base}config/packages/prod/[^/]+${CONFIGURATION}`));
  const services = files.matching(new RegExp(`${base}config/services(?:_prod)?${CONFIGURATION}`));
  const old = files.matching(new RegExp(`${base}app/config/config_prod${CONFIGURATION}`));
  const oldBase = old.length > 0 ? [] : files.matching(new RegExp(`${base}app/config/config${CONFIGURATION}`));
  return [...first, ...production, ...services, ...oldBase, ...old];
}

/** Files that an `imports:` entry names, relative to the file it stands in. Globs and directories included. */
export function importedFiles(files: ConfigurationFiles, from: string, resource: string): readonly string[] {
  if (resource.includes('%') || resource.startsWith('@')) return [];
  const path = posix.normalize(posix.join(posix.dirname(from), resource));
  if (path.startsWith('..')) return [];
  if (files.has(path)) return [path];
  const pattern = escaped(path.replace(/\/$/, ''))
    .replace(/\\\{([^{}]*)\\\}/g, (_, alternatives: string) => `(?:${alternatives.replaceAll(',', '|')})`)
    .replaceAll(String.raw`\*\*`, '.*')
    .replaceAll(String.raw`\*`, '[^/]*');
  const isPattern = /[*{]/.test(path);
  return files.matching(new RegExp(`^${pattern}${isPattern ? '' : `/[^/]+\\.(?:ya?ml|xml|php)`}$`)).filter(isConfiguration);
}

function isConfiguration(path: string): boolean {
  return /\.(?:ya?ml|xml|php)$/.test(path);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
