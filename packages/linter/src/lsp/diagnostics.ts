/** Findings as editors show them. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Diagnostic, DiagnosticSeverity, type Position, type Range } from 'vscode-languageserver/node';
import type { Finding } from '../result.ts';

const SEVERITY = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const;

/** Who says it. */
export const SOURCE = 'tidemark';

/** Both count columns in UTF-16 units; editors count from 0. */
export function rangeOf({ startLine, startColumn, endLine, endColumn }: Finding): Range {
  return {
    start: { line: startLine - 1, character: startColumn - 1 },
    end: { line: endLine - 1, character: endColumn - 1 },
  };
}

export function isWithin({ start, end }: Range, { line, character }: Position): boolean {
  const isBehindStart = line > start.line || (line === start.line && character >= start.character);
  return isBehindStart && (line < end.line || (line === end.line && character <= end.character));
}

/** @param root absolute path of the project, which the way to a finding is told by */
export function diagnosticOf(finding: Finding, root: string): Diagnostic {
  const { ruleId, severity, message, remedy, trace } = finding;
  const [href] = remedy.docs;
  return {
    range: rangeOf(finding),
    severity: SEVERITY[severity],
    source: SOURCE,
    code: ruleId,
    ...(href === undefined ? {} : { codeDescription: { href } }),
    message: remedy.summary === '' ? message : `${message}\n${remedy.summary}`,
    relatedInformation: trace.map((step) => {
      const at = { line: step.line - 1, character: 0 };
      return { location: { uri: fileUri(root, step.path), range: { start: at, end: at } }, message: step.message };
    }),
  };
}

export function fileUri(root: string, path: string): string {
  return pathToFileURL(join(root, path)).href;
}
