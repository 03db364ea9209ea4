/** Decides, path by path, what of a project is analysed, what is counted, and what is left out. */
import type { Dirent } from 'node:fs';
import { readdirSync } from 'node:fs';
import picomatch from 'picomatch';
import {
  bundledLibraries,
  isKnownLibrary,
  isKnownLibraryFile,
  isNamedAfterRelease,
  mayHoldLibraries,
} from './bundled-libraries.ts';
import { autoloadedBy, type ComposerReading } from './composer.ts';
import type { ContributedCode } from './contributed-code.ts';
import type { Entry } from './directories.ts';
import { isGeneratedDirectory } from './generated-code.ts';
import { headOf, isPhar, NAMESPACE } from './php-file.ts';
import { phpunitBootstrap } from './phpunit-bootstrap.ts';
import { isWithin } from './relative-path.ts';
import {
  byLikelihoodOfTest,
  isDrupalApiFile,
  isTestDirectory,
  isToolFile,
  mayBeTestDirectory,
  mayBeTestFile,
  showsTestFramework,
} from './test-scope.ts';

/**
 * What happens to a directory: `scope` is analysed; `aside` is counted only; `settings` is searched for configuration
 * alone; `outside` is not entered, unless something in it was asked for.
 */
export type Verdict = 'scope' | 'aside' | 'settings' | 'outside';

export interface ScopeOptions {
  readonly root: string;
  readonly composer: ComposerReading;
  readonly contributed: ContributedCode;
  /** Root-relative; a directory ends with `/`. */
  readonly asked?: string;
  /** Directories and files taken in by name; what lies below them is ruled as anywhere. Root-relative. */
  readonly named?: readonly string[];
  /** Globs, directories or files, root-relative: left out. */
  readonly exclude: readonly string[];
  /** The same: taken in although a built-in rule leaves them out. */
  readonly include: readonly string[];
}

/** Files that make a directory a package, module, plugin or extension of its own. */
const MODULE_MARK = /^(?:composer\.json|package\.json|module\.json|ext_emconf\.php|style\.css|.+\.info\.yml|.+\.info)$/;

/** The same for what belongs to an application: a library is none. */
const APPLICATION_MARK = /^(?:module\.json|ext_emconf\.php|style\.css|.+\.info\.yml|.+\.info)$/;

/** What comes with a release of a library: its licence, or what was changed. */
const RELEASE_FILE = /^(?:(?:un)?licen[cs]e|copying|change-?log|changes|release[-_]?notes)(?:[.-].*)?$/i;

/** How much of a file is read to see a test framework [bytes], and of how many files. */
const HEAD = 4096;
const HEADS = 24;

/** How much of a file is read to see the class of a library, below its licence and settings [bytes]. */
const LIBRARY_HEAD = 16_384;

type Entries = readonly Entry[];

/** The rules for one project. All paths are root-relative; the root and what was asked for are never left out. */
export class Scope {
  readonly #options: ScopeOptions;
  readonly #named: readonly string[];
  readonly #excludes: (path: string) => boolean;
  readonly #includes: (path: string) => boolean;
  readonly #includeBases: readonly string[];
  readonly #production: readonly string[];
  readonly #development: ReadonlySet<string>;
  readonly #bundled = new Set<string>();

