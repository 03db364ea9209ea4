/** What an application's kernel says of its directories, where it does not leave that to Symfony. */
import { posix } from 'node:path';
import { returnedBy } from '../../../configuration/php-settings.ts';
import type { CallMeaning, PhpSource } from '../../../configuration/php-source.ts';
import type { ConfigurationFiles } from '../../../configuration/reader.ts';
import { entryAt, ROOT, TEMPORARY, textOf } from '../../../configuration/setting.ts';
import type { FunctionFacts } from '../../../php/facts.ts';
import { phpSections } from './php-sections.ts';

/** https://symfony.com/doc/current/reference/configuration/kernel.html: the methods that a kernel overrides. */
const METHODS = {
  getConfigDir: 'configuration',
  getLogDir: 'logs',
  getCacheDir: 'cache',
  getShareDir: 'share',
} as const;

/** Directories that the kernel names itself, as settings have them: `{root}/etc`, `/mnt/logs`. */
export interface KernelDirectories {
  readonly configuration?: string;
  readonly logs?: string;
  readonly cache?: string;
  readonly share?: string;
}

export interface Kernel extends KernelDirectories {
  /** Where the application stands: '' or with a slash at the end. */
  readonly directory: string;
}

/** The kernels of a project that say where something is. */
export async function kernels(files: ConfigurationFiles): Promise<readonly Kernel[]> {
  const found: Kernel[] = [];
  for (const path of files.matching(/(?:^|\/)(?:src|app)\/\w*Kernel\.php$/)) {
    const facts = await files.facts(path);
    if (!facts?.classes.some(({ extends: parents }) => parents.some((parent) => parent.endsWith('Kernel')))) continue;
    const directory = path.replace(/(?:src|app)\/\w+\.php$/, '');
    const source: PhpSource = { path, facts, variables: files.variables, meaning: meaningIn(directory) };
    const own = facts.functions.filter(({ kind }) => kind === 'method');
    const named: Record<string, string> = {};
    for (const [method, name] of Object.entries(METHODS)) {
      const fn = own.find((candidate) => candidate.name === method);
      const text = fn && directoryOf(source, fn);
      if (text !== undefined) named[name] = text;
    }
    const imported = importedDirectory(source);
    found.push({ directory, ...(imported === undefined ? {} : { configuration: imported }), ...named });
  }
  return found;
}

function directoryOf(source: PhpSource, fn: FunctionFacts): string | undefined {
  const text = textOf(returnedBy(source, fn));
  return text !== undefined && [ROOT, TEMPORARY, '/'].some((start) => text.startsWith(start))
    ? normalised(text)
    : undefined;
}

/** `$container->import('../etc/{packages}/*.yaml')` in the kernel's `configureContainer()`. */
function importedDirectory(source: PhpSource): string | undefined {
  const imports = phpSections(source).entries.flatMap(({ key, value }) =>
    key === 'imports' && value.kind === 'list' ? value.items : [],
  );
  for (const item of imports) {
    const resource = textOf(entryAt(item, 'resource')?.value);
    const [, directory] = /^(.*?)\/?(?:\{packages\}|packages)\//.exec(resource ?? '') ?? [];
    if (directory === undefined) continue;
    const path = directory.startsWith(ROOT)
      ? directory
      : `${ROOT}/${posix.join(posix.dirname(source.path), directory)}`;
    if (!path.includes('..')) return normalised(path);
  }
  return undefined;
}

function normalised(path: string): string {
  return posix.normalize(path).replace(/\/$/, '');
}

function meaningIn(directory: string): CallMeaning {
  const root = normalised(`${ROOT}/${directory}`);
  return ({ name, path, line }) =>
    name === '->getprojectdir' || name === '->getrootdir' ? { kind: 'value', value: root, path, line } : undefined;
}
