import type { Finding, LintResult } from '../result.ts';
import { type FileReport, reportsByPath } from './by-path.ts';
import { explanationLines } from './explanation.ts';
import { isAtLeast } from './severity.ts';
import { visible } from './visible.ts';
import { element, textElement, xmlDocument } from './xml.ts';

/**
 * JUnit's XML as Jenkins reads it: a suite per file, a test case per finding. Errors and warnings fail; `info` passes
 * and is told in `system-out`; a file understood in part only has a skipped case. A clean run is one passing case.
 */
export function junit(result: LintResult): string {
  const suites = reportsByPath(result).map(suite);
  const failures = result.findings.filter(isFailure).length;
  const tests = result.findings.length + result.partial.length;
  const time = (result.stats.durationMs / 1000).toFixed(3);
  const isClean = suites.length === 0;
  return xmlDocument(
    element(
      'testsuites',
      { name: result.tool.name, time, tests: isClean ? 1 : tests, failures, errors: 0 },
      isClean ? [cleanSuite(result)] : suites,
    ),
  );
}

function suite({ path, findings, reasons }: FileReport): string {
  return element(
    'testsuite',
    {
      name: path,
      tests: findings.length + reasons.length,
      failures: findings.filter(isFailure).length,
      errors: 0,
      skipped: reasons.length,
    },
    [
      ...findings.map((finding) => findingCase(finding)),
      ...reasons.map((reason) =>
        element('testcase', { name: 'the file is analysed whole', classname: path }, [
          element('skipped', { message: `Analysed in part only: ${reason}` }),
        ]),
      ),
    ],
  );
}

function findingCase(finding: Finding): string {
  const { ruleId, path, startLine, startColumn, severity, message } = finding;
  const headline = [`${severity}: ${message}`, `${path}:${startLine}:${startColumn}`].map(visible);
  const text = [...headline, ...explanationLines(finding)].join('\n');
  return element('testcase', { name: `${ruleId} at ${startLine}:${startColumn}`, classname: path }, [
    isFailure(finding)
      ? textElement('failure', { type: severity, message }, text)
      : textElement('system-out', {}, text),
  ]);
}

function cleanSuite(result: LintResult): string {
  return element('testsuite', { name: result.tool.name, tests: 1, failures: 0, errors: 0, skipped: 0 }, [
    element('testcase', { name: `nothing found in ${result.stats.files} files`, classname: result.tool.name }),
  ]);
}

function isFailure(finding: Finding): boolean {
  return isAtLeast(finding.severity, 'warning');
}
