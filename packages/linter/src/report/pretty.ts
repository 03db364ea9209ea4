import type { LintResult } from '../result.ts';
import type { ReportContext } from './context.ts';
import { countFiles, countSeverities, plural, tally } from './counts.ts';
import { type FindingGroup, groupFindings } from './groups.ts';
import { isAtLeast } from './severity.ts';
import { groupLines } from './terminal/group.ts';
import { createPalette, type Palette } from './terminal/palette.ts';
import { collapsedLines, dimWrapped, hiddenLines, partialLines, scopeLine, tableLines } from './terminal/summary.ts';

/** For a person at a terminal: groups of findings with code and remedy, the worst first, then a summary. */
export function pretty(result: LintResult, context: ReportContext): string {
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
    verdict(result, shown.length === 0 ? null : `${tally(countSeverities(shown))} in ${plural(countFiles(shown).length, 'file')}`, palette),
    ...hiddenLines(result, hidden).flatMap((line) => dimWrapped(line, context, palette)),
    ...dimWrapped(scopeLine(result), context, palette),
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

function verdict(result: LintResult, problems: string | null, palette: Palette): string {
  if (problems !== null) return palette.bold(problems);
  if (result.stats.files === 0) return palette.severity.warning('No PHP files in scope: nothing was judged.');
  if (result.findings.length > 0) return palette.bold('Nothing to show at this severity.');
  if (result.partial.length > 0) return palette.bold('Nothing found in what could be analysed.');
  return `${palette.good('✓')} ${palette.bold('Nothing found that a deploy or a second node would lose.')}`;
}
