/** What fixers may look at: the files of the project as they are on disk, each read once. */
import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { readComposer } from './composer-packages.ts';
import { PhpText } from './php-text.ts';
import { sourceFiles } from './source-files.ts';
import { textOfBytes } from './source-text.ts';
import { YamlText } from './yaml-text.ts';

/** Largest file that is edited [bytes]. */
const LARGEST = 2 * 1024 * 1024;

/** Files that give variables to the application; templates of them give nothing. */
const GIVES =
  /^(?:\.env(?:\.\w+)*|Dockerfile.*|(?:docker-)?compose.*\.ya?ml|\.platform\.app\.yaml|app\.json|fly\.toml|vapor\.yml|render\.yaml|fortrabbit\.yml)$/i;
const TEMPLATE = /example|sample|dist|template|test/i;

export class FixProject {
  readonly root: string;
  readonly frameworks: readonly { readonly name: string; readonly version: string }[];
  readonly #texts = new Map<string, string | undefined>();
  readonly #php = new Map<string, PhpText | undefined>();
  readonly #yaml = new Map<string, YamlText | undefined>();
  readonly #since: number;
  readonly #changed = new Set<string>();
  #packages: ReadonlySet<string> | undefined;
  #sources: { readonly files: readonly string[] | undefined } | undefined;

  /**
   * @param since when the analysis began [ms since 1970]: what was written later is left alone
   * @param open texts that count in the place of what is on disk, one character a byte
   */
  constructor(
    root: string,
    frameworks: FixProject['frameworks'],
    since: number = Number.POSITIVE_INFINITY,
    open: ReadonlyMap<string, string> = new Map(),
  ) {
    for (const [path, text] of open) this.#texts.set(path, text);
    this.root = root;
    this.frameworks = frameworks;
    this.#since = since;
  }

  /** Files that were asked for and have changed since the analysis, ordered by path. */
  get changed(): readonly string[] {
    return [...this.#changed].sort();
  }

  uses(framework: string): boolean {
    return this.frameworks.some(({ name }) => name === framework);
  }

  /** First number of a framework's version; undefined where it is not used or nothing tells. */
  major(framework: string): number | undefined {
    const version = this.frameworks.find(({ name }) => name === framework)?.version;
    const number = version === undefined ? undefined : /\d+/.exec(version)?.[0];
    return number === undefined ? undefined : Number(number);
  }

  /** Numbers of a framework's version, as far as it tells them: `^5.6` → 5, 6. */
  version(framework: string): readonly number[] {
    const version = this.frameworks.find(({ name }) => name === framework)?.version ?? '';
    return (/\d+(?:\.\d+)*/.exec(version)?.[0] ?? '').split('.').filter(Boolean).map(Number);
  }

  /** A file, one character a byte; undefined where there is none that may be edited. */
  text(path: string): string | undefined {
    return kept(this.#texts, path, () => this.#read(path));
  }

  /** Is there something at this path that is no file to edit? */
  isTaken(path: string): boolean {
    return this.text(path) === undefined && lstatSync(join(this.root, path), { throwIfNoEntry: false }) !== undefined;
  }

  #read(path: string): string | undefined {
    const file = join(this.root, path);
    try {
      const stat = statSync(file, { throwIfNoEntry: false });
      if (!stat?.isFile() || stat.size > LARGEST) return undefined;
      // A link may lead out of the project, to files that are none of its own.
      if (!realpathSync(file).startsWith(realpathSync(this.root) + sep)) return undefined;
      if (Math.floor(stat.mtimeMs) <= this.#since) return textOfBytes(readFileSync(file));
      this.#changed.add(path);
    } catch {
      // Not readable is not editable.
    }
    return undefined;
  }

  /** Files in which a path may be named; undefined where there are too many to look at. */
  sources(): readonly string[] | undefined {
    this.#sources ??= { files: sourceFiles(this.root) };
    return this.#sources.files;
  }

  /** A PHP file, parsed; undefined where it does not parse. */
  php(path: string): PhpText | undefined {
    return kept(this.#php, path, () => PhpText.of(this.text(path)));
  }

  /** A YAML file of one document, parsed; undefined where it does not parse. */
  yaml(path: string): YamlText | undefined {
    return kept(this.#yaml, path, () => YamlText.of(this.text(path)));
  }

  hasPackage(name: string): boolean {
    this.#packages ??= readComposer(this.text('composer.json'), this.text('composer.lock'));
    return this.#packages.has(name);
  }

  /**
   * What the files at the root give a variable: its value in a `.env` file, null where another file names it; undefined
   * where none does.
   */
  given(variable: string): string | null | undefined {
    let found: string | null | undefined;
    for (const name of this.#givers()) {
      const text = this.text(name);
      if (text === undefined) {
        // What it says now is not known: it may give another value.
        if (this.isTaken(name)) return null;
        continue;
      }
      if (/^\.env/i.test(name)) {
        const value = new RegExp(`^[ \\t]*(?:export[ \\t]+)?${variable}[ \\t]*=(.*)$`, 'm').exec(text)?.[1];
        if (value !== undefined) found = value.trim().replace(/^(["'])(.*)\1$/, '$2');
      } else if (new RegExp(`\\b${variable}\\b`).test(text)) return null;
    }
    return found;
  }

  #givers(): readonly string[] {
    const names = readdirSync(this.root).filter((name) => GIVES.test(name) && !TEMPLATE.test(name));
    return [...names.sort(), '.upsun/config.yaml', '.platform/applications.yaml'];
  }
}

function kept<T>(store: Map<string, T>, key: string, make: () => T): T {
  if (!store.has(key)) store.set(key, make());
  return store.get(key) as T;
}
