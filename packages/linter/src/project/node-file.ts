/** Tells JavaScript and TypeScript that a server may run from browser code, tests and what tools made. */

/** Longer files are bundles, not sources [bytes]. */
export const LARGEST_NODE_FILE: number = 1024 * 1024;

const EXTENSION = /\.[cm]?[jt]s$/;

/** Type declarations, tests, stories, minified and bundled files, settings of editors and linters. */
const NOT_OF_A_SERVER =
  /\.d\.[cm]?ts$|[.-](?:min|bundle|umd|iife|prod|esm)\.[cm]?js$|[._-](?:test|tests|spec|specs|cy|e2e|stories|story|mock|fixture)\.[cm]?[jt]s$|^\./;

/** Directories of other people's code, build results, files for browsers, and tests. Lower case. */
const OUTSIDE: ReadonlySet<string> = new Set([
  'vendor',
  'vendors',
  'third_party',
  'third-party',
  'thirdparty',
  'dist',
  'build',
  'out',
  'public',
  'public_html',
  'pub',
  'htdocs',
  'test',
  'tests',
  'spec',
  'specs',
  'e2e',
  'cypress',
  'playwright',
  'nightwatch',
  'mocks',
  'fixtures',
  'coverage',
  'storybook',
]);

/**
 * May a Node process of the project run this file?
 * @param path root-relative; its directory is known to be in scope
 */
export function isNodeFile(path: string, name: string): boolean {
  if (!EXTENSION.test(name) || NOT_OF_A_SERVER.test(name)) return false;
  const slash = path.length - name.length;
  return (
    slash === 0 ||
    !path
      .slice(0, slash - 1)
      .split('/')
      .some((part) => OUTSIDE.has(part.toLowerCase()))
  );
}
