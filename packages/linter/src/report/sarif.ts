import type { CodeFlow, Invocation, Location, Log, Notification, ReportingDescriptor, Result } from 'sarif';
import type { Finding, LintResult, Severity } from '../result.ts';
import { type ReportContext, repositoryPath } from './context.ts';
import { folderUri, relativeUri } from './uri.ts';

const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>;
const PARTIAL = 'partial-analysis';
const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html). */
export function sarif(result: LintResult, context: ReportContext): string {
  const rules = ruleDescriptors(result, context);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: result.tool.name,
            version: result.tool.version,
            semanticVersion: result.tool.version,
            rules,
            notifications: [{ id: PARTIAL, shortDescription: { text: 'A file could only be analysed in part.' } }],
          },
        },
        invocations: [invocation(result, context)],
        originalUriBaseIds: { SRCROOT: sourceRoot(context) },
        columnKind: 'utf16CodeUnits',
        results: result.findings.map((finding) => findingResult(finding, indexes.get(finding.ruleId) ?? -1, context)),
        properties: { project: projectProperties(result), suppressed: result.suppressed, stats: result.stats },
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function findingResult(finding: Finding, ruleIndex: number, context: ReportContext): Result {
  const { category, kind, state, effect, confidence, remedy } = finding;
  return {
    ruleId: finding.ruleId,
    ruleIndex,
    level: LEVEL[finding.severity],
    message: { text: `${finding.message} ${remedy.summary}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(finding.path, context),
          region: {
            startLine: finding.startLine,
            startColumn: finding.startColumn,
            endLine: finding.endLine,
            endColumn: finding.endColumn,
          },
        },
      },
    ],
    partialFingerprints: { 'tidemarkFingerprint/v1': finding.fingerprint },
    ...(finding.trace.length === 0 ? {} : { codeFlows: [codeFlow(finding, context)] }),
    properties: { category, kind, state, effect, confidence, remedy },
  };
}

function codeFlow({ trace }: Finding, context: ReportContext): CodeFlow {
  return {
    threadFlows: [
      {
        locations: trace.map(({ path, line, message }) => ({
          location: {
            physicalLocation: { artifactLocation: artifact(path, context), region: { startLine: line } },
            message: { text: message },
          },
        })),
      },
    ],
  };
}

/** Every known rule, and those that only the result names, so that each result finds its own. */
function ruleDescriptors(result: LintResult, context: ReportContext): ReportingDescriptor[] {
  const known = new Set(context.rules.map(({ id }) => id));
  const unknown = new Map(result.findings.filter(({ ruleId }) => !known.has(ruleId)).map((f) => [f.ruleId, f.factor]));
  return [
    ...context.rules.map(({ id, summary, factor, page }) => ({
      id,
      // SARIF asks for whole sentences (3.49.9).
      shortDescription: { text: /[.!?]$/.test(summary) ? summary : `${summary}.` },
      help: { text: page, markdown: page },
      properties: { tags: ['twelve-factor', factor] },
    })),
    ...[...unknown].map(([id, factor]) => ({ id, properties: { tags: ['twelve-factor', factor] } })),
  ];
}

function invocation(result: LintResult, context: ReportContext): Invocation {
  return {
    executionSuccessful: true,
    toolExecutionNotifications: result.partial.map(({ path, reason }): Notification => {
      const location: Location = { physicalLocation: { artifactLocation: artifact(path, context) } };
      return {
        descriptor: { id: PARTIAL, index: 0 },
        level: 'warning',
        message: { text: reason },
        locations: [location],
      };
    }),
  };
}

function sourceRoot(context: ReportContext): { uri?: string; description: { text: string } } {
  const isBelow = repositoryPath('', context) !== '';
  const description = { text: isBelow ? 'The root of the repository.' : 'The root of the project.' };
  if (context.absoluteRoot !== true) return { description };
  const depth = repositoryPath('', context).split('/').length - 1;
  const segments = context.root.replaceAll('\\', '/').replace(/\/+$/, '').split('/');
  return { uri: folderUri(segments.slice(0, segments.length - depth).join('/')), description };
}

function artifact(path: string, context: ReportContext): { uri: string; uriBaseId: string } {
  return { uri: relativeUri(repositoryPath(path, context)), uriBaseId: 'SRCROOT' };
}

function projectProperties({ project }: LintResult): Record<string, unknown> {
  return { frameworks: project.frameworks, platform: project.platform };
}
