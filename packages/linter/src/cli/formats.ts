/** Which reports are asked for, and where they go. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { didYouMean } from '../config/did-you-mean.ts';
import type { ReportFormat } from '../report/index.ts';
import { rootRelative } from '../suppress/settled-lint.ts';
import { type ParsedArguments, usageError } from './arguments.ts';
import { FORMAT_NAMES } from './options.ts';
import type { Terminal } from './terminal.ts';

export interface ReportPlan {
  readonly stdout: ReportFormat;
  /** True when nobody named the format on standard output. */
  readonly automatic: boolean;
  readonly files: readonly { readonly format: ReportFormat; readonly file: string }[];
}

/** What the CI systems say of themselves: docs.github.com "Variables", docs.gitlab.com "Predefined CI/CD variables". */
const CI_FORMATS: readonly { readonly variable: string; readonly format: ReportFormat }[] = [
  { variable: 'GITHUB_ACTIONS', format: 'github' },
  { variable: 'GITLAB_CI', format: 'gitlab' },
];

function isFormat(name: string): name is ReportFormat {
  return (FORMAT_NAMES as readonly string[]).includes(name);
}

function outputFile(text: string, cwd: string): { format: ReportFormat; file: string } {
  const at = text.indexOf('=');
  const format = at === -1 ? text : text.slice(0, at);
  if (!isFormat(format)) {
    const hint = didYouMean(format, FORMAT_NAMES);
    throw usageError(
      'invalid-value',
      `--output must be <format>=<file>, where the format is one of ${FORMAT_NAMES.join(', ')}; "${format}" is none.${hint}`,
    );
  }
  const file = at === -1 ? '' : text.slice(at + 1);
  if (file === '') throw usageError('invalid-value', `--output ${format} names no file: --output ${format}=<file>`);
  return { format, file: resolve(cwd, file) };
}

/**
 * A format that is named wins. Without one the CI system decides, unless its format already goes to a file: the log is
 * then for people.
 */
export function planReports(args: ParsedArguments, { cwd, env }: Pick<Terminal, 'cwd' | 'env'>): ReportPlan {
  const files = (args.values('output') ?? []).map((text) => outputFile(text, cwd));
  const twice = files.find(({ file }, index) => files.findIndex((other) => other.file === file) !== index);
  if (twice !== undefined)
    throw usageError('conflict', `--output writes ${twice.file} twice`, 'Give each report a file of its own.');
  const named = args.value('format');
  if (named !== undefined && !isFormat(named)) {
    throw usageError('invalid-value', `lint prints no ${named}; one of ${FORMAT_NAMES.join(', ')}`);
  }
  if (named !== undefined && isFormat(named)) return { stdout: named, automatic: false, files };
  const ci = CI_FORMATS.find(({ variable }) => env[variable] === 'true')?.format;
  const isFiled = files.some(({ format }) => format === ci);
  return { stdout: ci === undefined || isFiled ? 'pretty' : ci, automatic: true, files };
}

/** Where the project lies in its git work tree (`apps/site`); undefined at its top or outside any. */
export function repositoryFolder(root: string): string | undefined {
  for (let at = root; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at === root ? undefined : rootRelative(at, root);
    if (dirname(at) === at) return undefined;
  }
}
