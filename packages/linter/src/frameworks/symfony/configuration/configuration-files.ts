/** Which files configure a Symfony application in production, in the order in which it loads them. */
import { posix } from 'node:path';
import type { ConfigurationFiles } from '../../../configuration/reader.ts';
import { ROOT } from '../../../configuration/setting.ts';
import { type KernelDirectories, kernels } from './kernel.ts';
import { kernelEnvironment } from './kernel-environment.ts';

const CONFIGURATION = String.raw`\.(?:ya?ml|xml|php)$`;

/** `config/packages/` since Symfony 4 (EC-CUBE has `app/config/eccube/packages/`), `app/config/config.yml` before. */
const PACKAGE = new RegExp(`^(.*?/?)((?:app/)?config(?:/[\\w-]+)?)/packages/[^/]+${CONFIGURATION}`);
const OLD = new RegExp(`^(.*?/?)(app/config)/config(?:_prod)?${CONFIGURATION}`);

/** Directories that hold no application of their own, only what is copied or tried. */
const NO_APPLICATION =
  /(?:^|\/)(?:vendor|[\w-]*tests?|[\w-]*TestBundle|fixtures?|docs?|recipes?|skeletons?|templates?|stubs?|examples?|Resources|node_modules)\//i;

/** Where an application stands. */
export interface ApplicationPlace {
  /** Relative to the root: '' or with a slash at the end. */
  readonly directory: string;
  /** Directory of its configuration, relative to the root. */
  readonly configuration: string;
  /** What its kernel says. */
  readonly kernel: KernelDirectories;
}

/** The applications of a project, most have one. */
export async function applicationPlaces(files: ConfigurationFiles): Promise<readonly ApplicationPlace[]> {
  const found = new Map<string, ApplicationPlace>();
  const named = new Map((await kernels(files)).map((kernel) => [kernel.directory, kernel]));
  for (const kernel of named.values()) {
    const configuration = kernel.configuration?.startsWith(`${ROOT}/`)
      ? kernel.configuration.slice(ROOT.length + 1)
      : undefined;
    if (configuration !== undefined && !NO_APPLICATION.test(`/${kernel.directory}`))
      found.set(configuration, { directory: kernel.directory, configuration, kernel });
  }
  for (const path of files.matching(/config\//)) {
    const [, directory, inside] = PACKAGE.exec(path) ?? OLD.exec(path) ?? [];
    if (directory === undefined || inside === undefined || NO_APPLICATION.test(`/${directory}`)) continue;
    const kernel = named.get(directory) ?? {};
    found.set(directory + inside, { directory, configuration: directory + inside, kernel });
  }
  return [...found.values()].sort((left, right) => (left.configuration < right.configuration ? -1 : 1));
}

/** First to last; what comes later wins. https://symfony.com/doc/current/configuration.html#configuration-environments */
export function configurationFiles(files: ConfigurationFiles, place: ApplicationPlace): readonly string[] {
  const base = `^${escaped(place.configuration)}`;
  const name = kernelEnvironment(files);
  const first = files.matching(new RegExp(`${base}/packages/[^/]+${CONFIGURATION}`));
  const own = files.matching(new RegExp(`${base}/packages/${name}/[^/]+${CONFIGURATION}`));
  const services = files.matching(new RegExp(`${base}/(?:services|parameters)(?:_${name})?${CONFIGURATION}`));
  const old = files.matching(new RegExp(`${base}/config_${name}${CONFIGURATION}`));
  const oldBase = old.length > 0 ? [] : files.matching(new RegExp(`${base}/config${CONFIGURATION}`));
  // Before Symfony 4 `services.yml` counts as far as `config.yml` imports it.
  return first.length > 0 ? [...first, ...own, ...services] : [...oldBase, ...old];
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
  return files
    .matching(new RegExp(`^${pattern}${isPattern ? '' : `/[^/]+\\.(?:ya?ml|xml|php)`}$`))
    .filter(isConfiguration);
}

function isConfiguration(path: string): boolean {
  return /\.(?:ya?ml|xml|php)$/.test(path);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
