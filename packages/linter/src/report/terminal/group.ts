import type { Finding, TraceStep } from '../../result.ts';
import type { ReportContext } from '../context.ts';
import { plural } from '../counts.ts';
import { EFFECT_SENTENCES } from '../effect.ts';
import type { FindingGroup } from '../groups.ts';
import { visible } from '../visible.ts';
import { cellWidth, wrap } from './cells.ts';
import { codeFrame } from './frame.ts';
import { bodyWidth, labelled, placeRows, proseWidth, type Row } from './layout.ts';
import type { Palette } from './palette.ts';

/** Steps shown of a longer trace: the first ones name the path, the last ones write to it. */
const TRACE_HEAD = 3;
const TRACE_TAIL = 3;
const MAX_OTHERS = 6;
/** A message can quote code; more of it than this hides the rest [UTF-16 units]. */
const MAX_MESSAGE = 500;

/**
 * One group: what, where, the code, where the path comes from, why it matters, what to do, the other sites.
 * @param isKnownRemedy the same remedy stands in full further up, its summary is enough here
 */
export function groupLines(
  group: FindingGroup,
  isKnownRemedy: boolean,
  context: ReportContext,
  palette: Palette,
): string[] {
  const { lead, others } = group;
  const lines = [...headline(lead, context, palette)];
  const source = context.sourceOf(lead.path);
  const frame = source === undefined ? [] : codeFrame(source, lead, context.width, palette);
  if (frame.length > 0) lines.push('', ...frame, '');
  lines.push(...traceLines(lead, context, palette));
  if (lead.effect !== null) {
    lines.push(...labelled('why', palette.label, wrap(EFFECT_SENTENCES[lead.effect], bodyWidth(context.width))));
  }
  lines.push(...remedyLines(lead, isKnownRemedy, context, palette));
  if (others.length > 0) lines.push(...otherLines(group, context, palette));
  return lines;
}

function headline(finding: Finding, context: ReportContext, palette: Palette): string[] {
  const badge = finding.severity;
  const indent = ' '.repeat(badge.length + 2);
  const message = wrap(brief(finding.message), proseWidth(context.width) - indent.length);
  const facts = [finding.state, finding.confidence === 'certain' ? null : finding.confidence, visible(finding.ruleId)];
  const place = location(finding);
  const rest = facts.filter((fact) => fact !== null).join(' · ');
  const isOneLine = indent.length + cellWidth(place) + 3 + cellWidth(rest) <= context.width;
  return [
    ...message.map((line, index) =>
      index === 0
        ? `${palette.severity[finding.severity](badge)}  ${palette.bold(line)}`
        : `${indent}${palette.bold(line)}`,
    ),
    ...(isOneLine
      ? [`${indent}${palette.path(place)} ${palette.dim(`· ${rest}`)}`]
      : [`${indent}${palette.path(place)}`, `${indent}${palette.dim(rest)}`]),
  ];
}

function traceLines(finding: Finding, context: ReportContext, palette: Palette): string[] {
  const { trace } = finding;
  if (trace.length === 0) return [];
  const isLong = context.limit !== Number.POSITIVE_INFINITY && trace.length > TRACE_HEAD + TRACE_TAIL + 1;
  const head = isLong ? trace.slice(0, TRACE_HEAD) : trace;
  const tail = isLong ? trace.slice(-TRACE_TAIL) : [];
  const steps = (part: readonly TraceStep[]): Row[] =>
    part.map((step) => [`${visible(step.path)}:${step.line}`, brief(step.message)]);
  const between: Row[] = isLong ? [['…', plural(trace.length - TRACE_HEAD - TRACE_TAIL, 'step')]] : [];
  const rows = [...steps(head), ...between, ...steps(tail)];
  return labelled('path', palette.label, placeRows(rows, bodyWidth(context.width), palette.path));
}

function remedyLines(finding: Finding, isKnown: boolean, context: ReportContext, palette: Palette): string[] {
  const { summary, packages, docs } = finding.remedy;
  const lines = wrap(brief(summary), bodyWidth(context.width));
  if (!isKnown) {
    if (packages.length > 0) lines.push(palette.command(`composer require ${packages.map(visible).join(' ')}`));
    for (const address of docs) lines.push(palette.link(visible(address)));
  }
  return labelled('fix', palette.label, lines);
}

function otherLines({ lead, others }: FindingGroup, context: ReportContext, palette: Palette): string[] {
  const shown = context.limit === Number.POSITIVE_INFINITY ? others : others.slice(0, MAX_OTHERS);
  const isSame = ({ severity, message }: Finding): boolean => severity === lead.severity && message === lead.message;
  const rows = shown.map(
    (finding): Row => [location(finding), isSame(finding) ? '' : `${finding.severity}: ${brief(finding.message)}`],
  );
  const lines = placeRows(rows, bodyWidth(context.width), palette.path);
  if (shown.length < others.length)
    lines.push(palette.dim(`… and ${plural(others.length - shown.length, 'more site')}`));
  return labelled('also', palette.label, lines);
}

function location(finding: Finding): string {
  return `${visible(finding.path)}:${finding.startLine}:${finding.startColumn}`;
}

function brief(text: string): string {
  return visible(text.length > MAX_MESSAGE ? `${text.slice(0, MAX_MESSAGE)}…` : text);
}
