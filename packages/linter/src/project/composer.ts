import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { applicationHome } from './application-home.ts';
import { readJson } from './json.ts';
import type { ComposerFacts, ProjectProblem } from './project.ts';
import { below, insideRoot } from './relative-path.ts';

/** All that discovery takes from Composer's files. */
export interface ComposerReading {
  /** Absent when there is no composer.json, or it is not JSON. */
  readonly facts?: ComposerFacts;
  /** Directory of composer.json, relative to the root: '' unless the application lies below it. */
  readonly home: string;
  /** Relative to the root; `vendor` unless configured. */
  readonly vendorDir: string;
  /** `extra`, as written. */
  readonly extra: Readonly<Record<string, unknown>>;
  /** Names, without vendor, of packages that Composer installers may put outside the vendor directory. */
  readonly extensions: ReadonlySet<string>;
  /** Names of required packages that come from elsewhere, not from a directory of the project. */
  readonly fetched: ReadonlySet<string>;
  /** Directories that path repositories point at, relative to the root: first-party code. */
  readonly pathRepositories: readonly string[];
  readonly problems: readonly ProjectProblem[];
}

/** Reads composer.json, composer.lock and vendor/composer/installed.json. Invalid ones become problems. */
export function readComposer(root: string): ComposerReading {
  const problems: ProjectProblem[] = [];
  const home = existsSync(join(root, 'composer.json')) ? '' : applicationHome(root);
  const read = (name: string): Readonly<Record<string, unknown>> | undefined => {
    const path = below(home, name);
    const result = readJson(join(root, path));
    if (result === undefined) return undefined;
    if ('fault' in result) {
      problems.push({ path, ...result.fault });
      return undefined;
    }
    if (isRecord(result.value)) return result.value;
    // Composer 1 wrote installed.json as a bare list.
    if (Array.isArray(result.value)) return { packages: result.value };
    problems.push({ path, message: 'invalid: not a JSON object', line: 1, column: 1 });
    return undefined;
  };

  const composer = read('composer.json');
  const config = recordOf(composer?.config);
  const vendorName = insideRoot(textOf(config['vendor-dir']) ?? 'vendor') || 'vendor';
  const vendorDir = below(home, vendorName);
  if (composer === undefined) {
    const none: ReadonlySet<string> = new Set();
    return { home: '', vendorDir, extra: {}, extensions: none, fetched: none, pathRepositories: [], problems };
  }

  const lock = read('composer.lock');
  const packages = lock ?? read(`${vendorName}/composer/installed.json`);
  const installed = versionsOf(packages) ?? {};
  const aliases = aliasesOf(packages);
  const atHome = (paths: readonly string[]): readonly string[] => paths.map((path) => below(home, path));
  const autoload = recordOf(composer.autoload);
  const dev = recordOf(composer['autoload-dev']);
  const name = textOf(composer.name);
  const type = textOf(composer.type);
  const facts: ComposerFacts = {
    path: below(home, 'composer.json'),
    ...(name === undefined ? {} : { name }),
    ...(type === undefined ? {} : { type }),
    require: textsOf(composer.require),
    requireDev: textsOf(composer['require-dev']),
    psr4: Object.fromEntries(
      Object.entries(prefixesOf(autoload)).map(([prefix, paths]) => [prefix, atHome(paths)] as const),
    ),
    classmap: atHome(pathsOf(autoload.classmap)),
    files: atHome(pathsOf(autoload.files)),
    devPaths: atHome(
      [...Object.values(prefixesOf(dev)).flat(), ...pathsOf(dev.classmap), ...pathsOf(dev.files)].filter(
        (path) => path !== '',
      ),
    ),
    installed,
    ...(aliases === undefined ? {} : { aliases }),
  };
  return {
    home,
    facts,
    vendorDir,
    extra: recordOf(composer.extra),
    extensions: extensionsOf(lock, [...Object.keys(facts.require), ...Object.keys(facts.requireDev)]),
    fetched: fetchedOf(packages, Object.keys(facts.require)),
    pathRepositories: atHome(pathRepositoriesOf(composer.repositories)),
    problems,
  };
}