  constructor(options: ScopeOptions) {
    this.#options = options;
    this.#named = [options.asked ?? '', ...(options.named ?? [])].map(clean).filter((path) => path !== '');
    this.#excludes = matcher(options.exclude);
    this.#includes = matcher(options.include);
    this.#includeBases = options.include.map((pattern) => picomatch.scan(clean(pattern)).base);
    const { facts } = options.composer;
    this.#production = autoloadedBy(facts);
    // Seeders and factories run on production databases too, although Laravel loads them for development.
    const beginsTests = phpunitBootstrap(options.root);
    this.#development = new Set([
      ...(facts?.devPaths ?? []).filter((path) => !isWithin(path, 'database') && !this.#production.includes(path)),
      ...(beginsTests === undefined ? [] : [beginsTests]),
    ]);
  }

  /** Must the walk pass through this directory to reach what was asked for or included? */
  isAboveAsked(path: string): boolean {
    if (this.#named.some((named) => isWithin(named, path))) return true;
    return this.#includeBases.some((base) => base !== '' && isWithin(base, path));
  }

  /** Is this a file that was asked for? */
  isAsked(path: string): boolean {
    return this.#named.includes(path);
  }

  /** Ruling on a directory by its path alone, given the ruling on what holds it. */
  ofDirectory(path: string, name: string, outer: Verdict, parent: string, siblings: Entries): Verdict {
    if (this.#isForced(path)) return 'scope';
    if (outer === 'outside') return 'outside';
    if (this.#excludes(path)) return 'aside';
    if (this.#options.contributed.directories.has(path) || this.#bundled.has(path)) return 'outside';
    if (outer !== 'scope') return outer;
    if (name.startsWith('.')) return 'outside';
    if (this.#isCopyOfPackage(path) || isGeneratedDirectory(path, name)) return 'outside';
    if (isKnownLibrary(name) && !this.#isOwn(path) && !this.#holdsOwnNamespace(path)) return 'outside';
    if (this.#development.has(path)) return 'aside';
    return mayBeTestDirectory(name) && this.#isTest(path, name, parent, siblings) ? 'aside' : 'scope';
  }

  /** The same once the directory's entries are known. */
  ofContents(path: string, name: string, before: Verdict, entries: Entries): Verdict {
    if (before !== 'scope' || this.#isForced(path)) return before;
    if (name === 'vendor' && entries.some((entry) => entry.name === 'autoload.php' || entry.name === 'composer')) {
      return 'outside';
    }
    if (path.includes('/') && isNamedAfterRelease(name) && !this.#isOwn(path) && this.#isReleased(path, entries)) {
      return 'outside';
    }
    if (mayHoldLibraries(name)) {
      const children = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
      const own = children.filter((child) => !this.#isOwn(`${path}/${child}`));
      const bundled = bundledLibraries(this.#absolute(path), own, this.#options.composer.facts?.name);
      if (bundled === 'all') return 'outside';
      for (const child of bundled) this.#bundled.add(`${path}/${child}`);
    }
    return before;
  }

  /** Ruling on a PHP file, given the ruling on its directory. */
  ofFile(path: string, name: string, directory: Verdict, parent: string, siblings: Entries): Verdict {
    if (this.isAsked(path)) return 'scope';
    if (this.#excludes(path)) return directory === 'outside' ? 'outside' : 'aside';
    if (this.#includes(path)) return 'scope';
    if (directory !== 'scope') return directory === 'aside' ? 'aside' : 'outside';
    if (this.#options.contributed.files.has(path)) return 'outside';
    if (parent !== '' && isKnownLibraryFile(name, () => headOf(this.#absolute(path), LIBRARY_HEAD))) return 'outside';
    if (this.#development.has(path)) return 'aside';
    if ((parent === '' || name.startsWith('.')) && isToolFile(name)) return 'aside';
    if (isDrupalApiFile(name) && siblings.some((entry) => /\.(?:info|services)\.yml$/.test(entry.name))) return 'aside';
    if (!name.includes('.') && isPhar(headOf(this.#absolute(path), HEAD))) return 'aside';
    if (mayBeTestFile(name) && showsTestFramework(headOf(this.#absolute(path), HEAD))) return 'aside';
    return 'scope';
  }

  /** Is this configuration file wanted? */
  ofOther(path: string): boolean {
    return !this.#excludes(path) && !this.#options.contributed.files.has(path);
  }

  #isForced(path: string): boolean {
    return this.#named.includes(path) || this.#includes(path);
  }

  /** Production code by the word of composer.json: at, above or below a directory that it autoloads. */
  #isOwn(path: string): boolean {
    const { pathRepositories } = this.#options.composer;
    return [...this.#production, ...pathRepositories].some((own) => isWithin(own, path) || isWithin(path, own));
  }

  /** Does a directory hold what the release of a library comes with, or each of its parts a licence of its own? */
  #isReleased(path: string, entries: Entries): boolean {
    const files = entries.flatMap((entry) => (entry.isDirectory() ? [] : [entry.name]));
    if (files.some((name) => APPLICATION_MARK.test(name))) return false;
    if (files.some((name) => RELEASE_FILE.test(name))) return true;
    const parts = entries.flatMap((entry) => (entry.isDirectory() ? [`${path}/${entry.name}`] : []));
    return parts.length > 0 && parts.every((part) => this.#names(part).some((name) => RELEASE_FILE.test(name)));
  }

  /** Does the directory hold classes of a namespace that composer.json autoloads from the root? */
  #holdsOwnNamespace(path: string): boolean {
    const namespaces = Object.entries(this.#options.composer.facts?.psr4 ?? {}).flatMap(([prefix, directories]) =>
      prefix !== '' && directories.includes('') ? [prefix + path.replaceAll('/', '\\')] : [],
    );
    if (namespaces.length === 0) return false;
    const files = this.#names(path).filter((name) => name.endsWith('.php'));
    return files.slice(0, HEADS).some((name) => {
      const namespace = NAMESPACE.exec(headOf(this.#absolute(`${path}/${name}`), HEAD))?.[1];
      return namespace !== undefined && namespaces.includes(namespace);
    });
  }

  /** `overrides/vendor/package` of a package that Composer installs too: a patched copy. */
  #isCopyOfPackage(path: string): boolean {
    const { fetched, pathRepositories } = this.#options.composer;
    return (
      fetched.has(path.split('/').slice(-2).join('/').toLowerCase()) &&
      !pathRepositories.some((own) => isWithin(path, own))
    );
  }

  #isTest(path: string, name: string, parent: string, siblings: Entries): boolean {
    return isTestDirectory({
      path,
      name,
      parentIsModule: () => parent === '' || siblings.some((entry) => MODULE_MARK.test(entry.name)),
      autoloaded: () => this.#production.some((own) => path !== own && isWithin(path, own)),
      isBeside: (file) => siblings.some((entry) => entry.name === file),
      entries: () => this.#names(path),
      usesTestFramework: () => this.#usesTestFramework(path, { left: HEADS }, 0),
      holdsDrupalTests: () => this.#holdsDrupalTests(name, parent),
    });
  }

  #holdsDrupalTests(name: string, parent: string): boolean {
    if (name === 'tests') return /(?:^|\/)(?:modules|themes|profiles)$/.test(parent);
    if (name !== 'Tests' || !parent.endsWith('/src')) return false;
    return this.#names(parent.slice(0, -4)).some((entry) => entry.endsWith('.info.yml'));
  }

  #usesTestFramework(path: string, heads: { left: number }, depth: number): boolean {
    let entries: Dirent[];
    try {
      entries = readdirSync(this.#absolute(path), { withFileTypes: true });
    } catch {
      return false;
    }
    const files = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
    for (const name of byLikelihoodOfTest(files)) {
      if (heads.left-- <= 0) return false;
      if (showsTestFramework(headOf(this.#absolute(`${path}/${name}`), HEAD))) return true;
    }
    return entries.some(
      (entry) => entry.isDirectory() && depth < 4 && this.#usesTestFramework(`${path}/${entry.name}`, heads, depth + 1),
    );
  }

  #names(path: string): readonly string[] {
    try {
      return readdirSync(this.#absolute(path));
    } catch {
      return [];
    }
  }

  #absolute(path: string): string {
    return path === '' ? this.#options.root : `${this.#options.root}/${path}`;
  }
}

/** A pattern without a glob names a file or a whole directory. */
function matcher(patterns: readonly string[]): (path: string) => boolean {
  if (patterns.length === 0) return () => false;
  const globs = patterns.map(clean).flatMap((pattern) => [pattern, `${pattern}/**`]);
  const matches = picomatch(globs, { dot: true });
  return (path) => matches(path);
}

function clean(pattern: string): string {
  return pattern.replace(/^\.?\//, '').replace(/\/+$/, '');
}
