/** `examples/plugin`: its own tests, its types, and every command that its page shows. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { ROOT } from './run-step.mjs';

const EXAMPLE = join(ROOT, 'examples/plugin');
const PROGRAM = join(ROOT, 'packages/linter/bin/tidemark-lint.js');
const PATIENCE = { timeout: 120_000 };

interface Shown {
  readonly args: readonly string[];
  readonly output: string;
}

/** `$ npx tidemark-lint …` and what it prints; `…` on a line of its own stands for any number of lines. */
const COMMANDS: readonly Shown[] = [
  ...readFileSync(join(EXAMPLE, 'README.md'), 'utf8').matchAll(/```console\n\$ npx tidemark-lint (.*)\n([\s\S]*?)```/g),
].map(([, command = '', output = '']) => ({ args: command.split(' '), output }));

function patternOf(output: string): RegExp {
  const parts = output.split(/^…\n/m).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[\\s\\S]*')}$`);
}

test('its own tests pass', PATIENCE, () => {
  const { status, stdout } = spawnSync(process.execPath, ['--test'], { cwd: EXAMPLE, encoding: 'utf8' });
  expect(stdout).toMatch(/^# fail 0$/m);
  expect({ status, tests: Number(/^# pass (\d+)$/m.exec(stdout)?.[1]) }).toEqual({ status: 0, tests: 5 });
});

test('its types are those of the package', PATIENCE, () => {
  const files = ['index.js', 'test/plugin.test.js'].map((path) => join(EXAMPLE, path));
  const program = ts.createProgram(files, {
    allowJs: true,
    checkJs: true,
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    resolveJsonModule: true,
    customConditions: ['@tidemark/source'],
    jsx: ts.JsxEmit.ReactJSX,
    jsxImportSource: 'preact',
    skipLibCheck: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    types: ['node'],
    typeRoots: [join(ROOT, 'node_modules/@types')],
  });
  const said = program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(EXAMPLE))
    .flatMap((file) => program.getSemanticDiagnostics(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  expect(said).toEqual([]);
});

test('its page shows commands', () => expect(COMMANDS.length).toBeGreaterThan(3));

test.each(COMMANDS)('$args', PATIENCE, ({ args, output }) => {
  const { stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd: EXAMPLE,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'] ?? '',
      COLUMNS: '100',
      NO_COLOR: '1',
      XDG_CACHE_HOME: join(ROOT, 'node_modules/.cache'),
    },
  });
  expect(stdout + stderr).toMatch(patternOf(output));
});