/** Directories and files, root-relative, that production loads classes from. */
export function autoloadedBy(facts: ComposerFacts | undefined): readonly string[] {
  return [...Object.values(facts?.psr4 ?? {}).flat(), ...(facts?.classmap ?? [])].filter(Boolean);
}

function prefixesOf(autoload: Readonly<Record<string, unknown>>): Readonly<Record<string, readonly string[]>> {
  const prefixes: Record<string, string[]> = {};
  for (const standard of ['psr-4', 'psr-0']) {
    for (const [prefix, directories] of Object.entries(recordOf(autoload[standard]))) {
      prefixes[prefix] = [...(prefixes[prefix] ?? []), ...pathsOf(directories)];
    }
  }
  return prefixes;
}

/** `"src/"`, or a list of such, as clean root-relative paths. */
function pathsOf(value: unknown): readonly string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((path) => (typeof path === 'string' ? (insideRoot(path) ?? []) : []));
}

/** `url` may be a glob (`packages/*`): the part before it counts. */
function pathRepositoriesOf(value: unknown): readonly string[] {
  const list = Array.isArray(value) ? value : Object.values(recordOf(value));
  return list.flatMap((repository) => {
    const { type, url } = recordOf(repository);
    if (type !== 'path' || typeof url !== 'string') return [];
    return insideRoot(url.replace(/\/?[^/]*[*?[{].*$/, '')) || [];
  });
}

/** The lock file knows the types; without it every required package may be one. */
function extensionsOf(lock: Readonly<Record<string, unknown>> | undefined, required: readonly string[]): Set<string> {
  const locked = [lock?.packages, lock?.['packages-dev']].flatMap((list) => (Array.isArray(list) ? list : []));
  const names = locked.flatMap((entry) => {
    const { name, type = 'library' } = recordOf(entry);
    return typeof name === 'string' && typeof type === 'string' && !IN_VENDOR.test(type) ? name : [];
  });
  return new Set((lock === undefined ? required : names).map((name) => name.slice(name.indexOf('/') + 1)));
}

/** Package types that stay in the vendor directory. */
const IN_VENDOR = /^(?:library|metapackage|composer-.*|symfony-.*|project|phpstan-extension|phpcodesniffer-standard)$/;

function versionsOf(source: Readonly<Record<string, unknown>> | undefined): Record<string, string> | undefined {
  if (source === undefined) return undefined;
  const versions: Record<string, string> = {};
  for (const list of [source['packages-dev'], source.packages]) {
    if (!Array.isArray(list)) continue;
    for (const entry of list) {
      const { name, version } = recordOf(entry);
      if (typeof name === 'string' && typeof version === 'string') versions[name] = version.replace(/^v(?=\d)/, '');
    }
  }
  return versions;
}

/** What is locked says where it comes from; without a lock file a path repository may hold any of them. */
function fetchedOf(
  source: Readonly<Record<string, unknown>> | undefined,
  required: readonly string[],
): ReadonlySet<string> {
  if (!Array.isArray(source?.packages)) return new Set(required);
  return new Set(
    source.packages.flatMap((entry) => {
      const { name, dist } = recordOf(entry);
      return typeof name === 'string' && recordOf(dist).type !== 'path' ? name.toLowerCase() : [];
    }),
  );
}

function aliasesOf(source: Readonly<Record<string, unknown>> | undefined): Record<string, string> | undefined {
  const packages = Array.isArray(source?.packages) ? source.packages : [];
  const aliases = Object.assign(
    {},
    ...packages.map((entry) => textsOf(recordOf(recordOf(recordOf(entry).extra).laravel).aliases)),
  ) as Record<string, string>;
  return Object.keys(aliases).length > 0 ? aliases : undefined;
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const [key, text] of Object.entries(recordOf(value))) if (typeof text === 'string') texts[key] = text;
  return texts;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value if it is an object, else an empty one. */
export function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}
