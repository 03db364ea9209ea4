import type { Finding, LintResult, Severity } from '../result.ts';
import { type ReportContext, repositoryPath } from './context.ts';
import { countFiles, countSeverities, plural, tally } from './counts.ts';
import { explanationLines } from './explanation.ts';
import { bySeverity, isAtLeast } from './severity.ts';
import { visible, visibleLines } from './visible.ts';

const COMMAND: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Workflow commands that GitHub Actions turns into annotations, and a closing line for the log
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
 */
export function github(result: LintResult, context: ReportContext): string {
  // A step shows the first ten annotations of each level only, so the surest come first.
  const shown = result.findings
    .filter((finding) => isAtLeast(finding.severity, context.minSeverity))
    .toSorted(bySeverity);
  const lines = [
    ...shown.map((finding) => annotation(finding, context)),
    ...result.partial.map(({ path, reason }) =>
      command('warning', { file: repositoryPath(path, context), title: 'Analysed in part only' }, reason),
    ),
    closing(result, shown, context),
  ];
  return `${lines.join('\n')}\n`;
}

function annotation(finding: Finding, context: ReportContext): string {
  const isOneLine = finding.startLine === finding.endLine;
  return command(
    COMMAND[finding.severity],
    {
      file: repositoryPath(finding.path, context),
      line: finding.startLine,
      endLine: finding.endLine,
      // Annotations take columns only for a range within one line.
      ...(isOneLine ? { col: finding.startColumn, endColumn: finding.endColumn } : {}),
      title: finding.ruleId,
    },
    [visible(finding.message), ...explanationLines(finding)].join('\n'),
  );
}

function closing(result: LintResult, shown: readonly Finding[], context: ReportContext): string {
  const scope = `${plural(result.stats.files, 'file')} looked at`;
  if (shown.length === 0) return `${result.tool.name}: nothing found, ${scope}`;
  const hidden = result.findings.length - shown.length;
  return [
    `${result.tool.name}: ${tally(countSeverities(shown))} in ${plural(countFiles(shown).length, 'file')}`,
    ...(hidden > 0 ? [`${hidden} below ${context.minSeverity} not shown`] : []),
    scope,
  ].join(', ');
}

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(visible(String(value)))}`);
  return `::${name} ${list.join(',')}::${escapeData(visibleLines(message))}`;
}

/** As the runner's own toolkit does it (actions/toolkit, packages/core/src/command.ts). */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
