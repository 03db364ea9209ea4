import { STATE_KINDS, type StateKind, type StateMap, type Store } from '@tidemark/sdk/model';
import type { Finding, LintResult } from '../result.ts';
import { environmentContract } from '../state/environment.ts';

/** The result itself, version 1, as `schema/lint-result-1.schema.json` describes it; the order of keys is fixed. */
export function json(result: LintResult): string {
  const { tool, project, suppressed, stats } = result;
  const document: LintResult = {
    schemaVersion: result.schemaVersion,
    tool: { name: tool.name, version: tool.version },
    project: {
      root: project.root,
      frameworks: project.frameworks.map(({ name, version }) => ({ name, version })),
      platform: project.platform,
    },
    findings: result.findings.map(findingDocument),
    stateMap: stateMapDocument(result.stateMap),
    environment: environmentContract(result.environment),
    partial: result.partial.map(({ path, reason }) => ({ path, reason })),
    suppressed: { inline: suppressed.inline, baseline: suppressed.baseline },
    stats: {
      files: stats.files,
      excluded: stats.excluded,
      parsed: stats.parsed,
      cached: stats.cached,
      bytes: stats.bytes,
      durationMs: stats.durationMs,
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function stateMapDocument({ schemaVersion, kinds }: StateMap): StateMap {
  const ordered = STATE_KINDS.map((kind) => [kind, kinds[kind].map(storeDocument)] as const);
  return { schemaVersion, kinds: Object.fromEntries(ordered) as Record<StateKind, Store[]> };
}

function storeDocument({ store, placement, technology, confidence, evidence }: Store): Store {
  return {
    store,
    placement,
    technology,
    confidence,
    evidence: evidence.map(({ path, line, key, variable, default: fallback, whenUnset }) => ({
      path,
      line,
      ...(key === undefined ? {} : { key }),
      ...(variable === undefined ? {} : { variable }),
      ...(fallback === undefined ? {} : { default: fallback }),
      ...(whenUnset === undefined ? {} : { whenUnset }),
    })),
  };
}

function findingDocument(finding: Finding): Finding {
  return {
    ruleId: finding.ruleId,
    factor: finding.factor,
    category: finding.category,
    kind: finding.kind,
    state: finding.state,
    effect: finding.effect,
    severity: finding.severity,
    confidence: finding.confidence,
    message: finding.message,
    ...(finding.target === undefined ? {} : { target: finding.target }),
    path: finding.path,
    startLine: finding.startLine,
    startColumn: finding.startColumn,
    endLine: finding.endLine,
    endColumn: finding.endColumn,
    fingerprint: finding.fingerprint,
    trace: finding.trace.map(({ path, line, message }) => ({ path, line, message })),
    remedy: {
      summary: finding.remedy.summary,
      packages: [...finding.remedy.packages],
      docs: [...finding.remedy.docs],
    },
  };
}
