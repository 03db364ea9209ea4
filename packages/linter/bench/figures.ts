/** What a figure is, and how figures are printed. */

export interface Figure {
  readonly name: string;
  /** What issue and README promise, in words. */
  readonly asked: string;
  readonly measured: string;
  /** Undefined: could not be measured, see {@link note}. */
  readonly isMet: boolean | undefined;
  /** A busy machine can make it miss. */
  readonly isTime: boolean;
  readonly note?: string;
}

/** The middle value, of an even number the mean of the two in the middle; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const [below, above] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return ((below ?? Number.NaN) + (above ?? Number.NaN)) / 2;
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** Spread of the wall times, and the time on processors, which a busy machine stretches less. */
export function spread(runs: readonly { readonly wallMs: number; readonly cpuMs: number }[]): string {
  const walls = runs.map(({ wallMs }) => wallMs);
  const cpu = median(runs.map(({ cpuMs }) => cpuMs));
  return `${runs.length} runs, ${seconds(Math.min(...walls))} to ${seconds(Math.max(...walls))}, ${seconds(cpu)} on processors`;
}

/** A figure that could not be measured here, and why. */
export function unmeasured(name: string, asked: string, note: string): Figure {
  return { name, asked, measured: '-', isMet: undefined, isTime: false, note };
}

const VERDICTS = { true: 'ok', false: 'MISSED', undefined: 'skipped' } as const;

export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    figure.asked,
    figure.measured,
    VERDICTS[`${figure.isMet}`],
    figure.note ?? '',
  ]);
  const all = [['what', 'asked', 'measured', '', 'how'], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length))) ?? [];
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
