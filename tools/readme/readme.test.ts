/** Everything the README tells its reader to type or to write is done here, on a copy of the bundled example. */
import { execFile, execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { FORMAT_NAMES } from '../../packages/linter/src/cli/options.ts';
import type { LintResult } from '../../packages/linter/src/index.ts';
import { FROM_SOURCE } from '../../packages/linter/test/from-source.ts';
import { ROOT } from '../run-step.mjs';
import { excerpt, regenerate } from './blocks.ts';
import { type Said, tidemarkLint } from './cli.ts';
import { codeBlocks, commandsOf } from './commands.ts';

const EXAMPLE = join(ROOT, 'examples/craft-site');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const PACKAGE_README = readFileSync(join(ROOT, 'packages/linter/README.md'), 'utf8');
/** Those of the simulator and of the platform are done in tests of their own. */
const COMMANDS = [...new Set([README, PACKAGE_README].flatMap(commandsOf))].filter(
  (command) => !/^npx tidemark(?:-sim)? /.test(command),
);
const SCRIPTS = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> })
  .scripts;

let folder: string;
let site: string;

/** The linter is loaded by the first test that runs it, and some start another process [ms]. */
const PATIENCE = { timeout: 120_000 };

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'tidemark-readme-')));
  site = join(folder, 'site');
  vi.stubEnv('XDG_CACHE_HOME', join(folder, 'cache'));
  cpSync(EXAMPLE, site, { recursive: true });
  mkdirSync(join(site, 'tools'));
  writeFileSync(join(site, 'tools/our-rules.mjs'), codeOf('js'));
  mkdirSync(join(folder, 'node_modules/@tidemark'), { recursive: true });
  symlinkSync(join(ROOT, 'packages/linter'), join(folder, 'node_modules/@tidemark/linter'));
  const git = (...args: string[]): void => {
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
      cwd: site,
      stdio: 'ignore',
    });
  };
  git('init');
  git('add', '.');
  git('commit', '-m', 'The site');
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function node(argv: readonly string[], cwd: string): Promise<Said> {
  return new Promise((resolve) => {
    execFile(process.execPath, argv, { cwd, env: { ...process.env, INIT_CWD: cwd } }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), stdout, stderr }),
    );
  });
}

/** The first block of a language, if there is one with these words in it. */
function codeOf(language: string, words = ''): string {
  return codeBlocks(README).find((block) => block.language === language && block.text.includes(words))?.text ?? '';
}

describe('a command', PATIENCE, () => {
  const linting = COMMANDS.filter((command) => command.startsWith('npx tidemark-lint'));

  test('is the linter, or a script of the repository', () => {
    const rest = COMMANDS.filter((command) => !linting.includes(command));
    const scripts = rest.map((command) => /^npm (?:run )?([\w:]+)/.exec(command)?.[1] ?? command);
    expect(scripts.filter((name) => SCRIPTS[name] === undefined)).toEqual([]);
    expect(linting.length).toBeGreaterThan(8);
  });

  test.each(linting)('%s', async (command) => {
    const { code, stderr } = await tidemarkLint([...command.split(' ').slice(2), '--no-color'], site);
    expect([0, 1], stderr).toContain(code);
  });

  test('with a plugin finds what its rule is for', async () => {
    writeFileSync(join(site, 'drop.php'), "<?php\nftp_put($connection, 'a.csv', $file);\n");
    const plugged = linting.find((command) => command.startsWith('npx tidemark-lint --plugin')) ?? '';
    const { stdout } = await tidemarkLint([...plugged.split(' ').slice(2), '--only', 'acme/no-ftp-drop'], site);
    rmSync(join(site, 'drop.php'));
    expect(stdout).toContain('drop.php:2:1');
  });

  test('with a baseline finds nothing new', async () => {
    const baseline = linting.find((command) => command.endsWith('baseline.json')) ?? '';
    expect((await tidemarkLint(baseline.split(' ').slice(2), site)).code).toBe(0);
  });

  test('npm start lints a path, and ends with 0', async () => {
    mkdirSync(join(site, 'path/to/your'), { recursive: true });
    cpSync(EXAMPLE, join(site, 'path/to/your/site'), { recursive: true });
    const { code, stdout } = await node([join(ROOT, 'tools/start.mjs'), 'path/to/your/site', '--format', 'json'], site);
    const { project, findings } = JSON.parse(stdout) as LintResult;
    expect(code).toBe(0);
    expect(project.root).toBe(join(site, 'path/to/your/site'));
    expect(findings).not.toEqual([]);
  });
});

describe('code', PATIENCE, () => {
  test('the configuration is valid', async () => {
    const file = join(site, 'other.json');
    writeFileSync(file, codeOf('json'));
    const { code, stderr } = await tidemarkLint(['--config', file, '--fail-on', 'never'], site);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('the comment hides its finding', async () => {
    mkdirSync(join(site, 'ignored'), { recursive: true });
    writeFileSync(join(site, 'ignored/composer.json'), '{}');
    writeFileSync(join(site, 'ignored/index.php'), `<?php\n${codeOf('php')}`);
    const { stdout } = await tidemarkLint(['ignored', '--format', 'json', '--no-cache'], site);
    const { findings, suppressed } = JSON.parse(stdout) as LintResult;
    expect({ findings, inline: suppressed.inline }).toEqual({ findings: [], inline: 1 });
  });

  test('the library example runs', async () => {
    // Below node_modules, so that the package is found by its name.
    const folder = join(ROOT, 'node_modules/.cache/tidemark');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'library.mts');
    writeFileSync(file, codeOf('ts', '@tidemark/linter').replace("'path/to/site'", JSON.stringify(EXAMPLE)));
    const { code, stdout } = await node([...FROM_SOURCE, file], ROOT);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^\S+:\d+ \S/m);
  });
});

describe('text', PATIENCE, () => {
  test('that is generated is up to date', async () => {
    expect(await regenerate(README, EXAMPLE)).toBe(README);
  });

  test('names every format', () => {
    expect(FORMAT_NAMES.filter((name) => !README.includes(`| \`${name}\` |`))).toEqual([]);
  });

  test('links to files that exist', () => {
    const links = [...README.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = '']) => path);
    expect(links.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});

describe('an excerpt', () => {
  const finding = 'error  Writes a file.\n       a.php:1:1\n\n  why   Lost.\n';
  const summary =
    '              errors\nrule               3\n\n3 errors in 3 files\n9 files looked at in 1.2 s · generic\n';

  test('shows the first findings, how many follow, and the summary without the time it took', () => {
    expect(excerpt([finding, finding, finding, summary].join('\n'), 1)).toBe(
      `${finding}\n… 2 more\n\n${summary.replace(' in 1.2 s', '').trimEnd()}`,
    );
  });

  test('of few findings is the whole', () => {
    expect(excerpt(`${finding}\n${summary}`, 1)).toBe(`${finding}\n${summary.replace(' in 1.2 s', '').trimEnd()}`);
  });
});
