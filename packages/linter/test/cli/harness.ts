/** Runs the command line in this process, on a project in a temporary directory. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { nodeServices } from '../../src/cli/node-services.ts';
import { run } from '../../src/cli/run.ts';
import type { Services } from '../../src/cli/services.ts';
import type { OutputStream, Terminal } from '../../src/cli/terminal.ts';
import { FORMATS } from '../../src/report/index.ts';
import type { LintResult } from '../../src/result.ts';
import type { RuleMeta } from '../../src/rules/rule.ts';
import { materialiseOlderTree } from '../../src/suppress/older-tree.ts';
import { stubLint } from './stub-lint.ts';

export const RULES: readonly RuleMeta[] = [
  {
    id: 'processes/local-disk-write',
    factor: 'processes',
    category: 'write',
    summary: 'Writes to the local disk of one node',
    effort: { minutes: 5, reason: 'One line changes.' },
    page: '# processes/local-disk-write\n\nA **page** with `code`.\n\n```php\nfile_put_contents($a, $b);\n```\n',
  },
  {
    id: 'logs/local-log-file',
    factor: 'logs',
    category: 'configuration',
    summary: 'Logs to a local file',
    effort: { minutes: 5, reason: 'One line changes.' },
    page: '# logs/local-log-file\n',
  },
];

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as the JSON report. */
  json(): LintResult;
}

export interface Setting {
  readonly cwd?: string;
  readonly env?: Terminal['env'];
  readonly stdin?: string;
  readonly isTTY?: boolean;
  readonly signal?: AbortSignal;
  readonly services?: Partial<Services>;
}

function memoryStream(isTTY: boolean): { stream: OutputStream; text(): string } {
  let all = '';
  return {
    stream: {
      isTTY,
      columns: 80,
      write: async (text) => {
        all += text;
      },
    },
    text: () => all,
  };
}

export interface TestProject {
  readonly root: string;
  write(files: Readonly<Record<string, string>>): void;
  read(path: string): string;
  git(...args: string[]): void;
  lint(argv: readonly string[], setting?: Setting): Promise<Outcome>;
}

/** A project that is removed after the test. */
export function project(files: Readonly<Record<string, string>>): TestProject {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'tidemark cli ü-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const write = (more: Readonly<Record<string, string>>): void => {
    for (const [path, text] of Object.entries(more)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  };
  write({ 'composer.json': '{}', ...files });
  return {
    root,
    write,
    read: (path) => readFileSync(join(root, path), 'utf8'),
    git: (...args) => {
      const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'init.defaultBranch=main'];
      execFileSync('git', [...identity, ...args], { cwd: root, stdio: 'ignore' });
    },
    lint: async (argv, setting = {}) => {
      const [stdout, stderr] = [memoryStream(setting.isTTY ?? false), memoryStream(false)];
      const code = await run(
        argv,
        {
          cwd: setting.cwd ?? root,
          env: setting.env ?? {},
          stdout: stdout.stream,
          stderr: stderr.stream,
          readStdin: async () => setting.stdin ?? '',
          signal: setting.signal ?? new AbortController().signal,
        },
        {
          lint: stubLint(),
          why: async (_, { path, line }) => ({ path, line, lines: [`${path}:${line} is silent`] }),
          audit: nodeServices.audit,
          rules: async () => RULES,
          formats: async () => FORMATS,
          materialiseRef: materialiseOlderTree,
          platforms: async () => ['generic', 'upsun', 'fly'],
          detectPlatform: async () => 'upsun',
          ...setting.services,
        },
      );
      return {
        code,
        stdout: stdout.text(),
        stderr: stderr.text(),
        json: () => JSON.parse(stdout.text()) as LintResult,
      };
    },
  };
}
