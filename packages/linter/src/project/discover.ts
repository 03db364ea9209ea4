import { readComposer } from './composer.ts';
import { findContributedCode } from './contributed-code.ts';
import { detectFrameworks } from './detect-frameworks.ts';
import { findDocroots } from './docroots.ts';
import type { Project } from './project.ts';
import { findRoot } from './root.ts';
import { Scope } from './scope.ts';
import { vendoredClasses } from './vendored-classes.ts';
import { type WalkOptions, walk } from './walk.ts';

export interface DiscoverOptions extends WalkOptions {
  /** Globs, directories or files, relative to the root: left out in addition. */
  readonly exclude?: readonly string[];
  /** The same: taken in although a built-in rule leaves them out (`vendor/acme/**`). */
  readonly include?: readonly string[];
  /** Directories and files that are taken in by name; a test folder below them is still left out. */
  readonly named?: readonly string[];
  /** Target platform, if the user named one. */
  readonly platform?: string;
}

/**
 * Discovers the project that holds `argument`: a directory, a directory inside a project, or one file.
 * Reads directories and composer files only; executes nothing and follows no link.
 *
 * @throws TidemarkError `project.not-found` when there is nothing at `argument`.
 */
export function discoverProject(argument: string, options: DiscoverOptions = {}): Project {
  const { root, asked } = findRoot(argument);
  const composer = readComposer(root);
  const docroots = findDocroots(root, composer.extra, composer.home);
  const contributed = findContributedCode(root, composer, docroots);
  const scope = new Scope({
    root,
    composer,
    contributed,
    ...(asked === undefined ? {} : { asked }),
    named: options.named ?? [],
    exclude: options.exclude ?? [],
    include: options.include ?? [],
  });
  const { files, otherFiles, nodeFiles, excluded, problems } = walk(root, scope, options);
  return {
    root,
    files,
    otherFiles,
    nodeFiles,
    excluded,
    docroots,
    vendorDir: composer.vendorDir,
    ...(asked === undefined ? {} : { reportOnly: asked }),
    ...(composer.facts === undefined ? {} : { composer: composer.facts }),
    ...(options.platform === undefined ? {} : { platform: options.platform }),
    problems: [...composer.problems, ...problems],
    frameworks: detectFrameworks(root, composer, docroots),
    vendorFileOf: vendoredClasses(root, composer, docroots),
  };
}
