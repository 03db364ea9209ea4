/** The same answer, to the byte, however it was come by: threads, caches, what changed in between, vendored code. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LintOptions, type LintResult, lint } from '../src/index.ts';
import { projectText } from '../src/testing/project-text.ts';

const FIXTURE = fileURLToPath(new URL('fixtures/laravel-12', import.meta.url));
const FILES = projectText(FIXTURE);
const PHP = Object.keys(FILES).filter((path) => path.endsWith('.php'));

/** Long enough for a busy machine [ms]. */
const PATIENCE = 300_000;

let folder: string;
let project: string;
let number = 0;

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'tidemark equality ')));
  project = join(folder, 'project');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fresh(): void {
  rmSync(project, { recursive: true, force: true });
  cpSync(FIXTURE, project, { recursive: true });
}

function newCache(): string {
  number += 1;
  return join(folder, `cache ${number}`);
}

/** Everything that is printed, save for how much work it was. One thread, unless it is asked for more: a small project is done before threads are there. */
async function answer(options: Omit<LintOptions, 'path'>): Promise<string> {
  const { stats: _stats, ...result }: LintResult = await lint({ path: project, threads: 1, ...options });
  return JSON.stringify(result, null, 1);
}

type Change =
  | { readonly do: 'delete'; readonly path: string }
  | { readonly do: 'rename'; readonly path: string; readonly to: string }
  | { readonly do: 'replace'; readonly path: string; readonly from: string; readonly to: string }
  | { readonly do: 'insert'; readonly path: string; readonly at: number; readonly text: string }
  | { readonly do: 'restore'; readonly path: string }
  | { readonly do: 'add'; readonly path: string; readonly text: string };

const INSERTS = [
  '',
  '// a comment',
  "file_put_contents(storage_path('inserted.csv'), 'x');",
  "note(base_path('x'));",
  'if (false) {',
];
const REPLACEMENTS: readonly (readonly [string, string])[] = [
  ['storage_path', 'sys_get_temp_dir() . '],
  ['public_path', 'storage_path'],
  ['PlotReports', 'PlotReport'],
  ['directory', 'folder'],
  ['reports', 'scratch'],
  ['private', 'protected'],
];

/** Classes of the fixture, and methods that they have. */
const CLASSES = [...new Set(PHP.flatMap((path) => namesOf(path, /^(?:abstract |final )?class (\w+)/gm)))];
const METHODS = [...new Set(PHP.flatMap((path) => namesOf(path, /function (\w+)\(/g)))];

function namesOf(path: string, pattern: RegExp): readonly string[] {
  const text = FILES[path] ?? '';
  const space = pattern.source.includes('class') ? `\\${/^namespace ([\w\\]+);/m.exec(text)?.[1] ?? ''}\\` : '';
  return [...text.matchAll(pattern)].map(([, name]) => `${space}${name}`.replace('\\\\', '\\'));
}

/** New files that reach into the others: a caller, an heir, a function of the same name. */
const ADDITIONS: readonly ((cls: string, method: string) => string)[] = [
  (cls, method) => `function added(${cls} $it) { $it->${method}(base_path('x')); ${cls}::${method}('/tmp/x'); }`,
  (cls, method) => `class Added extends ${cls} { public function ${method}($a = 1) { return base_path('added'); } }`,
  (cls, method) => `$it = new ${cls}(storage_path('y')); $it->${method}($it); function ${method}() { return '/tmp'; }`,
];

const paths = fc.constantFrom(...PHP);
const change: fc.Arbitrary<Change> = fc.oneof(
  paths.map((path): Change => ({ do: 'delete', path })),
  fc
    .tuple(paths, fc.constantFrom('moved', 'app/Services', 'tests'))
    .map(([path, to]): Change => ({ do: 'rename', path, to: `${to}/${path.replaceAll('/', '-')}` })),
  fc
    .tuple(paths, fc.constantFrom(...REPLACEMENTS))
    .map(([path, [from, to]]): Change => ({ do: 'replace', path, from, to })),
  fc
    .tuple(paths, fc.nat({ max: 60 }), fc.constantFrom(...INSERTS))
    .map(([path, at, text]): Change => ({ do: 'insert', path, at, text })),
  paths.map((path): Change => ({ do: 'restore', path })),
  fc
    .tuple(
      fc.constantFrom(...ADDITIONS),
      fc.constantFrom(...CLASSES),
      fc.constantFrom(...METHODS),
      fc.constantFrom('a.php', 'app/Added.php', 'z.php'),
    )
    .map(([code, cls, method, path]): Change => ({ do: 'add', path, text: `<?php\n${code(cls, method)}\n` })),
);

function write(path: string, text: string): void {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), text, 'latin1');
}

