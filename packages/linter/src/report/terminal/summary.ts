import type { Finding, LintResult, PartialFile, Severity } from '../../result.ts';
import type { ReportContext } from '../context.ts';
import { countFiles, countRules, countSeverities, duration, grouped, plural, type SeverityCounts, tally } from '../counts.ts';
import { SEVERITIES } from '../severity.ts';
import { visible } from '../visible.ts';
import { cellWidth, wrap } from './cells.ts';
import { leftColumn, twoColumns } from './layout.ts';
import type { Palette } from './palette.ts';

const MAX_FILES = 20;
const MAX_PARTIAL = 10;

/** What stands beyond the limit, counted per file. */
export function collapsedLines(findings: readonly Finding[], context: ReportContext, palette: Palette): string[] {
  const files = countFiles(findings);
  const shown = files.slice(0, MAX_FILES);
  const left = leftColumn(shown.map(({ path }) => visible(path)), context.width - 4);
  const rows = shown.flatMap(({ path, counts }) =>
    twoColumns({ text: visible(path), style: palette.path }, tally(counts), { left, total: context.width - 4 }),
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
  const total = context.width - 4;
  const left = leftColumn(shown.map(({ path }) => visible(path)), total);
  const rows = shown.flatMap(({ path, reason }) =>
    twoColumns({ text: visible(path), style: palette.path }, visible(reason), { left, total }),
  );
  if (partial.length > shown.length) rows.push(palette.dim(`… and ${plural(partial.length - shown.length, 'more file')}`));
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
      const numbers = columns.map((severity) => cell(counts, severity)).join('').trimEnd();
      const row = `${name}${' '.repeat(nameWidth - cellWidth(name))}${numbers}`;
      return isKind ? palette.dim(row) : row;
    }),
  ];
}

/** How much was looked at. */
export function scopeLine(result: LintResult): string {
  const { files, excluded, cached, durationMs } = result.stats;
  const frameworks = result.project.frameworks.map(({ name, version }) => visible(`${name} ${version}`)).join(', ');
  const parts = [
    `${plural(files, 'file')} looked at in ${duration(durationMs)}`,
    ...(cached > 0 ? [`${grouped(cached)} from the cache`] : []),
    ...(excluded > 0 ? [`${grouped(excluded)} tests and the like left out`] : []),
    ...(frameworks === '' ? [] : [frameworks]),
    ...(result.project.platform === '' ? [] : [`judged for ${visible(result.project.platform)}`]),
  ];
  return parts.join(' · ');
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

export function dimWrapped(text: string, context: ReportContext, palette: Palette): string[] {
  return wrap(text, Math.max(24, context.width)).map(palette.dim);
}

function heading(severity: Severity): string {
  return severity === 'info' ? 'info' : `${severity}s`;
}
