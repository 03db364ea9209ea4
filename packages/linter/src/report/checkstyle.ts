import type { Finding, LintResult } from '../result.ts';
import { reportsByPath } from './by-path.ts';
import { type ReportContext, repositoryPath } from './context.ts';
import { element, textElement, xmlDocument } from './xml.ts';

/** The version of Checkstyle whose report this is like; its report schema is 1.0.0 since then. */
const REPORT_VERSION = '4.3';

/** Checkstyle's XML report, which most review bots read; a file understood in part only carries an `exception`. */
export function checkstyle(result: LintResult, context: ReportContext): string {
  const files = reportsByPath(result).map(({ path, findings, reasons }) =>
    element('file', { name: repositoryPath(path, context) }, [
      ...findings.map(errorElement),
      ...reasons.map((reason) => textElement('exception', {}, `Analysed in part only: ${reason}`)),
    ]),
  );
  return xmlDocument(element('checkstyle', { version: REPORT_VERSION }, files));
}

function errorElement(finding: Finding): string {
  return element('error', {
    line: finding.startLine,
    column: finding.startColumn,
    severity: finding.severity,
    message: `${finding.message} ${finding.remedy.summary}`,
    source: finding.ruleId,
  });
}