function apply(step: Change): void {
  const file = join(project, step.path);
  const original = FILES[step.path] ?? '';
  if (step.do === 'restore') write(step.path, original);
  if (step.do === 'add') write(step.path, step.text);
  if (!existsSync(file)) return;
  if (step.do === 'delete') rmSync(file);
  if (step.do === 'replace') write(step.path, original.replaceAll(step.from, step.to));
  if (step.do === 'insert') {
    const lines = original.split('\n');
    write(step.path, [...lines.slice(0, step.at), step.text, ...lines.slice(step.at)].join('\n'));
  }
  if (step.do === 'rename') {
    mkdirSync(dirname(join(project, step.to)), { recursive: true });
    renameSync(file, join(project, step.to));
  }
}

describe('the answer is the same', () => {
  test(
    'with one, two and four threads',
    async () => {
      fresh();
      const [one, ...others] = await Promise.all([1, 2, 4].map((threads) => answer({ threads, cache: false })));
      expect(JSON.parse(one ?? '').findings.length).toBeGreaterThan(10);
      for (const other of others) expect(other).toBe(one);
    },
    PATIENCE,
  );

  test(
    'with no cache, a cold one and a warm one, which parses nothing',
    async () => {
      fresh();
      const cache = { location: newCache() };
      const [none, cold, warm] = [await answer({ cache: false }), await answer({ cache }), await answer({ cache })];
      expect(cold).toBe(none);
      expect(warm).toBe(none);
      const { stats } = await lint({ path: project, threads: 1, cache });
      expect(stats.parsed).toBe(0);
      expect(stats.cached).toBeGreaterThan(10);
    },
    PATIENCE,
  );

  test(
    'after edits, deletions and renames on a warm cache as without one',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
          async (rounds) => {
            fresh();
            const cache = { location: newCache() };
            await answer({ cache });
            for (const steps of rounds) {
              for (const step of steps) apply(step);
              const warm = await answer({ cache });
              expect(warm).toBe(await answer({ cache: false }));
            }
          },
        ),
        { numRuns: 30 },
      );
    },
    PATIENCE,
  );
});

describe('vendored code', () => {
  /** What first-party code inherits from and calls, as Composer would have it lie there. */
  const VENDOR: Readonly<Record<string, string>> = {
    'vendor/autoload.php': "<?php\nreturn require __DIR__ . '/composer/autoload_real.php';\n",
    'vendor/composer/autoload_psr4.php':
      "<?php\n$vendorDir = dirname(__DIR__);\nreturn ['Illuminate\\\\' => [$vendorDir . '/laravel/framework/src/Illuminate']];\n",
    'vendor/composer/autoload_classmap.php': '<?php\nreturn [];\n',
    'vendor/composer/installed.json': JSON.stringify({
      packages: [{ name: 'laravel/framework', version: 'v12.0.0', type: 'library' }],
    }),
    'vendor/laravel/framework/src/Illuminate/Console/Command.php':
      "<?php\nnamespace Illuminate\\Console;\nclass Command extends \\Symfony\\Component\\Console\\Command\\Command\n{\n    protected $laravel;\n    public function cache() { file_put_contents(__DIR__ . '/cache.txt', 'x'); }\n}\n",
    'vendor/laravel/framework/src/Illuminate/Support/ServiceProvider.php':
      '<?php\nnamespace Illuminate\\Support;\nabstract class ServiceProvider\n{\n    protected $app;\n    public function __construct($app) { $this->app = $app; }\n}\n',
    'vendor/laravel/framework/src/Illuminate/Filesystem/Filesystem.php':
      '<?php\nnamespace Illuminate\\Filesystem;\nclass Filesystem\n{\n    public function put($path, $contents, $lock = false) { return file_put_contents($path, $contents, $lock ? LOCK_EX : 0); }\n    public function ensureDirectoryExists($path, $mode = 0755, $recursive = true) { if (! is_dir($path)) mkdir($path, $mode, $recursive); }\n}\n',
  };

  test(
    'changes no finding in the own code, and has none',
    async () => {
      fresh();
      const { findings: without } = await lint({ path: project, threads: 1, cache: false });
      for (const [path, text] of Object.entries(VENDOR)) write(path, text);
      const { findings: with_ } = await lint({ path: project, threads: 1, cache: false });
      expect(with_).toEqual(without);
    },
    PATIENCE,
  );
});
