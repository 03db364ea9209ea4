import { partition } from '../partition.ts';
import type { Finding, LintResult } from '../result.ts';
import type { ReportContext } from './context.ts';
import { countFiles, countRules, countSeverities, duration, plural, type SeverityCounts, tally } from './counts.ts';
import { EFFECT_SENTENCES } from './effect.ts';
import { type FindingGroup, groupFindings } from './groups.ts';
import { code, prose, table } from './markdown-syntax.ts';
import { isAtLeast, SEVERITIES } from './severity.ts';

/** A comment on a code host ends at 65,536 characters. */
const MAX_FILES = 100;

const SIGN = { error: '🔴', warning: '🟡', info: '🔵' } as const;

/** For a pull request's comment or an audit: what was found by rule and kind, then the findings in groups. */
export function markdown(result: LintResult, context: ReportContext): string {
  const shown = result.findings.filter((finding) => isAtLeast(finding.severity, context.minSeverity));
  const groups = groupFindings(shown);
  const full = groups.slice(0, context.limit);
  const rest = groups.slice(context.limit).flatMap(({ lead, others }) => [lead, ...others]);
  const blocks = [
    `## ${title(result, shown)}`,
    scope(result, shown),
    ...(shown.length === 0 ? [] : [ruleTable(shown)]),
    ...sections(full, context.limit),
    ...collapsed(rest),
    ...partial(result),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function title(result: LintResult, shown: readonly Finding[]): string {
  if (shown.length > 0)
    return `Tidemark: ${tally(countSeverities(shown))} in ${plural(countFiles(shown).length, 'file')}`;
  if (result.stats.files === 0) return 'Tidemark: no PHP files in scope';
  return result.findings.length > 0 || result.partial.length > 0
    ? 'Tidemark: nothing to show'
    : 'Tidemark: nothing found that a deploy or a second node would lose';
}

function scope(result: LintResult, shown: readonly Finding[]): string {
  const { files, durationMs } = result.stats;
  const { inline, baseline } = result.suppressed;
  const hidden = result.findings.length - shown.length;
  const frameworks = result.project.frameworks.map(({ name, version }) => prose(`${name} ${version}`));
  return [
    `${plural(files, 'file')} looked at in ${duration(durationMs)}`,
    ...frameworks,
    ...(result.project.platform === '' ? [] : [`judged for ${prose(result.project.platform)}`]),
    ...(hidden > 0 ? [`${hidden} less severe not shown`] : []),
    ...(inline + baseline > 0 ? [`${inline + baseline} suppressed`] : []),
  ].join(' · ');
}

function ruleTable(findings: readonly Finding[]): string {
  const rows = countRules(findings).flatMap(({ ruleId, counts, kinds }) => [
    [code(ruleId), '', ...numbers(counts)],
    ...kinds.map((kind) => ['', prose(kind.kind), ...numbers(kind.counts)]),
  ]);
  return table(['Rule', 'Kind', 'Errors', 'Warnings', 'Info'], 2, rows);
}

/** Findings that endanger one kind of state stand together. */
function sections(groups: readonly FindingGroup[], limit: number): string[] {
  const byState = partition(groups, ({ lead }) => lead.state ?? 'other');
  return [...byState].flatMap(([state, members]) => [
    `### ${state.charAt(0).toUpperCase()}${state.slice(1)}`,
    ...members.map((group) => groupBlock(group, limit)),
  ]);
}

function groupBlock({ lead, others }: FindingGroup, limit: number): string {
  const { effect, remedy, trace, confidence, ruleId } = lead;
  const install = remedy.packages.length === 0 ? [] : [code(`composer require ${remedy.packages.join(' ')}`)];
  const facts = [code(ruleId), ...(confidence === 'certain' ? [] : [confidence])].join(', ');
  const lines = [
    `${SIGN[lead.severity]} **${lead.severity}:** ${prose(lead.message)}`,
    `${location(lead)} (${facts})`,
    ...(effect === null ? [] : [EFFECT_SENTENCES[effect]]),
    ['**Fix:**', prose(remedy.summary), ...install, ...remedy.docs.map((address) => `<${encodeURI(address)}>`)].join(
      ' ',
    ),
  ];
  const shownOthers = others.slice(0, limit);
  const details = [
    ...list(
      'Where the path comes from:',
      trace.map((step) => `1. ${code(`${step.path}:${step.line}`)} ${prose(step.message)}`),
    ),
    ...list('On the same path:', [
      ...shownOthers.map((other) => `- ${location(other)} ${other.severity}: ${prose(other.message)}`),
      ...more(others.length - shownOthers.length, 'site'),
    ]),
  ];
  if (details.length === 0) return lines.join('  \n');
  const summary = [
    ...(trace.length > 0 ? ['the path'] : []),
    ...(others.length > 0 ? [plural(others.length, 'more site')] : []),
  ].join(', ');
  return `${lines.join('  \n')}\n\n<details><summary>${summary}</summary>\n${details.join('\n')}\n\n</details>`;
}

function list(heading: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : ['', heading, '', ...items];
}

function more(count: number, noun: string): string[] {
  return count === 0 ? [] : [`- … and ${plural(count, `more ${noun}`)}`];
}

function collapsed(findings: readonly Finding[]): string[] {
  if (findings.length === 0) return [];
  const files = countFiles(findings);
  const shown = files.slice(0, MAX_FILES);
  const rows = shown.map(({ path, counts }) => [code(path), ...numbers(counts)]);
  return [
    `### ${plural(findings.length, 'more finding')} in ${plural(files.length, 'file')}`,
    `<details><summary>by file</summary>\n\n${table(['File', 'Errors', 'Warnings', 'Info'], 1, rows)}\n\n</details>`,
    ...more(files.length - shown.length, 'file'),
  ];
}

function partial({ partial: files }: LintResult): string[] {
  if (files.length === 0) return [];
  const shown = files.slice(0, MAX_FILES).map(({ path, reason }) => `- ${code(path)} ${prose(reason)}`);
  return ['### Analysed in part only', [...shown, ...more(files.length - shown.length, 'file')].join('\n')];
}

function numbers(counts: SeverityCounts): string[] {
  return SEVERITIES.map((severity) => (counts[severity] === 0 ? '' : String(counts[severity])));
}

function location(finding: Finding): string {
  return code(`${finding.path}:${finding.startLine}:${finding.startColumn}`);
}
