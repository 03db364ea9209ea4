/** A project as discovered on disk: what is in scope, what it is made of, what stays outside. */

export type FrameworkName = 'laravel' | 'symfony' | 'drupal' | 'craft' | 'yii' | 'wordpress' | 'typo3' | 'php';

/** Plugins bring frameworks of their own; the intersection keeps the known names apart in an editor. */
export type AnyFrameworkName = FrameworkName | (string & {});

export interface DetectedFramework {
  readonly name: AnyFrameworkName;
  /** Version as installed or required, e.g. `11.4.2` or `^10.2`; `unknown` when nothing tells. */
  readonly version: string;
  /** Lowest major version that the project may run on; undefined when nothing tells. */
  readonly major?: number;
  /** The file that told. */
  readonly evidence: string;
}

/** What tells that a file was changed. */
export interface FileStat {
  /** [bytes] */
  readonly size: number;
  /** Modification time [ms], with fractions. */
  readonly mtimeMs: number;
  readonly inode: number;
}

/** A file in scope. */
export interface SourceFile {
  /** Relative to the root, with `/`. */
  readonly path: string;
  /** Absent where the file was not looked at, since nothing is known of its contents that this could vouch for. */
  readonly stat?: FileStat;
}

/** A file or directory of the project that could not be read or understood. */
export interface ProjectProblem {
  /** Relative to the root, with `/`. */
  readonly path: string;
  /** What is wrong, and what to do where that is not plain. */
  readonly message: string;
  /** From 1; absent when the whole file is meant. */
  readonly line?: number;
  /** From 1, in UTF-16 units. */
  readonly column?: number;
}

export interface ComposerFacts {
  readonly path: string;
  readonly name?: string;
  /** `project`, `library`, `drupal-module`, `craft-plugin`, `wordpress-plugin`, `typo3-cms-extension`, `symfony-bundle` … */
  readonly type?: string;
  readonly require: Readonly<Record<string, string>>;
  readonly requireDev: Readonly<Record<string, string>>;
  /** PSR-4 and PSR-0 prefixes → directories relative to the root ('' is the root), dev ones left out. */
  readonly psr4: Readonly<Record<string, readonly string[]>>;
  /** Directories and files that production scans for classes (`autoload.classmap`). */
  readonly classmap?: readonly string[];
  /** Files that Composer includes on every request. */
  readonly files: readonly string[];
  /** Directories and files that only development loads (`autoload-dev`). */
  readonly devPaths: readonly string[];
  /** Installed versions by package, from composer.lock or vendor/composer/installed.json. */
  readonly installed: Readonly<Record<string, string>>;
  /** Class aliases that installed packages register with Laravel (`extra.laravel.aliases`): name → class. */
  readonly aliases?: Readonly<Record<string, string>>;
}

export interface Project {
  /** Absolute path of the project root. */
  readonly root: string;
  /** PHP files in scope, ordered by path. */
  readonly files: readonly SourceFile[];
  /** Configuration and platform files in scope (YAML, JSON, XML, `.env*`, Dockerfile …), ordered by path. */
  readonly otherFiles: readonly string[];
  /** JavaScript and TypeScript that Node may run, ordered by path; browser code among it is told by its contents. */
  readonly nodeFiles?: readonly string[];
  /**
   * What was asked for when it is not the whole root: `src/Module/` (with a slash: everything below) or `src/a.php`.
   * Filters what is reported, not what is known.
   */
  readonly reportOnly?: string;
  /** Number of PHP files found and left out: tests, fixtures, examples, generated code. */
  readonly excluded: number;
  readonly composer?: ComposerFacts;
  readonly frameworks: readonly DetectedFramework[];
  /** Directories that a web server serves, relative to the root; '' is the root itself. The likeliest first. */
  readonly docroots?: readonly string[];
  /** Where Composer puts packages, relative to the root. */
  readonly vendorDir?: string;
  /** Platform that the user named; else ask `detectPlatform`. */
  readonly platform?: string;
  /** Input that could not be read; the project is analysed without it. */
  readonly problems?: readonly ProjectProblem[];
  /** Path of the vendored file that declares a class, found through Composer's maps; absolute. Read on demand only. */
  vendorFileOf(className: string): string | undefined;
}
