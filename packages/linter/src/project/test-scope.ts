/** Tells tests, fixtures, examples and development tools from production code. */
import { isPhpName } from './php-file.ts';

/** What the scope rules ask about a directory and what stands around it. */
export interface DirectoryView {
  /** Root-relative. */
  readonly path: string;
  readonly name: string;
  /** The parent directory is the root, or a package, module, plugin or extension of its own. */
  readonly parentIsModule: () => boolean;
  /** The directory lies in what production autoloads, below the prefix directory. */
  readonly autoloaded: () => boolean;
  /** Does a file of this name stand beside the directory? */
  readonly isBeside: (file: string) => boolean;
  /** Names in the directory. Costs a read. */
  readonly entries: () => readonly string[];
  /** The directory is a Drupal extension's `src/Tests`, or `tests` among modules, themes or profiles. */
  readonly holdsDrupalTests: () => boolean;
  /** Do files in or below the directory use a test framework? Costs reads. */
  readonly usesTestFramework: () => boolean;
}

/** Never production code, wherever it stands. */
const ALWAYS: ReadonlySet<string> = new Set([
  '__tests__',
  '__mocks__',
  '__fixtures__',
  'fixtures',
  '_fixtures',
  'testdata',
  'test-data',
  'phpunit',
  'stubs',
  'stub',
]);

/** Tests where a project or module keeps them; elsewhere only if the files say so: `app/Http/Controllers/Test`. */
const TESTS: ReadonlySet<string> = new Set([
  'tests',
  'test',
  '_test',
  '_tests',
  'spec',
  'specs',
  'testing',
  'test-suite',
  'simpletest',
  'behat',
  'codeception',
]);

/** Too short to tell of tests by itself, a unit or a time zone as well: only if the files use a test framework. */
const SHORT_FOR_TESTS = 'tst';

/** Not production code at the top of a project or module; elsewhere it may be a subject of the application. */
const TOP_LEVEL: ReadonlySet<string> = new Set([
  'examples',
  'example',
  'samples',
  'sample',
  'demo',
  'demos',
  'doc',
  'docs',
  'documentation',
  'cypress',
  'e2e',
  'playwright',
  'nightwatch',
  'phpstan',
  'psalm',
  'rector',
  'build-cs',
  'benchmark',
  'benchmarks',
]);

/** Tests named after their kind. */
const KIND_OF_TESTS =
  /^(?:unit|integration|functional|acceptance|regression|system|smoke|browser|api|e2e|end-to-end|phpunit)[-_]?tests?$/;

/** Of these kinds none is a subject of an application, as an API's or a system's tests may be. */
const TESTS_ANYWHERE = /^(?:unit|integration|functional|acceptance|regression|e2e|end-to-end|phpunit)[-_]tests?$/;

/** Where an extension of TYPO3 keeps what its checks need, after the core's own: https://github.com/TYPO3/typo3/tree/main/Build */
const TYPO3_BUILD = 'Build';

/** Templates of code generators (Symfony Maker and the like). */
const SKELETONS: ReadonlySet<string> = new Set(['skeleton', 'skeletons']);

/** May a directory of this name be left out by {@link isTestDirectory}? */
export function mayBeTestDirectory(name: string): boolean {
  const lower = name.toLowerCase();
  return (
    [ALWAYS, SKELETONS, TESTS, TOP_LEVEL].some((names) => names.has(lower)) ||
    lower === 'features' ||
    lower === SHORT_FOR_TESTS ||
    name === TYPO3_BUILD ||
    KIND_OF_TESTS.test(lower)
  );
}

/** Is this directory left out as test, fixture, example or documentation? */
export function isTestDirectory(view: DirectoryView): boolean {
  const name = view.name.toLowerCase();
  if (ALWAYS.has(name)) return true;
  if (SKELETONS.has(name)) return !view.autoloaded() || view.name === name;
  if (name === 'features') return view.entries().some((entry) => entry.endsWith('.feature'));
  if (view.name === TYPO3_BUILD) return view.isBeside('ext_emconf.php') && !view.autoloaded();
  if (name === SHORT_FOR_TESTS) return view.usesTestFramework();
  const isTests = TESTS.has(name) || KIND_OF_TESTS.test(name);
  if (!isTests && !TOP_LEVEL.has(name)) return false;
  // A Drupal module may bear any of these names.
  if (view.entries().includes(`${view.name}.info.yml`)) return false;
  if (isTests) {
    if (name === 'testing') return view.autoloaded() && view.usesTestFramework();
    if (view.holdsDrupalTests()) return true;
    return ((view.parentIsModule() || TESTS_ANYWHERE.test(name)) && !view.autoloaded()) || view.usesTestFramework();
  }
  return view.parentIsModule() && !view.autoloaded();
}

/** Configuration of development tools and files for editors: PHP that no server runs. */
const TOOL_FILE =
  /^(?:\.?(?:php[-_]cs|twig[-_]cs|rector|ecs|easy-coding-standard|phpstan|psalm|phpunit|phpbench)(?:[-_.].*)?|\.phpstorm\.meta|_ide_helper.*|scoper\.inc|monorepo-builder|RoboFile|castor|c3|Pest)\.php$/;

/** Is this file, at the top of the project or hidden, a tool's configuration? */
export function isToolFile(name: string): boolean {
  return TOOL_FILE.test(name);
}

const TEST_ENDINGS = ['Test.php', 'TestCase.php', 'Cest.php', 'Cept.php', 'Spec.php'];

/** `FooTest.php` beside `Foo.php`: the test framework's name must then be looked for in the file. */
export function mayBeTestFile(name: string): boolean {
  return TEST_ENDINGS.some((ending) => name.endsWith(ending));
}

/** Marks of test frameworks, as they stand near the top of a file. */
const TEST_FRAMEWORK =
  /PHPUnit[\\_]|\bextends\s+\\?(?:\w+\\)*\w*(?:TestCase|TestBase|ObjectBehavior)\b|\bCodeception\\|\bBehat\\(?:Behat|Mink|MinkExtension|Testwork)\\|\bDrupal\\Tests\\|\bWP_UnitTestCase\b|\bPest\\|^\s*(?:it|test|describe)\(\s*['"]/m;

/** Does the beginning of a file's text show a test framework? */
export function showsTestFramework(head: string): boolean {
  return TEST_FRAMEWORK.test(head);
}

/** Names whose files are worth opening first when looking for a test framework. */
export function byLikelihoodOfTest(names: readonly string[]): readonly string[] {
  const php = names.filter(isPhpName);
  return [...php.filter((name) => /test/i.test(name)), ...php.filter((name) => !/test/i.test(name))];
}

/** Documentation of hooks in Drupal: read by people and editors, never loaded. */
export function isDrupalApiFile(name: string): boolean {
  return /^[a-z0-9_]+\.api\.php$/.test(name);
}
