/** Renders the result and hands it out. */
import type { LintOptions } from '../options.ts';
import type { ReportContext } from '../report/index.ts';
import type { LintResult } from '../result.ts';
import type { RuleMeta } from '../rules/rule.ts';
import { rootRelative } from '../suppress/settled-lint.ts';
import { sourceReader } from '../suppress/source-reader.ts';
import type { PreparedAnalysis } from './analysis-options.ts';
import type { ParsedArguments } from './arguments.ts';
import { repositoryFolder } from './formats.ts';
import type { LintRequest } from './lint-request.ts';
import type { Services } from './services.ts';
import { hasColors, type Terminal } from './terminal.ts';
import { writeWholeFile } from './write-file.ts';

export interface ReportSetting {
  readonly args: ParsedArguments;
  readonly terminal: Terminal;
  readonly services: Services;
  readonly rules: readonly RuleMeta[];
  readonly analysis: PreparedAnalysis;
  /** Text that was linted in place of a file. */
  readonly unsaved: LintOptions['stdin'];
}

/** Groups shown in full: on a terminal, and in a file (a comment on GitHub holds 65,536 characters). */
const TERMINAL_LIMIT = 40;
const FILE_LIMIT = 100;

/**
 * Files first, so that a report on standard output is the last word.
 * @throws TidemarkError `output.unwritable`
 */
export async function writeReports(result: LintResult, request: LintRequest, setting: ReportSetting): Promise<void> {
  const { args, terminal, services, rules, analysis, unsaved } = setting;
  const formats = await services.formats();
  const folder = repositoryFolder(analysis.root);
  const context: Omit<ReportContext, 'colors' | 'width' | 'limit'> = {
    sourceOf: sourceReader(
      analysis.root,
      unsaved && { path: rootRelative(analysis.root, unsaved.filename), source: unsaved.source },
    ),
    rules,
    root: analysis.root,
    minSeverity: request.minSeverity,
    ...(folder === undefined ? {} : { repositoryFolder: folder }),
  };
  const isFull = args.has('verbose');
  for (const { format, file } of request.reports.files) {
    const limit = isFull ? Number.POSITIVE_INFINITY : FILE_LIMIT;
    writeWholeFile(file, withNewline(formats[format](result, { ...context, colors: false, width: 100, limit })));
  }
  const { stdout, automatic } = request.reports;
  const text = formats[stdout](result, {
    ...context,
    colors: hasColors(terminal.stdout, terminal.env, args.has('no-color')),
    width: terminal.stdout.columns,
    limit: isFull || !terminal.stdout.isTTY ? Number.POSITIVE_INFINITY : TERMINAL_LIMIT,
  });
  await terminal.stdout.write(withNewline(text));
  if (stdout === 'gitlab' && automatic && !args.has('quiet')) await terminal.stderr.write(gitlabNote(result));
}

function withNewline(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/** A Code Quality report in a job's log helps nobody: say what to do with it. */
function gitlabNote({ findings }: LintResult): string {
  return [
    `tidemark-lint: ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}, as a GitLab Code Quality report on standard output.`,
    'tidemark-lint: --output gitlab=gl-code-quality-report.json keeps it as an artifact and leaves the log to people.\n',
  ].join('\n');
}
