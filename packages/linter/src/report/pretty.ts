import type { Finding, LintResult } from '../result.ts';
import type { ReportContext } from './context.ts';
import { countFiles, countSeverities, plural } from './counts.ts';
import { type FindingGroup, groupFindings } from './groups.ts';
import { isAtLeast } from './severity.ts';
import { groupLines } from './terminal/group.ts';
import { createPalette, type Palette } from './terminal/palette.ts';
import {
  collapsedLines,
  colouredTally,
  hiddenLines,
  partialLines,
  scopeLines,
  tableLines,
} from './terminal/summary.ts';

/** A narrower terminal breaks lines itself [cells]. */
const MIN_WIDTH = 60;

/** For a person at a terminal: groups of findings with code and remedy, the worst first, then a summary. */
export function pretty(result: LintResult, given: ReportContext): string {
  const context: ReportContext = {
    ...given,
    width: Math.max(given.width, MIN_WIDTH),
    sourceOf: (path) => given.sourceOf(path),
  };
  const palette = createPalette(context.colors);
  const shown = result.findings.filter((finding) => isAtLeast(finding.severity, context.minSeverity));
  const hidden = result.findings.filter((finding) => !isAtLeast(finding.severity, context.minSeverity));
  const groups = groupFindings(shown);
  const sections: string[][] = groupSections(groups.slice(0, context.limit), context, palette);

  const rest = groups.slice(context.limit).flatMap(({ lead, others }) => [lead, ...others]);
  if (rest.length > 0) sections.push(collapsedLines(rest, context, palette));
  const partial = partialLines(result.partial, context, palette);
  if (partial.length > 0) sections.push(partial);
  if (shown.length > 0) sections.push(tableLines(shown, palette));
  sections.push([
    verdict(result, shown, palette),
    ...[
      ...hiddenLines(result, hidden),
      ...scopeLines(result, context),
      ...(shown.length > 0 ? ['More on a rule: tidemark-lint explain <rule>'] : []),
    ].map(palette.dim),
  ]);
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function groupSections(groups: readonly FindingGroup[], context: ReportContext, palette: Palette): string[][] {
  const remedies = new Set<string>();
  return groups.map((group) => {
    const remedy = JSON.stringify(group.lead.remedy);
    const isKnown = remedies.has(remedy);
    remedies.add(remedy);
    return groupLines(group, isKnown, context, palette);
  });
}

function verdict(result: LintResult, shown: readonly Finding[], palette: Palette): string {
  if (shown.length > 0) {
    return `${colouredTally(countSeverities(shown), palette)}${palette.bold(` in ${plural(countFiles(shown).length, 'file')}`)}`;
  }
  if (result.stats.files === 0) return palette.severity.warning('No PHP files in scope: nothing was judged.');
  if (result.findings.length > 0) return palette.bold('Nothing to show at this severity.');
  if (result.partial.length > 0) return palette.bold('Nothing found in what could be analysed.');
  return `${palette.good('✓')} ${palette.bold('Nothing found that a deploy or a second node would lose.')}`;
}
