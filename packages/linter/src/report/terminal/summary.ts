import type { Finding, LintResult, PartialFile, Severity } from '../../result.ts';
import type { ReportContext } from '../context.ts';
import {
  countFiles,
  countRules,
  countSeverities,
  duration,
  grouped,
  plural,
  type SeverityCounts,
  tally,
} from '../counts.ts';
import { SEVERITIES } from '../severity.ts';
import { visible } from '../visible.ts';
import { cellWidth, wrapParts } from './cells.ts';
import { placeRows, proseWidth, type Row } from './layout.ts';
import type { Palette } from './palette.ts';

const MAX_FILES = 20;
const MAX_PARTIAL = 10;

/** What stands beyond the limit, counted per file. */
export function collapsedLines(findings: readonly Finding[], context: ReportContext, palette: Palette): string[] {
  const files = countFiles(findings);
  const shown = files.slice(0, MAX_FILES);
  const rows = placeRows(
    shown.map(({ path, counts }): Row => [visible(path), tally(counts)]),
    proseWidth(context.width) - 2,
    palette.path,
  );
  if (files.length > shown.length) rows.push(palette.dim(`… and ${plural(files.length - shown.length, 'more file')}`));
  return [
    palette.bold(`${plural(findings.length, 'more finding')} in ${plural(files.length, 'file')}`),
    ...rows.map((row) => `  ${row}`),
    palette.dim('  All of them in full: --verbose, or --format json'),
  ];
}

export function partialLines(partial: readonly PartialFile[], context: ReportContext, palette: Palette): string[] {
  if (partial.length === 0) return [];
  const shown = context.limit === Number.POSITIVE_INFINITY ? partial : partial.slice(0, MAX_PARTIAL);
  const rows = placeRows(
    shown.map(({ path, reason }): Row => [visible(path), visible(reason)]),
    proseWidth(context.width) - 2,
    palette.path,
  );
  if (partial.length > shown.length)
    rows.push(palette.dim(`… and ${plural(partial.length - shown.length, 'more file')}`));
  return [
    palette.severity.warning(`${plural(partial.length, 'file')} could only be analysed in part`),
    ...rows.map((row) => `  ${row}`),
  ];
}

/** A table of rules, and below each its kinds, with a column per severity. */
export function tableLines(findings: readonly Finding[], palette: Palette): string[] {
  const all = countSeverities(findings);
  const columns = SEVERITIES.filter((severity) => all[severity] > 0);
  const rows = countRules(findings).flatMap(({ ruleId, counts, kinds }) => [
    { name: visible(ruleId), counts, isKind: false },
    ...kinds.map((kind) => ({ name: `  ${visible(kind.kind)}`, counts: kind.counts, isKind: true })),
  ]);
  const nameWidth = Math.max(...rows.map(({ name }) => cellWidth(name)));
  const cell = (counts: SeverityCounts, severity: Severity): string =>
    (counts[severity] === 0 ? '' : grouped(counts[severity])).padStart(heading(severity).length + 2);
  return [
    `${' '.repeat(nameWidth)}${columns.map((severity) => `  ${palette.severity[severity](heading(severity))}`).join('')}`,
    ...rows.map(({ name, counts, isKind }) => {
      const numbers = columns
        .map((severity) => cell(counts, severity))
        .join('')
        .trimEnd();
      const row = `${name}${' '.repeat(nameWidth - cellWidth(name))}${numbers}`;
      return isKind ? palette.dim(row) : row;
    }),
  ];
}

/** How much was looked at. */
export function scopeLines(result: LintResult, context: ReportContext): string[] {
  const { files, excluded, cached, durationMs } = result.stats;
  const frameworks = result.project.frameworks.map(({ name, version }) => visible(`${name} ${version}`)).join(', ');
  const parts = [
    `${plural(files, 'file')} looked at in ${duration(durationMs)}`,
    ...(cached > 0 ? [`${grouped(cached)} from the cache`] : []),
    ...(excluded > 0 ? [`${grouped(excluded)} tests and the like left out`] : []),
    ...(frameworks === '' ? [] : [frameworks]),
    ...(result.project.platform === '' ? [] : [`judged for ${visible(result.project.platform)}`]),
  ];
  return wrapParts(parts, ' · ', proseWidth(context.width));
}

/** What the reader does not see above, and how to. */
export function hiddenLines(result: LintResult, hidden: readonly Finding[]): string[] {
  const lines: string[] = [];
  const { inline, baseline } = result.suppressed;
  if (hidden.length > 0) {
    const lowest = SEVERITIES.findLast((severity) => hidden.some((finding) => finding.severity === severity)) ?? 'info';
    lines.push(`Not shown: ${tally(countSeverities(hidden))} (--min-severity ${lowest} shows them)`);
  }
  const suppressed = [
    ...(inline > 0 ? [`${grouped(inline)} by a comment in the code`] : []),
    ...(baseline > 0 ? [`${grouped(baseline)} by the baseline`] : []),
  ];
  if (suppressed.length > 0) lines.push(`Suppressed: ${suppressed.join(', ')}`);
  return lines;
}

/** Counts of what is shown, each in the colour of its severity. */
export function colouredTally(counts: SeverityCounts, palette: Palette): string {
  return SEVERITIES.filter((severity) => counts[severity] > 0)
    .map((severity) =>
      palette.severity[severity](tally({ error: 0, warning: 0, info: 0, [severity]: counts[severity] })),
    )
    .join(', ');
}

function heading(severity: Severity): string {
  return severity === 'info' ? 'info' : `${severity}s`;
}
